import type { Rule } from "../../rule";
import { allowances, identityTypes, isConstrained } from "../../views/permissions";
import { isInventory, takesNoResource } from "../../views/actions";

/**
 * Two kinds of actions are admitted on *: those for which AWS takes no resource (a table with its source), and those that only list what there
 * is and how it is set, which an inventory such as Datadog's asks about everything.
 */
export const rule: Rule = {
  id: "iam-no-star-resource-on-restrictable",
  title: "A statement about every resource holds only actions that cannot be limited, or is narrowed by a condition.",
  why: "A right over every resource is a right over those that come tomorrow.",
  fix: "Name the resources by ARN, built from chosen names; or narrow the statement by aws:ResourceTag, kms:ResourceAliases, cloudwatch:namespace and the like.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_355", "CKV_AWS_356", "AWS-0057"],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      if (!statement.resources.some((resource) => /^[*?]+$/.test(resource))) continue;
      check.expect(
        () =>
          isConstrained(statement) ||
          statement.actions.every((action) => takesNoResource(action) || isInventory(action)),
        "a statement about every resource holds actions that could be limited",
      );
    }
  },
};
