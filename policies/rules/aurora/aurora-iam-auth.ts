import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-iam-auth",
  title: "People may sign in to a database by IAM.",
  why: "A token of a quarter of an hour replaces a password that is passed on.",
  fix: "Set iamDatabaseAuthenticationEnabled: true.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_162", "CKV_AWS_161", "AWS-0176", "RDS.10", "RDS.12", "NAG-RDS6"],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    check.expect(() => database.flag("iamDatabaseAuthenticationEnabled") === true, "nobody may sign in by IAM");
  },
};
