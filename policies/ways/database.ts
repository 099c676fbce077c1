import type { View } from "../kernel/graph";
import { named } from "../views/named";
import { SUBNET, VPC } from "../views/placement";
import { GROUP } from "../views/security-groups";
import type { Origin } from "./apis";
import { toEnd } from "./connection";
import type { Way } from "./way";

const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";

/** A connection to a cluster: one network, and groups at both ends that know the cluster's own port. Gives their rules. */
export function toCluster(way: Way, origin: Origin, cluster: View): readonly View[] {
  const end = () => ({ groups: named(cluster, "vpcSecurityGroupIds", GROUP), cidrs: [] });
  const vpcs = () =>
    named(cluster, "dbSubnetGroupName", SUBNET_GROUP)
      .flatMap((group) => named(group, "subnetIds", SUBNET))
      .flatMap((subnet) => named(subnet, "vpcId", VPC));
  return toEnd(way, origin, { words: "the database", end, vpcs, at: cluster }, cluster.number("port") ?? 0);
}
