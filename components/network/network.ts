import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { at } from "../records";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { flowLogFormat } from "./flow-log-format";
import { NatGateways } from "./nat-gateways";
import { NetworkTier } from "./network-tier";
import { rangeProblems } from "./overlaps";
import { addressPlan, natZoneOf, type Tier, zoneProblems } from "./plan";

export interface NetworkArgs {
  readonly scope: Scope;
  /** A /16 to /20 of private addresses: `172.27.0.0/16`. */
  readonly cidrBlock: string;
  /** Letters of the zones that have subnets, two at the least, out of a to d. */
  readonly zones: readonly string[];
  /** The zones among them that have a NAT gateway; a private subnet of another zone leaves through the first. Empty where nothing runs. */
  readonly natZones: readonly string[];
  /** The bucket that flow logs go to, with a policy that admits their delivery. */
  readonly flowLogsBucketArn: pulumi.Input<string>;
}

/** The VPC of an environment: three tiers of subnets in its zones, fixed addresses outwards, and a log of every flow. */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** As given: known before anything exists. */
  readonly cidrBlock: string;
  /** Ids of the subnets, by tier and zone letter. */
  readonly subnets: Readonly<Record<Tier, Readonly<Record<string, pulumi.Output<string>>>>>;
  /** Ids of the route tables by tier, keyed so that all of them can stand in one record: `public`, `private-a`, `isolated-a`. */
  readonly routeTables: Readonly<Record<Tier, Readonly<Record<string, pulumi.Output<string>>>>>;
  /** Public addresses that what runs in private subnets is seen under, by zone letter. */
  readonly natAddresses: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:Network", name, {}, opts);
    const child = { parent: this };
    const { scope, cidrBlock, zones, natZones } = args;
    refuse(name, [
      ...rangeProblems([{ owner: scope.environment, path: "cidrBlock", cidr: cidrBlock }]),
      ...zoneProblems(zones, natZones),
    ]);
    const plan = addressPlan(cidrBlock, zones);
    const tags = (noun: string) => tagsFor(scope, "network", { Name: `${name}-${noun}` });

    const vpc = new aws.ec2.Vpc(
      `${name}-vpc`,
      { cidrBlock, enableDnsSupport: true, enableDnsHostnames: true, tags: tags("vpc") },
      child,
    );
    // What is launched with no security group lands in the default one: it admits nothing and reaches nothing.
    new aws.ec2.DefaultSecurityGroup(
      `${name}-default`,
      { vpcId: vpc.id, ingress: [], egress: [], tags: tags("default") },
      child,
    );
    new aws.ec2.FlowLog(
      `${name}-flow-log`,
      {
        vpcId: vpc.id,
        trafficType: "ALL",
        logDestinationType: "s3",
        logDestination: args.flowLogsBucketArn,
        logFormat: flowLogFormat,
        maxAggregationInterval: 600,
        // Hive's paths would leave `AWSLogs/<account>/`, which is where the bucket admits delivery.
        destinationOptions: { fileFormat: "parquet", perHourPartition: true, hiveCompatiblePartitions: false },
        tags: tags("flow-log"),
      },
      child,
    );
    const internet = new aws.ec2.InternetGateway(`${name}-internet`, { vpcId: vpc.id, tags: tags("internet") }, child);

    const tier = (of: Tier, routeTable: "shared" | "zonal") =>
      new NetworkTier(`${name}-${of}`, { scope, vpcId: vpc.id, tier: of, subnets: plan[of], routeTable }, child);
    const tiers = {
      public: tier("public", "shared"),
      private: tier("private", "zonal"),
      isolated: tier("isolated", "zonal"),
    };

    const natSubnets = Object.fromEntries(natZones.map((zone) => [zone, at(tiers.public.subnets, zone)]));
    const nat =
      natZones.length === 0
        ? { gatewayIds: {}, addresses: {} }
        : new NatGateways(`${name}-nat`, { scope, subnets: natSubnets, internetGateway: internet }, child);
    const defaultRoute = (tier: Tier, key: string, target: Partial<aws.ec2.RouteArgs>): aws.ec2.Route =>
      new aws.ec2.Route(
        `${name}-${key}-default`,
        { routeTableId: at(tiers[tier].routeTables, key), destinationCidrBlock: "0.0.0.0/0", ...target },
        child,
      );
    defaultRoute("public", "public", { gatewayId: internet.id });
    const privateSubnets = zones.map((zone) => {
      const [natZone, subnet] = [natZoneOf(zone, natZones), at(tiers.private.subnets, zone)];
      if (natZone === undefined) return [zone, subnet] as const;
      const natGatewayId = at(nat.gatewayIds, natZone);
      const route = defaultRoute("private", `private-${zone}`, { natGatewayId });
      // Whoever takes the subnet takes its way out with it: a task that starts before the route is there cannot pull its image.
      return [zone, pulumi.all([subnet, route.id]).apply(([subnetId]) => subnetId)] as const;
    });

    this.vpcId = vpc.id;
    this.cidrBlock = cidrBlock;
    this.subnets = {
      public: tiers.public.subnets,
      private: Object.fromEntries(privateSubnets),
      isolated: tiers.isolated.subnets,
    };
    this.routeTables = {
      public: tiers.public.routeTables,
      private: tiers.private.routeTables,
      isolated: tiers.isolated.routeTables,
    };
    this.natAddresses = nat.addresses;
    this.registerOutputs({
      vpcId: this.vpcId,
      cidrBlock,
      subnets: this.subnets,
      routeTables: this.routeTables,
      natAddresses: this.natAddresses,
    });
  }
}
