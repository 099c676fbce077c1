import assert from "node:assert/strict";
import { judge } from "../../policies/judge";
import type { Resource } from "../../policies/kernel/resource";
import { rule } from "../../policies/proofs/proof-nothing-left-over";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recorded } from "../support/stacks";
import { Scene } from "./mistakes/mistake";

/** A thing that loses whoever used it. */
const table: readonly [part: string, thing: string, make: (scene: Scene) => readonly Resource[]][] = [
  [
    "endpoint",
    "shine-production-network-endpoints-ecr-api-spare",
    (scene) => {
      const endpoint = scene.find("shine-production-network-endpoints-ecr-api");
      const props = { ...endpoint.props, serviceName: "com.amazonaws.ap-northeast-1.athena" };
      return scene.with({ ...endpoint, urn: `${endpoint.urn}-spare`, props });
    },
  ],
  [
    "key",
    "shine-production-keys-data-spare",
    (scene) => {
      const key = scene.find("shine-production-keys-data");
      return scene.with({ ...key, urn: `${key.urn}-spare` });
    },
  ],
  [
    "listener",
    "shine-production-load-balancer-https",
    (scene) => scene.set("shine-production-load-balancer-cloudfront-in", { fromPort: 8443, toPort: 8443 }),
  ],
  [
    "nat",
    "shine-staging-network-vpc-nat-a",
    (scene) =>
      scene.without("shine-staging-network-vpc-private-a-default", "shine-staging-network-vpc-private-c-default"),
  ],
  [
    "parameter",
    "shine-production-parameters-database/primary/name-spare",
    (scene) => {
      const parameter = scene.find("shine-production-parameters-database/primary/name");
      const props = { ...parameter.props, name: "/shine/production/infrastructures/settings/spare" };
      return scene.with({ ...parameter, urn: `${parameter.urn}-spare`, props });
    },
  ],
  [
    "log-group",
    "shine-production-console-task-log-spare",
    (scene) => {
      const group = scene.find("shine-production-console-task-log");
      const spare = { urn: `${group.urn}-spare` };
      return scene.with({ ...group, ...spare, props: { ...group.props, name: "/shine/production/spare" } });
    },
  ],
  [
    "repository",
    "shine-account-web-repository-spare",
    (scene) => {
      const [repository] = scene.resources.filter(({ type }) => type === "aws:ecr/repository:Repository");
      assert.ok(repository !== undefined);
      const spare = { urn: `${repository.urn}-spare`, name: "shine-account-image-spare" };
      return scene.with({ ...repository, ...spare, props: { ...repository.props, name: "shine/spare" } });
    },
  ],
];

describe("what is left over", () => {
  const told = (resources: readonly Resource[]): string[] => {
    const args = { stack: "shine", registry: registryOf(), today: TODAY, waivers: [], rules: [rule] };
    return judge(resources, args).violations.map((one) => `${one.rule} ${one.urn.split("::").at(-1) ?? ""}`);
  };

  for (const [part, thing, make] of table) {
    it(`is told: ${part} ${thing}`, async () => {
      const resources = neutral(await recorded("shine", "preview"));
      const line = `${rule.id}/${part} ${thing}`;
      assert.ok(!told(resources).includes(line), "as it is");
      assert.ok(told(make(new Scene(resources))).includes(line), told(make(new Scene(resources))).join("\n"));
    });
  }

  it("is no parameter that the platform writes for every product", async () => {
    for (const product of ["shine", "minimal"]) {
      const resources = neutral(await recorded(product, "preview"));
      const parameters = told(resources).filter((line) => line.startsWith(`${rule.id}/parameter`));
      // What nobody reads of shine's is a setting of its own.
      assert.deepEqual(
        parameters.filter((line) => !line.includes("settings/")),
        [],
      );
    }
  });

  it("is advised and stops nothing", () => assert.equal(rule.level, "advisory"));
});
