import { join } from "node:path";
import { readCompany } from "./company-check";

/**
 * What tells the company from a stranger, as the pack has it: `policies/company.json`, written by hand by others than those who own the ledger and the
 * foundation's constants, and by no command. Whoever would have a stranger trusted has to change it at both places.
 */
export interface Company {
  /** AWS Organizations' own id, `o-…`. */
  readonly organization: { readonly id: string };
  /** Ids of the foundation accounts, 12 digits each. */
  readonly accounts: Readonly<Record<"management" | "security" | "log-archive" | "shared", string>>;
  /** The parent of every product's domain. */
  readonly domain: string;
  /** The organization on GitHub, and its number, which GitHub never gives to another. */
  readonly github: { readonly organization: string; readonly organizationId: number };
  /** The AWS account that Datadog reads from. */
  readonly datadog: { readonly account: string };
  /** The id of the escalation policy that every page goes by. */
  readonly pagerduty: { readonly escalationPolicy: string };
}

/** The pack's own copy. Refuses one that is wrong, with every problem. */
export const company: Company = readCompany(join(__dirname, "../policies/company.json"));
