import { covers } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { allowances, identityTypes } from "../../views/permissions";

/** In the organization's stack alone: its identities that decrypt are those of CI, and what they decrypt is the states of other stacks. */
export const rule: Rule = {
  id: "iam-state-secrets-scoped",
  title: "What opens the secrets of stacks names the stacks.",
  why: "The states of all stacks share a key; the context under which a secret was sealed is what tells one stack's from another's.",
  fix: "Set StringEquals kms:EncryptionContext:stack to whole names of stacks, as the secrets provider's context_stack says.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    if (check.graph.stack !== check.registry.organization.stack) return;
    for (const { conditions } of allowances(subject).filter((statement) => covers(statement, "kms:Decrypt"))) {
      check.expect(
        () =>
          conditions.some(
            ({ key, operator, values }) =>
              key === "kms:encryptioncontext:stack" &&
              operator === "StringEquals" &&
              values.every((value) => !/[*?]/.test(value) && value !== check.registry.organization.stack),
          ),
        "it opens the secrets of every stack",
      );
    }
  },
};
