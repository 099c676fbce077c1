import type { View } from "../kernel/graph";
import type { Way } from "./way";

const nouns: Readonly<Record<string, string>> = {
  "aws:cloudwatch/logGroup:LogGroup": "a log group",
  "aws:ec2/route:Route": "a route",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "an endpoint",
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": "a route to an endpoint",
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": "an interface of an endpoint",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": "the capacity of its cluster",
  "aws:iam/role:Role": "a role",
  "aws:iam/rolePolicy:RolePolicy": "a policy of the role",
  "aws:rds/clusterInstance:ClusterInstance": "an instance",
  "aws:s3/bucket:Bucket": "a bucket",
  "aws:ssm/parameter:Parameter": "a parameter",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "a rule that lets it out",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "a rule that lets it in",
};

/**
 * What is needed at once is made before: by a service for its first task, without which the deployment fails, by a call of a function as soon
 * as it is made.
 */
export function madeInTime(way: Way, who: View, needed: readonly View[]): void {
  for (const view of new Set(needed)) {
    way.expect(
      "in-time",
      () => who.graph.precedes(view, who),
      `it does not wait for ${nouns[view.type] ?? "something"} that it needs at once`,
      view,
    );
  }
}
