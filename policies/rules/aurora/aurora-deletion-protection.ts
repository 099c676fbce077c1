import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";

/**
 * In production only: staging is made to be taken down, and an advisory line on every preview of it would teach people to read past them.
 */
export const rule: Rule = {
  id: "aurora-deletion-protection",
  title: "A production database cannot be deleted by mistake.",
  why: "One wrong line would end the product.",
  fix: "Set deletionProtection: true.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_139", "CKV_AWS_293", "AWS-0343", "AWS-0177", "RDS.7", "RDS.8", "NAG-RDS10"],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    if (database.environment !== "production") return;
    check.expect(() => database.flag("deletionProtection") === true, "it can be deleted");
  },
};
