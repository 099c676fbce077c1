import assert from "node:assert/strict";
import { Peering, type PeeringSide } from "../../../components/network/peering";
import { children, inputsOf, production, record, staging } from "../../support/record";

const name = "shine-production-peering";
const side = (environment: string, cidrBlock: string, tables: readonly string[]): PeeringSide => ({
  scope: { ...production, environment },
  vpcId: `vpc-${environment}`,
  cidrBlock,
  routeTables: Object.fromEntries(tables.map((key) => [key, `rtb-${environment}-${key}`])),
});
const management = side("management", "172.30.0.0/16", ["private-a", "private-c"]);
const application = side("production", "172.27.0.0/16", ["private-a", "isolated-a"]);
const made = (from = management, to = application) =>
  record(() => new Peering(name, { scope: production, management: from, application: to }), true);

describe("Peering", () => {
  it("is a connection that is accepted at once and resolves names both ways", async () => {
    assert.deepEqual(inputsOf(await made(), "VpcPeeringConnection"), {
      vpcId: "vpc-management",
      peerVpcId: "vpc-production",
      autoAccept: true,
      requester: { allowRemoteVpcDnsResolution: true },
      accepter: { allowRemoteVpcDnsResolution: true },
      tags: { env: "production", service: "network", Name: name },
    });
  });

  it("is routed from every table of both sides, to the other side's range alone", async () => {
    const resources = await made();
    assert.deepEqual(children(resources), [
      "aws:ec2/route:Route shine-production-peering-application-isolated-a",
      "aws:ec2/route:Route shine-production-peering-application-private-a",
      "aws:ec2/route:Route shine-production-peering-management-private-a",
      "aws:ec2/route:Route shine-production-peering-management-private-c",
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection shine-production-peering-connection",
      "platform:network:Peering shine-production-peering",
    ]);
    for (const route of resources.filter((one) => one.type === "aws:ec2/route:Route")) {
      const [, which, key] = /peering-(management|application)-(.*)$/.exec(route.name) ?? [];
      const expected =
        which === "management"
          ? { routeTableId: `rtb-management-${key}`, destinationCidrBlock: "172.27.0.0/16" }
          : { routeTableId: `rtb-production-${key}`, destinationCidrBlock: "172.30.0.0/16" };
      const { vpcPeeringConnectionId: _, ...inputs } = route.inputs;
      assert.deepEqual(inputs, expected);
      assert.ok(route.propertyDependencies["vpcPeeringConnectionId"]?.[0]?.endsWith(`::${name}-connection`));
    }
  });

  it("keeps its routes when a table is added before them", async () => {
    const more = side("production", "172.27.0.0/16", ["isolated-d", "private-a", "isolated-a"]);
    const [before, after] = [children(await made()), children(await made(management, more))];
    assert.deepEqual(
      after.filter((line) => !before.includes(line)),
      ["aws:ec2/route:Route shine-production-peering-application-isolated-d"],
    );
    assert.ok(before.every((line) => after.includes(line)));
  });

  it("refuses two application environments, and makes nothing of it", async () => {
    const from = { ...side("staging", "172.28.0.0/16", ["private-a"]), scope: staging };
    await assert.rejects(made(from), /shine-production-peering: 1 problem\n {2}management is "staging"/);
  });
});
