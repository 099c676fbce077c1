import { isEveryone, matches, type Statement, statements } from "../../kernel/documents";
import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "kms-key-policy-through-services",
  title:
    "Identities use a key only through the services that encrypt with it, and grants are for those services alone.",
  why: "Who may use a key directly decrypts copies of the data that were taken out of the store.",
  fix: "Demand kms:ViaService by name where the policy admits everyone of the account, and kms:GrantIsForAWSResource for grants.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (holder, check) => {
    if (holder.raw("policy") === undefined) return;
    const open = (): Statement[] =>
      statements(holder, "policy").filter(
        ({ effect, principals }) => effect === "Allow" && principals.some(isEveryone),
      );
    check.expect(
      () =>
        open().every((one) =>
          demands(one, "kms:viaservice", (value) => /^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com$/.test(value)),
        ),
      "everyone of the account may use the key directly",
      { part: "via-service" },
    );
    check.expect(
      () =>
        open()
          .filter(({ actions }) => actions.some((action) => matches(action, "kms:CreateGrant")))
          .every((one) => demands(one, "kms:grantisforawsresource", (value) => value === "true")),
      "everyone of the account may grant the key",
      { part: "grants" },
    );
  },
};

function demands({ conditions }: Statement, key: string, is: (value: string) => boolean): boolean {
  return conditions.some(
    (condition) =>
      condition.key === key &&
      /^(StringEquals|StringLike|Bool)$/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every(is),
  );
}
