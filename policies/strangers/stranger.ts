import type { Caller, Membership } from "../iam/request";
import { accountOf, type Statement } from "../kernel/documents";
import { knownAccounts } from "../views/accounts";
import type { Place } from "./place";

export type Kind = "internet" | "account" | "canonical-user" | "organization" | "service" | "environment" | "store";

/** Somebody who is to get at nothing of ours by a document, whatever it says of others. */
export interface Stranger {
  readonly kind: Kind;
  /** As a message says it; never a value of the document. */
  readonly words: string;
  readonly caller: Caller;
  /** The account that calls, or for which a service calls; none for who signs nothing. */
  readonly account?: string;
  readonly organization?: Membership;
  /** Whose thing is asked for, where it is none of the place's. */
  readonly store?: { readonly account: string; readonly organization?: Membership };
}

/** Of nobody whom the company knows. Twelve digits, as AWS gives them; no document of ours can name it. */
const ELSEWHERE = "666666666666";
const WITHIN = "777777777777";

/**
 * Who is tried against a statement: the usual strangers, and whoever the statement names itself and is not ours. They hold every right in their own
 * account, so that the document alone decides.
 */
export function strangersTo(statement: Statement, place: Place): readonly Stranger[] {
  const accounts = [...new Set([...accountsNamed(statement, place), ELSEWHERE, WITHIN])];
  return [
    { kind: "internet", words: "the internet", caller: { kind: "anonymous" } },
    ...accounts.flatMap((account) => [ofAccount(account, place), ...servicesFor(account, statement, place)]),
    ...unnamable(statement, place),
    ...ofOtherEnvironments(statement, place),
  ];
}

/**
 * Who is tried against the policy of an endpoint, which gives nobody a right and only limits: whoever has credentials of another account asks for a thing
 * of that account or of ours; and where things have names that anybody can take, our own roles ask for a stranger's too.
 */
export function carriersThrough(statement: Statement, place: Place, takesNames: boolean): readonly Stranger[] {
  const strangers = strangersTo(statement, place).filter(({ kind }) => kind !== "service" && kind !== "environment");
  const { id, rootId } = place.registry.organization;
  const organization = { id, path: `${id}/${rootId}/ou-of-products/` };
  const carriers = strangers.flatMap((one) => [
    { ...one, store: { account: ELSEWHERE, ...one } },
    { ...one, store: { account: place.account, organization } },
  ]);
  if (!takesNames) return carriers;
  const own = caller(`arn:aws:iam::${place.account}:role/own`, { organization });
  const stores = [...new Set([...accountsNamed(statement, place), ELSEWHERE, WITHIN])].map((account) => ({
    kind: "store" as const,
    words: `a role of ours, into a store of ${whose(account, place).words},`,
    caller: own,
    account: place.account,
    organization,
    store: { account, ...whose(account, place) },
  }));
  return [...carriers, ...stores];
}

function ofAccount(account: string, place: Place): Stranger {
  const of = whose(account, place);
  return { ...of, caller: caller(`arn:aws:iam::${account}:role/stranger`, of), account };
}

function whose(account: string, { registry }: Place): Pick<Stranger, "kind" | "words" | "organization"> {
  const { id, rootId } = registry.organization;
  if (account === WITHIN || knownAccounts(registry).has(account)) {
    const organization = { id, path: `${id}/${rootId}/ou-of-products/` };
    return { kind: "organization", words: "another account of the organization", organization };
  }
  const organization = { id: "o-stranger00", path: "o-stranger00/r-strg/ou-strg-stranger/" };
  return { kind: "account", words: "an account that is not the company's", organization };
}

function caller(arn: string, { organization }: Pick<Stranger, "organization">): Caller {
  return { kind: "identity", arn, ...(organization === undefined ? {} : { organization }) };
}

/** A service of AWS acts for every account: those of the statement, and any where it admits everyone. */
function servicesFor(account: string, { principals }: Statement, place: Place): readonly Stranger[] {
  const { words, organization } = whose(account, place);
  const names = principals.flatMap(({ kind, value }) => {
    if (kind === "AWS" && value === "*") return ["any.amazonaws.com"];
    return kind === "Service" ? [value] : [];
  });
  return [...new Set(names)].map((name) => ({
    kind: "service" as const,
    words: `${name === "any.amazonaws.com" ? "any service of AWS" : name}, acting for ${words},`,
    caller: { kind: "service" as const, name },
    account,
    ...(organization === undefined ? {} : { organization }),
  }));
}

/** Accounts in principals and in conditions that are not the resource's own. */
function accountsNamed({ principals, conditions }: Statement, { account }: Place): readonly string[] {
  const texts = [
    ...principals.flatMap(({ kind, value }) => (kind === "AWS" ? [value] : [])),
    ...conditions.flatMap(({ values }) => values),
  ];
  return texts.flatMap((text) => accountOf(text) ?? accountLike(text) ?? []).filter((one) => one !== account);
}

/** An account that a pattern stands for, of an ARN or alone, where it says some of its digits: `1111*`. */
function accountLike(text: string): string | undefined {
  const pattern = text.startsWith("arn:") ? (text.split(":")[4] ?? "") : text;
  if (!/^[\d*?]{2,12}$/.test(pattern) || !/\d/.test(pattern) || !/[*?]/.test(pattern)) return undefined;
  const missing = 13 - pattern.length;
  return pattern.replace("*", "6".repeat(missing)).replaceAll("*", "").replaceAll("?", "6").slice(0, 12);
}

/** Principals that say no account: of S3 alone, of an identity provider, the number of a role that is gone, a pattern, which AWS takes for a name. */
function unnamable({ principals }: Statement, place: Place): readonly Stranger[] {
  return principals.flatMap(({ kind, value }): Stranger[] => {
    if (kind === "CanonicalUser") {
      const words = "an account that is named by its canonical user alone";
      return [{ kind: "canonical-user", words, caller: { kind: "canonical", id: value }, account: ELSEWHERE }];
    }
    if (kind === "Federated") {
      return [{ kind: "account", words: "an identity provider", caller: { kind: "federated", provider: value } }];
    }
    const of = accountOf(value);
    if (kind !== "AWS" || value === "*" || of === place.account) return [];
    const owner = whose(of ?? ELSEWHERE, place);
    const words = of === undefined ? "an identity that says no account" : owner.words;
    return [{ ...owner, words, caller: caller(value, owner), account: of ?? ELSEWHERE }];
  });
}

/** Roles of the same account that belong to another environment; they hold no right of their own, so that the document alone gives one. */
function ofOtherEnvironments({ principals, conditions }: Statement, place: Place): readonly Stranger[] {
  const { environment, registry, stack, account } = place;
  if (environment === undefined || registry.products[stack] === undefined) return [];
  const { id, rootId } = registry.organization;
  const organization = { id, path: `${id}/${rootId}/ou-of-products/` };
  const values = [...principals.map(({ value }) => value), ...conditions.flatMap((one) => one.values)];
  return registry.environments.flatMap((other) => {
    if (other === environment || other === "account") return [];
    const own = `role/${stack}-${other}-`;
    const named = values.filter((value) => value.includes(own) && accountOf(value) === account);
    const names = [
      `arn:aws:iam::${account}:${own}stranger`,
      ...named.map((value) => value.replaceAll("*", "stranger")),
    ];
    return [...new Set(names)].map((arn) => ({
      kind: "environment" as const,
      words: `a role of ${other}`,
      caller: caller(arn, { organization }),
      account,
      organization,
    }));
  });
}
