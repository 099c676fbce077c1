import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface DelegationArgs {
  /** Of the zone above; it stands in another account, which the component's provider signs in to. */
  readonly parentZoneId: string;
  readonly domain: string;
  /** Of the domain's own zone. */
  readonly nameServers: pulumi.Input<string[]>;
  /** Of the domain's own zone, once it is signed. @default the zone is not signed */
  readonly dsRecord?: pulumi.Input<string> | undefined;
}

/**
 * What the zone above says of a domain: who answers for it and, where that is signed, by which key, so that a resolver can follow the chain of
 * trust. Both for an hour, as long as a mistake shall be remembered at the most.
 */
export class Delegation extends pulumi.ComponentResource {
  constructor(name: string, args: DelegationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:Delegation", name, {}, opts);
    const { parentZoneId: zoneId, domain, dsRecord } = args;
    const child = { parent: this };
    const servers = new aws.route53.Record(
      `${name}-ns`,
      { zoneId, name: domain, type: "NS", ttl: 3600, records: args.nameServers },
      child,
    );
    if (dsRecord !== undefined) {
      new aws.route53.Record(
        `${name}-ds`,
        { zoneId, name: domain, type: "DS", ttl: 3600, records: [dsRecord] },
        // A parent takes a DS record only beside the NS records that it speaks of.
        { ...child, dependsOn: servers },
      );
    }
    this.registerOutputs();
  }
}
