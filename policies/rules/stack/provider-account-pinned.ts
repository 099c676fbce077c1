import type { Check } from "../../kernel/check";
import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";

/**
 * The organization's stack makes the accounts: while it previews for the first time there is none to take a role in. A product's stack has one more
 * provider, in the account of the zone above its own, with a role that may delegate to its domain and do nothing else.
 */
export const rule: Rule = {
  id: "provider-account-pinned",
  title:
    "The AWS provider may speak to exactly the account that the ledger holds for the product, by a role of it in the stack's name; the organization's, to the management account.",
  why: "With the credentials of another account, the update would build the product there, and delete what it does not know.",
  fix: "Set allowedAccountIds to the ledger's id, and assume, with the session name pulumi-<stack>, the deploy role of that account; for what the parent zone says, the product's own role there.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["pulumi:providers:aws"],
  check: (provider, check) => {
    const allowed = accountsOf(check);
    const pinned = (): string | undefined => {
      const ids = provider.texts("allowedAccountIds");
      return ids.length === 1 ? ids[0] : undefined;
    };
    const delegates = (): boolean => check.product !== undefined && delegatesOnly(provider, check);
    check.expect(() => allowed.includes(pinned() ?? "") || delegates(), "the provider is not pinned to the account");
    const roles = provider.list("assumeRoles");
    check.expect(
      () => roles.length > 0 || pinned() === check.registry.organization.accounts["management"],
      "the provider takes no role of its account, and works there as whoever runs it",
      { part: "role" },
    );
    for (const role of roles) {
      check.expect(
        () => role.text("sessionName") === `pulumi-${check.graph.stack}`,
        "the session is called after another stack than it is of, and the trail tells another's doings",
        { part: "session" },
      );
      check.expect(
        () => roleOf(role.text("roleArn")).account === pinned() || delegates(),
        "the provider assumes a role of another account",
        { part: "role" },
      );
    }
  },
};

function accountsOf({ product, graph, registry }: Check): string[] {
  const { stack, accounts } = registry.organization;
  if (product !== undefined) return [product.account];
  return graph.stack === stack ? [accounts["management"] ?? ""] : Object.values(accounts);
}

/** Whether it stands in the management account with the product's own role there, by way of the product's account, and makes delegations only. */
function delegatesOnly(provider: View, { product, graph, registry }: Check): boolean {
  const { management } = registry.organization.accounts;
  const { delegate, delegationReader } = registry.roles;
  if (!isOnly(provider.texts("allowedAccountIds"), management)) return false;
  const way = provider.list("assumeRoles").map((role) => roleOf(role.text("roleArn")));
  const last = way.pop();
  const named = [delegationReader, `${delegate}-${graph.stack}`].includes(last?.name ?? "");
  return (
    named &&
    last?.account === management &&
    way.every(({ account }) => account === product?.account) &&
    graph.all
      .filter((one) => one.type.startsWith("aws:") && isOnly(one.provider.texts("allowedAccountIds"), management))
      .every((one) => one.type === "aws:route53/record:Record" && ["NS", "DS"].includes(one.text("type") ?? ""))
  );
}

function isOnly(ids: readonly string[], id: string | undefined): boolean {
  return ids.length === 1 && ids[0] === id;
}

function roleOf(arn = ""): { readonly account?: string | undefined; readonly name?: string | undefined } {
  const [, account, name] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(arn) ?? [];
  return { account, name };
}
