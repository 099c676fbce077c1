import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface Delegation {
  /** The product's domain, below the zone's. */
  readonly domain: string;
  /** From the ledger; left out until the product's stack has made its zone. */
  readonly nameServers?: readonly string[];
}

export interface ParentZoneArgs {
  readonly scope: Scope;
  /** The parent of every product's domain. */
  readonly domain: string;
  /** By product. */
  readonly delegations: Readonly<Record<string, Delegation>>;
}

/** The zone above the products', and the records that delegate to theirs. */
export class ParentZone extends pulumi.ComponentResource {
  readonly zoneId: pulumi.Output<string>;
  /** What the registrar of the domain must name. */
  readonly nameServers: pulumi.Output<string[]>;

  constructor(name: string, args: ParentZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:ParentZone", name, {}, opts);
    refuse(
      name,
      Object.entries(args.delegations).flatMap(([product, { domain }]) => outside(product, domain, args.domain)),
    );

    const zone = new aws.route53.Zone(
      `${name}-zone`,
      {
        name: args.domain,
        comment: "Parent of the products' zones",
        tags: tagsFor(args.scope, "organization"),
      },
      { parent: this, protect: true },
    );
    for (const [product, { domain, nameServers }] of Object.entries(args.delegations)) {
      if (nameServers === undefined) continue;
      new aws.route53.Record(
        `${name}-${product}-delegation`,
        {
          zoneId: zone.zoneId,
          name: domain,
          type: "NS",
          ttl: 3600,
          records: [...nameServers],
        },
        { parent: this },
      );
    }

    this.zoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
    this.registerOutputs({ zoneId: this.zoneId, nameServers: this.nameServers });
  }
}

function outside(product: string, domain: string, parent: string) {
  if (domain.endsWith(`.${parent}`)) return [];
  return [
    {
      path: `delegations.${product}.domain`,
      value: domain,
      allowed: `a name below ${parent}`,
      fix: "correct the product's domain, or delegate it where it is registered",
    },
  ];
}
