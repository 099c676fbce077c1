import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "provider-account-pinned",
  title: "The AWS provider may speak to exactly the account that the ledger holds for the product.",
  why: "With the credentials of another account, the update would build the product there, and delete what it does not know.",
  fix: "Set allowedAccountIds to the ledger's id, and assume the deploy role of that account.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["pulumi:providers:aws"],
  check: (provider, check) => {
    const { product, registry } = check;
    const foundation = Object.values(registry.organization.accounts);
    check.expect(() => {
      const ids = provider.texts("allowedAccountIds");
      return product === undefined
        ? ids.length === 1 && foundation.includes(ids[0] ?? "")
        : ids.join() === product.account;
    }, "the provider is not pinned to the account");
    for (const role of [...provider.list("assumeRoles"), ...provider.list("assumeRole")]) {
      check.expect(
        () => {
          const account = /^arn:aws:iam::(\d{12}):role\//.exec(role.text("roleArn") ?? "")?.[1];
          return product === undefined ? foundation.includes(account ?? "") : account === product.account;
        },
        "the provider assumes a role of another account",
        { part: "role" },
      );
    }
  },
};
