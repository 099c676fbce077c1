import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../components/refuse";
import { inFile } from "./in-file";
import { ledgerProblems } from "./ledger-check";
import { madeOf } from "./placeholders";
import { catalogue } from "./products";

/**
 * What others have computed or made and this program must know as literals, so that a preview knows all that security depends on. None of it is a
 * secret. `npm run platform -- ledger` writes it from the outputs of the stacks that make it; `placeholders.ts` says which step gives what.
 */
export interface Ledger {
  readonly organization: {
    /** AWS Organizations' own id, `o-…`. */
    readonly id: string;
    /** Of the root that all units are below, `r-…`. */
    readonly rootId: string;
  };
  /** Ids of the foundation accounts, 12 digits each. */
  readonly accounts: Readonly<Record<FoundationAccount, string>>;
  /** Of the Route 53 zone above the products' own, `Z…`. */
  readonly parentZoneId: string;
  /** PagerDuty's id of the escalation policy that the organization stack makes. */
  readonly escalationPolicyId: string;
  readonly github: {
    /** Number of the organization, which GitHub never gives to another; `gh api orgs/<name> --jq .id`. */
    readonly organizationId: number;
    /** Numbers of teams, by slug. */
    readonly teamIds: Readonly<Record<string, number>>;
    /** Numbers of repositories that workflows with rights in the cloud run in, by name. */
    readonly repositoryIds: Readonly<Record<string, number>>;
  };
  /** Of IAM Identity Center. @default it is not enabled: the organization stack makes no permission sets */
  readonly identityCenter?: { readonly instanceArn: string; readonly identityStoreId: string };
  /** By product; one of the catalogue that has no line yet has no account. */
  readonly products: Readonly<Record<string, ProductLine>>;
}

export interface ProductLine {
  /** The 12 digits of the AWS account. */
  readonly account: string;
  /** External id that Datadog made for the account's integration; valid for 48 hours until it is first used. */
  readonly datadogExternalId: string;
}

export type FoundationAccount = "management" | "security" | "log-archive" | "shared";

/** The ledger of this repository. Refuses one that is wrong, with every problem. */
export const ledger: Ledger = readLedger(join(__dirname, "ledger.json"));

/** What of it has been made already. */
export const made = madeOf(ledger);

function readLedger(file: string): Ledger {
  const found = parsed(readFileSync(file, "utf8"));
  refuse("the ledger", inFile("stacks/ledger.json", ledgerProblems(found, Object.keys(catalogue))));
  return found as Ledger;
}

/** Refuses what is not JSON, as after a merge that was left half-way. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const allowed = `JSON, which its text is not: ${(error as Error).message}`;
    const fix = "mend it there, or take it back with git checkout";
    refuse("the ledger", inFile("stacks/ledger.json", [{ path: "the whole", allowed, fix }]));
    return undefined;
  }
}
