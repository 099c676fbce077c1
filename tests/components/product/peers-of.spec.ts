import assert from "node:assert/strict";
import { complete } from "../../../components/definition/defaults";
import { peersOf } from "../../../components/product/peers-of";
import type { ServiceDefinition } from "../../../components/definition/definition";
import { foundation } from "../../../stacks/foundation";
import { minimal } from "../../../stacks/products/minimal";

const task = { cpu: 256, memory: 512 } as const;

function peers(
  services: Readonly<Record<string, ServiceDefinition>>,
  loadBalancer: string | undefined = "sg-balancer",
) {
  const { services: completed } = complete({ ...minimal, services }, foundation);
  const groups = Object.fromEntries(Object.keys(services).map((key) => [key, { securityGroupId: `sg-${key}` }]));
  const found = peersOf(completed, {
    loadBalancer,
    services: groups,
    databases: { primary: { securityGroupId: "sg-primary", port: 13306 } },
  });
  return Object.entries(found).map(
    ([key, { from, to, port }]) => `${key}: ${from as string} → ${to as string} ${port}`,
  );
}

// biome-ignore format: a table is read by its rows
const rows: readonly (readonly [what: string, services: Readonly<Record<string, ServiceDefinition>>, peers: readonly string[]])[] = [
  ["nothing, where nobody is named", { a: task, b: { ...task, port: 1024 } }, []],
  ["the load balancer, where there is a route", { a: { ...task, port: 3000, route: { paths: ["/*"] } } }, ["routes--a: sg-balancer → sg-a 3000"]],
  ["a caller, at the port of the called", { a: { ...task, calls: ["b"] }, b: { ...task, port: 8080 } }, ["calls--a--b: sg-a → sg-b 8080"]],
  ["both, where each calls the other", { a: { ...task, port: 1, calls: ["b"] }, b: { ...task, port: 2, calls: ["a"] } }, ["calls--a--b: sg-a → sg-b 2", "calls--b--a: sg-b → sg-a 1"]],
  ["a database's users", { a: { ...task, databases: ["primary"] }, b: task }, ["stores--a--primary: sg-a → sg-primary 13306"]],
  ["a service named as a database is beside it", { a: { ...task, calls: ["primary"], databases: ["primary"] }, primary: { ...task, port: 5 } }, ["calls--a--primary: sg-a → sg-primary 5", "stores--a--primary: sg-a → sg-primary 13306"]],
  ["all of those whose names could be read in two ways", { a: { ...task, calls: ["b-c"] }, "a-b": { ...task, calls: ["c"] }, "b-c": { ...task, port: 6 }, c: { ...task, port: 7 } }, ["calls--a--b-c: sg-a → sg-b-c 6", "calls--a-b--c: sg-a-b → sg-c 7"]],
  ["a service called load-balancer beside the load balancer", { "load-balancer": { ...task, calls: ["a"] }, a: { ...task, port: 8, route: { paths: ["/*"] } } }, ["calls--load-balancer--a: sg-load-balancer → sg-a 8", "routes--a: sg-balancer → sg-a 8"]],
];

describe("peersOf", () => {
  for (const [what, services, expected] of rows)
    it(`admits ${what}`, () => assert.deepEqual(peers(services), expected));

  it("sends nothing where no load balancer stands", () => {
    const { services } = complete(
      { ...minimal, services: { a: { ...task, port: 1, route: { paths: ["/*"] } } } },
      foundation,
    );
    assert.deepEqual(
      peersOf(services, { loadBalancer: undefined, services: { a: { securityGroupId: "sg-a" } }, databases: {} }),
      {},
    );
  });

  it("says in words who calls whom, as the console shows it", () => {
    const { services } = complete(
      { ...minimal, services: { web: { ...task, databases: ["primary"], calls: ["api"] }, api: { ...task, port: 1 } } },
      foundation,
    );
    const group = { securityGroupId: "sg" };
    const found = peersOf(services, {
      loadBalancer: undefined,
      services: { web: group, api: group },
      databases: { primary: { ...group, port: 2 } },
    });
    assert.deepEqual(
      Object.values(found).map(({ description }) => description),
      ["web calls api", "web stores in primary"],
    );
  });
});
