import assert from "node:assert/strict";
import { type Block, contains, overlap, parseBlock } from "../../../components/network/block";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { extremes } from "../../support/extremes";
import { environmentOf, isStack, made, ofType, products, recorded, recordedOf } from "../../support/stacks";

const APPLICATIONS = ["development", "staging", "production"];
/** Ways from one network to another that no product may have, beside a peering. */
const OTHER_WAYS =
  /transitgateway|vpngateway|vpnconnection|directconnect|vpclattice|customergateway|egressonly|sharedsubnet|ram\//i;

for (const product of [...products, extremes.name]) {
  describe(`networks of ${product}`, () => {
    let all: readonly RecordedResource[];
    let byUrn: ReadonlyMap<string, RecordedResource>;
    let cidrs: ReadonlyMap<string, string>;
    const of = (one: RecordedResource | undefined): string =>
      one === undefined ? "" : (environmentOf(product, one) ?? "");
    /** The environments of what an input's value came from. */
    const sources = (one: RecordedResource, input: string): string[] =>
      (one.propertyDependencies[input] ?? []).map((urn) => of(byUrn.get(urn)));

    before(async () => {
      all = await (product === extremes.name ? recordedOf(extremes, "up", "extremes") : recorded(product, "up"));
      byUrn = new Map(all.map((one) => [one.urn, one]));
      cidrs = new Map(ofType(all, "aws:ec2/vpc:Vpc").map((one) => [of(one), String(one.inputs["cidrBlock"])]));
    });

    const applications = (): string[] => [...cidrs.keys()].filter((environment) => environment !== "management");

    it("are one an environment and one of management, and share no address", () => {
      assert.ok(cidrs.has("management") && cidrs.has("staging") && cidrs.has("production"));
      assert.equal(ofType(all, "aws:ec2/vpc:Vpc").length, cidrs.size);
      for (const [one, a] of cidrs)
        for (const [other, b] of cidrs) if (one !== other) assert.ok(!overlap(block(a), block(b)), `${one}, ${other}`);
    });

    it("nothing of an application environment is made of anything of another, nor speaks of it", () => {
      for (const one of all.filter((resource) => APPLICATIONS.includes(of(resource)))) {
        const origins = [...Object.values(one.propertyDependencies).flat(), ...one.dependsOn];
        for (const urn of origins) {
          const origin = of(byUrn.get(urn));
          assert.ok(!APPLICATIONS.includes(origin) || origin === of(one), `${one.name} depends on ${urn}`);
        }
        const text = JSON.stringify(one.inputs);
        for (const other of applications().filter((environment) => environment !== of(one))) {
          assert.ok(
            !text.includes(`${product}-${other}-`) && !text.includes(`/${product}/${other}/`),
            `${one.name} speaks of ${other}`,
          );
          assert.ok(!text.includes(cidrs.get(other) ?? "?"), `${one.name} knows the addresses of ${other}`);
        }
      }
    });

    it("management is peered with each application environment, and no two of those are", () => {
      const peerings = ofType(all, "aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
      const pairs = peerings.map((one) => [...sources(one, "vpcId"), ...sources(one, "peerVpcId")].join(" "));
      assert.deepEqual(
        pairs.sort(),
        applications()
          .map((environment) => `management ${environment}`)
          .sort(),
      );
      assert.deepEqual(
        made(all).filter(({ type }) => OTHER_WAYS.test(type)),
        [],
      );
    });

    it("routes stand on both sides of each peering, for every table that is not public, and lead nowhere else", () => {
      const routes = ofType(all, "aws:ec2/route:Route");
      const inside = ofType(all, "aws:ec2/routeTable:RouteTable").filter(({ name }) => !name.includes("-public"));
      for (const table of inside) {
        const own = routes.filter((route) => (route.propertyDependencies["routeTableId"] ?? []).includes(table.urn));
        const peered = own.filter((route) => route.inputs["vpcPeeringConnectionId"] !== undefined);
        const wanted = of(table) === "management" ? applications() : ["management"];
        assert.deepEqual(
          peered.map((route) => String(route.inputs["destinationCidrBlock"])).sort(),
          wanted.map((environment) => cidrs.get(environment) ?? "").sort(),
          table.name,
        );
        for (const route of peered) {
          const [way] = sources(route, "vpcPeeringConnectionId");
          const far = of(table) === "management" ? cidrs.get(way ?? "") : cidrs.get("management");
          assert.equal(route.inputs["destinationCidrBlock"], far, route.name);
        }
      }
      const others = routes.filter((route) => route.inputs["vpcPeeringConnectionId"] === undefined);
      for (const route of others) assert.equal(route.inputs["destinationCidrBlock"], "0.0.0.0/0", route.name);
      for (const route of routes.filter(({ name }) => name.includes("isolated")))
        assert.ok(route.inputs["vpcPeeringConnectionId"] !== undefined, `${route.name} leaves the network`);
      const tables = new Set(routes.flatMap((route) => (of(route) === "" ? [] : sources(route, "routeTableId"))));
      assert.deepEqual([...tables].sort(), [...cidrs.keys()].sort());
    });

    it("security groups admit groups of their own environment, and addresses of no other", () => {
      const rules = ofType(
        all,
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      );
      for (const rule of rules) {
        assert.deepEqual(
          [...new Set([...sources(rule, "securityGroupId"), ...sources(rule, "referencedSecurityGroupId")])],
          [of(rule)],
        );
        const cidr = rule.inputs["cidrIpv4"];
        if (typeof cidr !== "string" || !rule.type.includes("Ingress")) continue;
        assert.ok(contains(block(cidrs.get(of(rule)) ?? ""), block(cidr)), `${rule.name} admits ${cidr}`);
      }
    });

    it("private names are heard in their own network, and management's in management", () => {
      for (const zone of ofType(all, "aws:route53/zone:Zone").filter(({ inputs }) => inputs["vpcs"] !== undefined))
        assert.deepEqual(sources(zone, "vpcs"), ["management"], zone.name);
      for (const namespace of ofType(all, "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"))
        assert.deepEqual(sources(namespace, "vpc"), [of(namespace)], namespace.name);
      assert.equal(all.filter(isStack).length, 1);
    });
  });
}

function block(cidr: string): Block {
  const parsed = parseBlock(cidr);
  assert.ok(parsed !== undefined, cidr);
  return parsed;
}
