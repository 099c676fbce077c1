import type { Problem } from "../components/refuse";
import type { Ledger } from "./ledger";
import { leavesOf } from "./ledger-check";

/** Who gives a value of the ledger: a person before the first step, or a stack by its outputs. */
export type Giver = "person" | "organization";

/** One value that stands in the ledger as it is shipped: it lets everything be previewed, and nothing be brought up. */
export interface Placeholder {
  /** Its place in the ledger. */
  readonly path: string;
  readonly value: string | number;
  readonly giver: Giver;
  /** What gives the real one. */
  readonly step: string;
}

const set = (words: string): string => `npm run platform -- ledger --set ${words}`;
/** Writes what the organization has made into the ledger. */
export const WRITE_LEDGER = "pulumi stack output --json -s organization | npm run platform -- ledger";

const IDENTITY_CENTER = `${set("identityCenter.instanceArn=… --set identityCenter.identityStoreId=…")} (aws sso-admin list-instances), or ${set("identityCenter=")} while it is not enabled`;

const person = (path: string, value: string | number, step: string): Placeholder => ({
  path,
  value,
  giver: "person",
  step,
});
const made = (path: string, value: string | number): Placeholder => ({
  path,
  value,
  giver: "organization",
  step: `bring up the organization stack, then ${WRITE_LEDGER}`,
});

/** Every placeholder that is shipped, in the order of the ledger. */
export const placeholders: readonly Placeholder[] = [
  made("accounts.log-archive", "100000000002"),
  person(
    "accounts.management",
    "100000000000",
    set("accounts.management=$(aws sts get-caller-identity --query Account --output text)"),
  ),
  made("accounts.security", "100000000001"),
  made("accounts.shared", "100000000003"),
  made("escalationPolicyId", "PXPOLICY"),
  person("github.organizationId", 70010001, set("github.organizationId=$(gh api orgs/<organization> --jq .id)")),
  made("github.repositoryIds.product-platform", 700100001),
  person(
    "github.teamIds.team-platform",
    7001001,
    set("github.teamIds.team-platform=$(gh api orgs/<organization>/teams/team-platform --jq .id)"),
  ),
  person("identityCenter.identityStoreId", "d-9067000000", IDENTITY_CENTER),
  person("identityCenter.instanceArn", "arn:aws:sso:::instance/ssoins-7758000000000000", IDENTITY_CENTER),
  made("organization.id", "o-a1b2c3d4e5"),
  made("organization.rootId", "r-a1b2"),
  made("parentZoneId", "Z0123456789EXAMPLE01"),
  made("products.minimal.account", "444455556666"),
  made("products.minimal.datadogExternalId", "5d41402abc4b2a76b9719d911017c592"),
  made("products.shine.account", "111122223333"),
  made("products.shine.datadogExternalId", "7d793037a0760186574b0282f2f435e7"),
];

/**
 * The placeholders that still stand where a stack would use them. The organization needs what a person gives, since it makes the rest; the
 * foundation needs the organization and its accounts; a product needs all but the lines of other products.
 */
export function placeholdersFor(stack: string, ledger: Ledger): Placeholder[] {
  const leaves = leavesOf(ledger);
  return placeholders
    .filter((placeholder) => isUsed(placeholder, stack))
    .flatMap((shipped) => {
      const path = [shipped.path, ...leaves.keys()].find((at) => standsAt(shipped, at, leaves.get(at)));
      const step = (at: string): string => shipped.step.replaceAll(lastOf(shipped.path), lastOf(at));
      return path === undefined ? [] : [{ ...shipped, path, step: step(path) }];
    });
}

/** Whether a place has the placeholder: under its own name, or under the one that a company has given its team or repository. */
function standsAt({ path, value }: Placeholder, at: string, found: unknown): boolean {
  const map = named.exec(path)?.[0];
  return found === value && (at === path || (map !== undefined && at.startsWith(map)));
}

const named = /^github\.(teamIds|repositoryIds)\./;

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function isUsed({ path, giver }: Placeholder, stack: string): boolean {
  if (stack === "organization") return giver === "person";
  if (stack === "foundation") return path.startsWith("accounts.") || path.startsWith("organization.");
  return !path.startsWith("products.") || isLineOf(path, stack);
}

function isLineOf(path: string, product: string): boolean {
  return path.startsWith(`products.${product}.`);
}

/** Whether the value that stands there is the one that is shipped. */
export function isPlaceholder(path: string, value: string | number): boolean {
  return placeholders.some((shipped) => standsAt(shipped, path, value));
}

/** What the organization makes and takes up again in its next run. */
export interface Made {
  readonly products: Ledger["products"];
  readonly github: Pick<Ledger["github"], "repositoryIds">;
}

/**
 * What has been made already, by one rule for a real run, a preview and the pack. As long as a person has not given all that is theirs, the
 * ledger is the example that is shipped: it is previewed whole, and a real run of the organization is refused. From then on it is a company's, and
 * what is still a placeholder in it is not made yet: nothing trusts a stranger, and nothing is asked for that names it.
 */
export function madeOf(ledger: Ledger): Made {
  if (placeholdersFor("organization", ledger).length > 0) return ledger;
  const real = (path: string, value: string | number): boolean => !isPlaceholder(path, value);
  const entries = Object.entries(ledger.products).filter(([name, { account, datadogExternalId }]) => {
    const line = `products.${name}`;
    return real(`${line}.account`, account) && real(`${line}.datadogExternalId`, datadogExternalId);
  });
  const repositoryIds = Object.entries(ledger.github.repositoryIds).filter(([name, id]) =>
    real(`github.repositoryIds.${name}`, id),
  );
  return {
    products: Object.fromEntries(entries),
    github: { repositoryIds: Object.fromEntries(repositoryIds) },
  };
}

/** The placeholders as problems of a real run. */
export function placeholderProblems(stack: string, ledger: Ledger): Problem[] {
  return placeholdersFor(stack, ledger).map(({ path, value, step }) => ({
    path: `stacks/ledger.json: ${path}`,
    value,
    allowed: "the real value before a real run; this one is shipped as a placeholder",
    fix: step,
  }));
}
