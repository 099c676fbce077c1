import assert from "node:assert/strict";
import { ClosedNetworks } from "../../../components/account/closed-networks";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const made = (reached: Record<string, string> = {}) =>
  record(
    () => new ClosedNetworks("shine-account-networks", { scope, regions: ["ap-northeast-1", "us-east-1"], reached }),
    true,
  );

describe("ClosedNetworks", () => {
  it("closes every region in which something may be made", async () => {
    const resources = await made();
    assert.deepEqual(children(resources), [
      "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions shine-account-networks-ap-northeast-1",
      "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions shine-account-networks-us-east-1",
      "platform:account:ClosedNetworks shine-account-networks",
    ]);
    for (const region of ["ap-northeast-1", "us-east-1"])
      assert.deepEqual(inputsOf(resources, "Options", `shine-account-networks-${region}`), {
        internetGatewayBlockMode: "block-ingress",
        region,
      });
  });

  it("leaves out what CloudFront reaches, before it closes the rest", async () => {
    const resources = await made({ production: "vpc-0123456789abcdef0" });
    const exclusion = "shine-account-networks-production-exclusion";
    assert.deepEqual(inputsOf(resources, "Exclusion"), {
      vpcId: "vpc-0123456789abcdef0",
      internetGatewayExclusionMode: "allow-bidirectional",
      tags: { env: "account", service: "network", Name: "shine-account-networks-production" },
    });
    for (const one of resources.filter(({ type }) => type.endsWith("Options")))
      assert.ok(one.dependsOn.some((urn) => urn.endsWith(`::${exclusion}`)));
  });
});
