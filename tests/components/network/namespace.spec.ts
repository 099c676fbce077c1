import assert from "node:assert/strict";
import { Namespace } from "../../../components/network/namespace";
import { children, inputsOf, production, record, staging } from "../../support/record";

const made = (scope = production) =>
  record(
    () => new Namespace("shine-production-names", { scope, vpcId: "vpc-own", managementVpcId: "vpc-management" }),
    true,
  );

describe("Namespace", () => {
  it("is Cloud Map's within the environment, and a zone of its own for management", async () => {
    const resources = await made();
    assert.deepEqual(children(resources), [
      "aws:route53/zone:Zone shine-production-names-management-zone",
      "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace shine-production-names-discovery",
      "platform:network:Namespace shine-production-names",
    ]);
    const namespace = inputsOf(resources, "PrivateDnsNamespace");
    assert.equal(namespace["name"], "shine.internal");
    assert.equal(namespace["vpc"], "vpc-own");
    const zone = inputsOf(resources, "Zone");
    assert.equal(zone["name"], "production.shine.internal");
    assert.deepEqual(zone["vpcs"], [{ vpcId: "vpc-management" }]);
  });

  it("has the same name in every environment, and another for management", async () => {
    const resources = await made(staging);
    assert.equal(inputsOf(resources, "PrivateDnsNamespace")["name"], "shine.internal");
    assert.equal(inputsOf(resources, "Zone")["name"], "staging.shine.internal");
  });
});
