import { meant } from "../components/definition/checks/nearest";
import type { Problem } from "../components/refuse";

interface Format {
  readonly holds: (value: unknown) => boolean;
  readonly is: string;
}
type Shape =
  | { readonly format: Format }
  | { readonly each: Shape }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly optional?: readonly string[] };

const text = (pattern: RegExp, is: string): Shape => ({
  format: { holds: (value) => typeof value === "string" && pattern.test(value), is },
});
const account = text(/^\d{12}$/, "the 12 digits of an AWS account, as text");
const number: Shape = {
  format: {
    holds: (value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0,
    is: "a number that GitHub gave",
  },
};
/**
 * Formats as the API references give them: AWS Organizations (`Organization.Id`, `Root.Id`), IAM Identity Center (`InstanceArn`,
 * `IdentityStoreId`), Route 53 (`HostedZone.Id`).
 */
const shape: Shape = {
  fields: {
    organization: {
      fields: {
        id: text(/^o-[a-z0-9]{10,32}$/, "an id such as o-a1b2c3d4e5"),
        rootId: text(/^r-[0-9a-z]{4,32}$/, "an id such as r-a1b2"),
      },
    },
    accounts: { fields: { management: account, security: account, "log-archive": account, shared: account } },
    parentZoneId: text(/^Z[A-Z0-9]{1,31}$/, "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ"),
    escalationPolicyId: text(/^[A-Z0-9]{7,14}$/, "the id of an escalation policy of PagerDuty, such as PABC123"),
    github: { fields: { organizationId: number, teamIds: { each: number }, repositoryIds: { each: number } } },
    identityCenter: {
      fields: {
        instanceArn: text(
          /^arn:aws:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
          "an ARN such as arn:aws:sso:::instance/ssoins-0123456789abcdef",
        ),
        identityStoreId: text(/^d-[0-9a-f]{10}$|^[0-9a-f-]{36}$/, "an id such as d-0123456789"),
      },
    },
    products: {
      each: {
        fields: {
          account,
          datadogExternalId: text(/^[0-9a-f]{32}$/, "the 32 hexadecimal digits that Datadog made"),
        },
      },
    },
  },
  optional: ["identityCenter"],
};

const FIX = "npm run platform -- ledger writes it; npm run platform -- ledger --help tells how";

/** All that is wrong with a ledger, by path: what is missing, unknown or of a wrong form, and what stands twice. */
export function ledgerProblems(ledger: unknown, products: readonly string[]): Problem[] {
  const problems = [...walk(ledger, shape, "")];
  if (problems.length > 0) return problems;
  const found = ledger as { products: Record<string, object> };
  return [...strangers(Object.keys(found.products), products), ...twice(leavesOf(found))];
}

function* walk(value: unknown, wanted: Shape, path: string): Generator<Problem> {
  if ("format" in wanted) {
    if (!wanted.format.holds(value)) yield problem(path, value, wanted.format.is);
    return;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    yield problem(path === "" ? "the whole" : path, value, "a JSON object");
    return;
  }
  const given = value as Record<string, unknown>;
  const under = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if ("each" in wanted) {
    for (const [key, inner] of Object.entries(given)) yield* walk(inner, wanted.each, under(key));
    return;
  }
  for (const [key, inner] of Object.entries(wanted.fields)) {
    if (given[key] !== undefined || wanted.optional?.includes(key) !== true) yield* walk(given[key], inner, under(key));
  }
  for (const key of Object.keys(given).filter((one) => !Object.hasOwn(wanted.fields, one))) {
    const fix = meant(key, Object.keys(wanted.fields), "take it out");
    yield { path: under(key), allowed: `one of ${Object.keys(wanted.fields).join(", ")}`, fix };
  }
}

function problem(path: string, value: unknown, allowed: string): Problem {
  return { path, ...(value === undefined ? {} : { value }), allowed, fix: FIX };
}

/** An account of which no definition speaks is one that nobody looks after. */
function strangers(lines: readonly string[], products: readonly string[]): Problem[] {
  return lines
    .filter((name) => !products.includes(name))
    .map((name) => ({
      path: `products.${name}`,
      allowed: `a product of the catalogue: ${[...products].sort().join(", ")}`,
      fix: meant(name, products, "add its definition to the catalogue, or take the line out"),
    }));
}

/** No two accounts share an id, nor do two integrations, teams or repositories. */
function twice(leaves: ReadonlyMap<string, string | number>): Problem[] {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [path, value] of leaves) {
    // Numbers are told apart by what they number: a team and an organization may have the same.
    const key = typeof value === "number" ? `${path.split(".").slice(0, 2).join(".")} ${value}` : value;
    const before = first.get(key);
    if (before === undefined) first.set(key, path);
    else problems.push(problem(path, value, `a value of its own; ${before} has the same`));
  }
  return problems;
}

/** The values of a ledger by their paths: `accounts.shared` → the id. */
export function leavesOf(ledger: object, path = ""): Map<string, string | number> {
  const leaves = new Map<string, string | number>();
  for (const [key, value] of Object.entries(ledger) as [string, unknown][]) {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string" || typeof value === "number") leaves.set(at, value);
    else if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [inner, leaf] of leavesOf(value, at)) leaves.set(inner, leaf);
  }
  return leaves;
}
