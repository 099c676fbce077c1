import type { Rule } from "../../rule";
import { allowances, identityTypes } from "../../views/permissions";

/**
 * A name that ends in * after a whole verb and noun (kms:GenerateDataKey*) is left alone: it stands for the spellings of one action. A verb
 * alone (s3:Get*) is advisory.
 */
export const rule: Rule = {
  id: "iam-no-service-wildcard-action",
  title: "No policy allows all actions of a service.",
  why: "It allows what the service learns to do tomorrow, too.",
  fix: "Name the actions.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_63", "CKV_AWS_49", "CKV2_AWS_40", "AWS-0345", "IAM.21", "NAG-IAM5"],
  types: identityTypes,
  check: (subject, check) => {
    for (const { actions } of allowances(subject)) {
      // Whatever follows the service must say something: *, ?* and ** do not.
      check.expect(
        () => !actions.some((action) => /[*?]/.test(action.split(":")[0] ?? "") || /:[*?]+$/.test(action)),
        "a statement allows all actions of a service",
      );
      check.expect(
        () => !actions.some((action) => /:[A-Z][a-z]*[*?]+$/.test(action)),
        "a statement allows everything that begins with a verb",
        { part: "verb", level: "advisory" },
      );
    }
  },
};
