import * as pulumi from "@pulumi/pulumi";
import { AccountBaseline, type AccountContact } from "../account/account-baseline";
import { ClosedNetworks } from "../account/closed-networks";
import { Keys } from "../account/keys";
import type { Scope } from "../scope";

export interface FoundationAccountArgs {
  readonly scope: Scope;
  readonly contacts: Readonly<Record<"billing" | "operations" | "security", AccountContact>>;
  /** Where AWS keeps what is global: us-east-1. */
  readonly globalRegion: string;
  /** Name of the log archive's bucket for AWS Config, once it admits the service. */
  readonly archiveBucket: pulumi.Input<string>;
}

/** What holds in an account of the foundation, as in a product's: its key, its baseline, and no way in from the internet. */
export class FoundationAccount extends pulumi.ComponentResource {
  /** The account's key for data. */
  readonly keyArn: pulumi.Output<string>;
  readonly baseline: AccountBaseline;

  constructor(name: string, args: FoundationAccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:foundation:FoundationAccount", name, {}, opts);
    const child = { parent: this };
    const { scope, globalRegion } = args;

    this.keyArn = new Keys(`${name}-keys`, { scope, purposes: ["data"] }, child).arns.data;
    this.baseline = new AccountBaseline(
      `${name}-baseline`,
      { scope, contacts: args.contacts, volumeKeyArn: this.keyArn, globalRegion, archiveBucket: args.archiveBucket },
      child,
    );
    new ClosedNetworks(`${name}-networks`, { scope, regions: [scope.region, globalRegion] }, child);
    this.registerOutputs();
  }
}
