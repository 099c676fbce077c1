import type { Givens } from "./defaults";
import type { ProductDefinition } from "./definition";

/** What a definition is judged against, beside itself: what the company gives, and what else there is. */
export interface Facts extends Givens {
  /** The domain that every product's domain is below. */
  readonly parentDomain: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Root addresses of the accounts that belong to all products, by the accounts' names. */
  readonly foundationAccounts: Readonly<Record<string, string>>;
  /** The repository of the platform itself. */
  readonly platformRepository: string;
  /** Slugs of all GitHub teams that own or work on something; empty where nobody knows them. */
  readonly teams: readonly string[];
  /** What the catalogue has it under, which is its name. @default it is none of the catalogue's */
  readonly key?: string;
  /** The other products, whose names, addresses, domains and repositories are taken. */
  readonly others: readonly ProductDefinition[];
}
