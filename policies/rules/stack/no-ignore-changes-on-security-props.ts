import type { Rule } from "../../rule";
const guarded =
  /^(\*|\[|.*polic(y|ies)|ingress|egress|routes?|rules|acl|grants|.*encrypt.*|.*kms.*|.*publicAccess.*|publiclyAccessible|blockPublic.*|restrictPublic.*|ignorePublic.*|tags(All)?|.*securityGroup.*|.*[dD]eletionProtection.*|permissionsBoundary|.*principals?|mapPublicIpOnLaunch|enabledCloudwatchLogsExports|viewerCertificate|webAclId|listeners?|sslPolicy|allowedAccountIds)($|[.[])/i;

export const rule: Rule = {
  id: "no-ignore-changes-on-security-props",
  title: "No resource ignores changes of what protects it.",
  why: "A hole that was made by hand would stay for ever, since no preview would show it.",
  fix: "Name in ignoreChanges only what a deploy tool owns: the task definition, the desired count.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (resource, check) => {
    for (const property of resource.resource.ignoreChanges) {
      check.expect(() => !guarded.test(property), "a property that protects is ignored");
    }
  },
};
