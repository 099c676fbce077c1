import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "github-no-aws-keys-in-secrets",
  title: "No key of AWS is kept in GitHub, and no secret is written in the program.",
  why: "Deployments come by OIDC; a key in GitHub is a key that is shared and stays.",
  fix: "Remove it and use the deploy role; pass other secrets in as secrets of the configuration.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_GIT_4", "GIT-0002"],
  types: [
    "github:index/actionsSecret:ActionsSecret",
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
    "github:index/actionsOrganizationSecret:ActionsOrganizationSecret",
    "github:index/dependabotSecret:DependabotSecret",
    "github:index/actionsVariable:ActionsVariable",
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    "github:index/actionsOrganizationVariable:ActionsOrganizationVariable",
  ],
  check: (subject, check) => {
    const name = (): string => subject.text("secretName") ?? subject.text("variableName") ?? "";
    check.expect(() => !/AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)/i.test(name()), "it is a key of AWS");
    if (subject.type.endsWith("Variable")) return;
    for (const path of ["plaintextValue", "value"]) {
      if (subject.raw(path) === undefined) continue;
      check.expect(() => subject.isSecret(path) || !subject.isSet(path), "its value is written in the program", {
        part: "literal",
      });
    }
  },
};
