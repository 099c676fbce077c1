import type { View } from "../../kernel/graph";
import { type Rule, STACK } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";
import { LOAD_BALANCER } from "../../views/load-balancers";
import { subnetsOf, VPC } from "../../views/placement";

const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

/**
 * A default VPC stands in every account and region, with public subnets, an open way out and no flow log. Nothing of the provider removes it for
 * good: `DefaultVpc` makes one where there is none.
 */
export const rule: Rule = {
  id: "vpc-block-public-access",
  title:
    "Block Public Access closes the VPCs of every account against the internet, but for those that CloudFront reaches by a VPC origin.",
  why: "What is launched into the default VPC, or into a subnet that was made public by mistake, is on the internet at once.",
  fix: "Make VpcBlockPublicAccessOptions with block-ingress in both regions, and a VpcBlockPublicAccessExclusion for each VPC with a VPC origin.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["EC2.172"],
  types: [STACK],
  check: (_stack, check) => {
    const { home, global } = check.registry.regions;
    for (const { label, ofType } of heldAccounts(check)) {
      for (const region of [home, global]) {
        check.expect(
          () =>
            ofType(OPTIONS).some(
              (one) =>
                (one.text("region") ?? home) === region &&
                /^block-(ingress|bidirectional)$/.test(one.text("internetGatewayBlockMode") ?? ""),
            ),
          `networks of ${label} in ${region} are not closed`,
          { part: "closed" },
        );
      }
      const reached = (): View[] => ofType("aws:cloudfront/vpcOrigin:VpcOrigin").flatMap(vpcsOf);
      const left = (): (View | undefined)[] =>
        ofType(EXCLUSION)
          .filter((one) => one.text("internetGatewayExclusionMode") === "allow-bidirectional")
          .map((one) => check.graph.target(one, "vpcId", VPC));
      check.expect(
        () => reached().every((vpc) => left().includes(vpc)),
        "CloudFront does not reach a network that it has an origin in",
        { part: "reached" },
      );
      check.expect(
        () => left().every((vpc) => vpc !== undefined && reached().includes(vpc)),
        "a network is left open that nothing needs open",
        { part: "left" },
      );
    }
  },
};

/** The VPCs that a VPC origin's load balancer stands in. */
function vpcsOf(origin: View): View[] {
  const { graph } = origin;
  const balancer = graph.target(origin, "vpcOriginEndpointConfig.arn", LOAD_BALANCER);
  return balancer === undefined
    ? []
    : subnetsOf(balancer, "subnets").flatMap((subnet) => graph.target(subnet, "vpcId", VPC) ?? []);
}
