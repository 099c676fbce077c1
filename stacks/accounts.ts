import { mapValues } from "../components/records";
import { type Ledger, made } from "./ledger";

/** The unit of accounts whose products are being closed: no workflow brings such a product up. */
export const SUSPENDED = "suspended";

/** What is known of a product's account once it exists. None of it is a secret. */
export interface LedgerEntry {
  /** The 12 digits of the AWS account. */
  readonly id: string;
  /** External id that Datadog's integration gives for the account; literal, so that the role's trust is known in a preview. */
  readonly datadogExternalId: string;
}

/** Product → account, as `ledger.json` says; of one that is not made yet there is none. */
export const accounts: Readonly<Record<string, LedgerEntry>> = accountsOf(made.products);

export function accountsOf(products: Ledger["products"]): Record<string, LedgerEntry> {
  return mapValues(products, ({ account, datadogExternalId }) => ({ id: account, datadogExternalId }));
}

/** Stands for an account that does not exist yet: an offline preview goes on with it and says so, a real run is refused. */
export const placeholder: LedgerEntry = { id: "000000000000", datadogExternalId: "00000000000000000000000000000000" };
