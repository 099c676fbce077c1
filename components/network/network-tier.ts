import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import type { Tier } from "./plan";

export interface NetworkTierArgs {
  readonly scope: Scope;
  readonly vpcId: pulumi.Input<string>;
  readonly tier: Tier;
  /** CIDR of each subnet, by zone letter. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Whether the zones share one route table, or each has its own, so that they can leave by different gateways. */
  readonly routeTable: "shared" | "zonal";
}

/** The subnets of one tier, one a zone, with their route tables. No subnet gives public addresses: load balancers and NAT bring their own. */
export class NetworkTier extends pulumi.ComponentResource {
  /** By zone letter. */
  readonly subnets: Readonly<Record<string, pulumi.Output<string>>>;
  /** Keyed `public` where the tier shares one, `private-a` where each zone has its own. */
  readonly routeTables: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: NetworkTierArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:NetworkTier", name, {}, opts);
    const child = { parent: this };
    const { scope, vpcId, tier } = args;
    const subnets: Record<string, pulumi.Output<string>> = {};
    const routeTables: Record<string, pulumi.Output<string>> = {};

    const routeTable = (key: string, label: string): pulumi.Output<string> => {
      const tags = tagsFor(scope, "network", { Name: `${label}-routes`, Tier: tier });
      const id = new aws.ec2.RouteTable(`${label}-routes`, { vpcId, tags }, child).id;
      routeTables[key] = id;
      return id;
    };
    const shared = args.routeTable === "shared" ? routeTable(tier, name) : undefined;

    for (const [zone, cidrBlock] of Object.entries(args.subnets)) {
      const label = `${name}-${zone}`;
      const subnet = new aws.ec2.Subnet(
        label,
        {
          vpcId,
          cidrBlock,
          availabilityZone: `${scope.region}${zone}`,
          mapPublicIpOnLaunch: false,
          tags: tagsFor(scope, "network", { Name: label, Tier: tier }),
        },
        child,
      );
      const routeTableId = shared ?? routeTable(`${tier}-${zone}`, label);
      new aws.ec2.RouteTableAssociation(`${label}-association`, { subnetId: subnet.id, routeTableId }, child);
      subnets[zone] = subnet.id;
    }

    this.subnets = subnets;
    this.routeTables = routeTables;
    this.registerOutputs({ subnets, routeTables });
  }
}
