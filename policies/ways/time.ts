import type { View } from "../kernel/graph";
import type { Way } from "./way";

const nouns: Readonly<Record<string, string>> = {
  "aws:cloudwatch/logGroup:LogGroup": "a log group",
  "aws:ec2/route:Route": "a route",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "an endpoint",
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": "a route to an endpoint",
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": "an interface of an endpoint",
  "aws:iam/role:Role": "a role",
  "aws:iam/rolePolicy:RolePolicy": "a policy of the role",
  "aws:s3/bucket:Bucket": "a bucket",
  "aws:ssm/parameter:Parameter": "a parameter",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "a rule that lets it out",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "a rule that lets it in",
};

/** What a task needs is made before the service that runs it: else its first tasks fail, and the deployment with them. */
export function madeInTime(way: Way, service: View, needed: readonly View[]): void {
  for (const view of new Set(needed)) {
    way.expect(
      "in-time",
      () => service.graph.precedes(view, service),
      `the service does not wait for ${nouns[view.type] ?? "something"} that its first task needs`,
      view,
    );
  }
}
