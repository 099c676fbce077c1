import { mapValues } from "../components/records";
import { ledger } from "./ledger";

/** What is known of a product's account once it exists. None of it is a secret. */
export interface LedgerEntry {
  /** The 12 digits of the AWS account. */
  readonly id: string;
  /** External id that Datadog's integration gives for the account; literal, so that the role's trust is known in a preview. */
  readonly datadogExternalId: string;
  /** Name servers of the product's zone, once its stack has made it; the organization stack delegates to them. */
  readonly nameServers?: readonly string[];
}

/** Product → account, as `ledger.json` says. */
export const accounts: Readonly<Record<string, LedgerEntry>> = mapValues(ledger.products, ({ account, ...rest }) => ({
  id: account,
  ...rest,
}));

/** Stands for an account that does not exist yet: an offline preview goes on with it and says so, a real run is refused. */
export const placeholder: LedgerEntry = { id: "000000000000", datadogExternalId: "00000000000000000000000000000000" };
