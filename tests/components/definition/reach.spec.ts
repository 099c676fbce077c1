import assert from "node:assert/strict";
import type { ProductDefinition } from "../../../components/definition/definition";
import { shine } from "../../../stacks/products/shine";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { extremes } from "../../support/extremes";
import { environmentOf, ofType, recorded, recordedOf } from "../../support/stacks";

const subjects: readonly ProductDefinition[] = [shine, extremes];

/** `web → database primary 13306`: every way into something, as a definition says it. */
function declared({ services = {} }: ProductDefinition, ports: Readonly<Record<string, number>>): string[] {
  return Object.entries(services)
    .flatMap(([name, { port, route, calls = [], databases = [] }]) => [
      ...(route === undefined ? [] : [`load balancer → ${name} ${port}`]),
      ...calls.map((called) => `${name} → ${called} ${services[called]?.port}`),
      ...databases.map((database) => `${name} → database ${database} ${ports[database]}`),
    ])
    .concat(
      Object.entries(ports).flatMap(([database, port]) =>
        [`users of ${database}`, "people"].map((who) => `${who} → database ${database} ${port}`),
      ),
    );
}

for (const definition of subjects) {
  const product = definition.name;
  describe(`who reaches whom in ${product}`, () => {
    let all: readonly RecordedResource[];
    before(async () => {
      all = await (definition === extremes ? recordedOf(extremes, "up", "extremes") : recorded(product, "up"));
    });

    for (const environment of Object.keys(definition.environments)) {
      it(`in ${environment}: services reach databases and one another where they declare it, and the load balancer its routes`, () => {
        const expected = declared(definition, portsOf(all, product, environment)).sort();
        assert.ok(expected.length > 5);
        const between = (direction: "Ingress" | "Egress", from: string, to: string): string[] =>
          ofType(all, `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`)
            .filter(
              (rule) =>
                environmentOf(product, rule) === environment && rule.inputs["referencedSecurityGroupId"] !== undefined,
            )
            .map((rule) => {
              const { fromPort, toPort, ipProtocol } = rule.inputs;
              assert.equal(ipProtocol, "tcp");
              assert.equal(fromPort, toPort);
              return `${ownerOf(rule, from)} → ${ownerOf(rule, to)} ${String(fromPort)}`;
            })
            .sort();
        assert.deepEqual(between("Ingress", "referencedSecurityGroupId", "securityGroupId"), expected);
        assert.deepEqual(between("Egress", "securityGroupId", "referencedSecurityGroupId"), expected);
      });
    }

    it("from addresses only CloudFront comes in, and what asks AWS's interfaces from within", () => {
      const open = ofType(all, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").filter(
        ({ inputs }) => inputs["referencedSecurityGroupId"] === undefined,
      );
      for (const { name, inputs } of open) {
        assert.match(name, /-load-balancer-cloudfront-in$|-endpoints-interfaces-https$/);
        assert.equal(typeof inputs["prefixListId"], name.endsWith("cloudfront-in") ? "string" : "undefined", name);
        assert.equal(inputs["fromPort"], 443);
      }
    });

    it("databases stand in isolated subnets, tasks and the load balancer in private ones", () => {
      const tiers = (one: RecordedResource, input: string): string[] => {
        const subnets = (one.propertyDependencies[input] ?? []).filter((urn) =>
          urn.includes("aws:ec2/subnet:Subnet::"),
        );
        return [...new Set(subnets.map((urn) => /-(public|private|isolated)-[a-d]$/.exec(urn)?.[1] ?? urn))];
      };
      for (const one of ofType(all, "aws:rds/subnetGroup:SubnetGroup"))
        assert.deepEqual(tiers(one, "subnetIds"), ["isolated"]);
      for (const one of ofType(all, "aws:lb/loadBalancer:LoadBalancer"))
        assert.deepEqual(tiers(one, "subnets"), ["private"]);
      for (const one of ofType(all, "aws:ecs/service:Service"))
        assert.deepEqual(tiers(one, "networkConfiguration"), ["private"]);
    });
  });
}

/** Which part of the product a security group belongs to, by its component's name. */
function ownerOf(rule: RecordedResource, input: string): string {
  const [urn = "", ...more] = rule.propertyDependencies[input] ?? [];
  assert.equal(more.length, 0, rule.name);
  const name = urn.split("::").at(-1) ?? "";
  const users = /-databases-(.+)-users-security-group$/.exec(name)?.[1];
  if (users !== undefined) return `users of ${users}`;
  if (name.endsWith("-console-group-security-group")) return "people";
  const [, service, database] = /-groups-(.+)-security-group$|-databases-(.+)-security-group$/.exec(name) ?? [];
  if (service !== undefined) return service;
  if (database !== undefined) return `database ${database}`;
  assert.match(name, /-load-balancer-security-group$/);
  return "load balancer";
}

function portsOf(all: readonly RecordedResource[], product: string, environment: string): Record<string, number> {
  const prefix = `${product}-${environment}-databases-`;
  const clusters = ofType(all, "aws:rds/cluster:Cluster").filter(({ name }) => name.startsWith(prefix));
  return Object.fromEntries(
    clusters.map(({ name, inputs }) => [name.slice(prefix.length, -"-cluster".length), Number(inputs["port"])]),
  );
}
