import type { Rule } from "../../rule";
/** What AWS keeps in us-east-1, with what must stand beside it there, and what watches and closes every region that may be used. */
const global =
  /^aws:(acm|wafv2|kms|cloudwatch\/log|cloudwatch\/(metricAlarm|eventRule|eventTarget|eventPermission)|sns|ecrpublic|budgets|costexplorer|cur|cfg|guardduty|securityhub|inspector2|accessanalyzer|ec2\/vpcBlockPublicAccessOptions)/;

export const rule: Rule = {
  id: "region-is-declared",
  title: "Everything stands in the home region, and in us-east-1 only what AWS keeps there.",
  why: "Data in a third region lies where no law, log or backup of ours reaches.",
  fix: "Leave region out, or set it to us-east-1 for certificates, web ACLs and what they need there.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (resource, check) => {
    const { home, global: elsewhere } = check.registry.regions;
    if (resource.type === "pulumi:providers:aws") {
      check.expect(() => resource.text("region") === home, "the provider's region is not the home region", {
        part: "provider",
      });
    } else if (resource.type.startsWith("aws:") && resource.raw("region") !== undefined) {
      check.expect(
        () => resource.text("region") === home || (resource.text("region") === elsewhere && global.test(resource.type)),
        "the resource stands in another region",
      );
    }
  },
};
