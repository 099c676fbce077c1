import assert from "node:assert/strict";
import { ServiceGroup } from "../../../components/service/service-group";
import { children, inputsOf, production, record } from "../../support/record";

const name = "shine-production-groups-web";
const made = () => record(() => new ServiceGroup(name, { scope: production, service: "web", vpcId: "vpc-1" }), true);

describe("ServiceGroup", () => {
  it("is a group without a rule of its own, and one way out", async () => {
    const all = await made();
    assert.deepEqual(children(all), [
      `aws:ec2/securityGroup:SecurityGroup ${name}-security-group`,
      `aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule ${name}-https-out`,
      `platform:service:ServiceGroup ${name}`,
    ]);
    assert.deepEqual(inputsOf(all, ":SecurityGroup"), {
      vpcId: "vpc-1",
      description: `Tasks of ${name}`,
      tags: { env: "production", service: "web", Name: name },
    });
  });

  it("is the group that the service had before", async () => {
    const formerly = "urn:pulumi:test::platform::platform:service:Service::shine-production-services-web";
    const all = await record(
      () => new ServiceGroup(name, { scope: production, service: "web", vpcId: "vpc-1", formerly }),
      true,
    );
    for (const [type, noun] of [
      ["aws:ec2/securityGroup:SecurityGroup", "security-group"],
      ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "https-out"],
    ] as const) {
      assert.deepEqual(all.find((one) => one.type === type)?.aliases, [
        `urn:pulumi:test::platform::platform:service:Service$${type}::shine-production-services-web-${noun}`,
      ]);
    }
  });

  it("goes out by HTTPS, and lets nobody in by itself", async () => {
    const all = await made();
    const { securityGroupId: _id, tags: _tags, ...rule } = inputsOf(all, "SecurityGroupEgressRule");
    assert.deepEqual(rule, {
      description: "HTTPS to AWS and to the internet",
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  });
});
