import type { Rule } from "../../rule";
import { DATABASE_INSTANCE, SINGLE_DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-not-public",
  title: "No database instance has a public address.",
  why: "A password would be all that stands between the internet and the data.",
  fix: "Set publiclyAccessible: false.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_17", "AWS-0180", "RDS.2", "CIS5-2.2.3"],
  types: [DATABASE_INSTANCE, SINGLE_DATABASE],
  check: (instance, check) => {
    check.expect(() => instance.flag("publiclyAccessible") === false, "it may have a public address");
  },
};
