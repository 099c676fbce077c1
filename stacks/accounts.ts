/** What is known of a product's account once it exists. None of it is a secret. */
export interface LedgerEntry {
  /** The 12 digits of the AWS account. */
  readonly id: string;
  /** External id that Datadog's integration gives for the account; literal, so that the role's trust is known in a preview. */
  readonly datadogExternalId: string;
  /** Name servers of the product's zone, once its stack has made it; the organization stack delegates to them. */
  readonly nameServers?: readonly string[];
}

/** Product → account. The organization stack prints a new account's id; it is written here and reviewed. */
export const accounts: Readonly<Record<string, LedgerEntry>> = {
  minimal: { id: "444455556666", datadogExternalId: "5d41402abc4b2a76b9719d911017c592" },
  shine: {
    id: "111122223333",
    datadogExternalId: "7d793037a0760186574b0282f2f435e7",
    nameServers: ["ns-101.awsdns-12.com", "ns-702.awsdns-23.net", "ns-1303.awsdns-34.org", "ns-1904.awsdns-45.co.uk"],
  },
};

/** Stands for an account that does not exist yet: an offline preview goes on with it and says so, a real run is refused. */
export const placeholder: LedgerEntry = { id: "000000000000", datadogExternalId: "00000000000000000000000000000000" };
