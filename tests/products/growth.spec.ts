import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { ProductDefinition } from "../../components/definition/definition";
import { accounts } from "../../stacks/accounts";
import { minimal } from "../../stacks/products/minimal";
import { shine } from "../../stacks/products/shine";
import { models } from "../../tools/offline/cloud/models";
import type { RecordedResource } from "../../tools/offline/recorded";
import { evaluateProduct } from "../support/products";
import { made, recorded } from "../support/stacks";

const { services, environments, databases, repositories } = shine;
const { staging, production } = environments;
const task = { cpu: 256, memory: 512 } as const;

interface Growth {
  readonly what: string;
  readonly definition: ProductDefinition;
  /** What must list the new thing, as `Type.input` below the product's name; everything else stays as it was. */
  readonly lists: readonly string[];
  /** Those of them whose change makes a new one, which takes the old one's place before that goes. */
  readonly replaced?: readonly string[];
}

const certificates = ["ap-northeast-1", "us-east-1"].flatMap((region) =>
  ["staging", "production"].flatMap((environment) => [
    `${environment}-certificate-${region} Certificate.subjectAlternativeNames`,
    `${environment}-certificate-${region}-validation CertificateValidation.validationRecordFqdns`,
  ]),
);
const tasks = (environment: string, input: string): string[] =>
  Object.keys(services).map((service) => `${environment}-services-${service}-service Service.${input}`);

/** A service that stores in a database becomes a user of it: the function that makes users is called again with the whole list. */
const users = ["staging", "production"].flatMap((environment) =>
  ["input", "triggers"].map((input) => `${environment}-databases-primary-users-invocation Invocation.${input}`),
);

/** A database more is one that people reach from their console, and one that is backed up. */
const reached = ["staging", "production"].flatMap((environment) => [
  `${environment}-console-roles-execution-policy RolePolicy.policy`,
  `${environment}-console-task-definition TaskDefinition.containerDefinitions`,
  `${environment}-databases-backup-selection Selection.resources`,
]);

/** Every environment has room of its own in a service's registry. */
const lifecycles = Object.keys(services).map((service) => `account-${service}-lifecycle LifecyclePolicy.policy`);

/** An interface stands in every zone, and takes one more in place. */
const interfaces = ["ecr-api", "ecr-dkr", "kms", "logs", "secretsmanager", "ssm", "ssmmessages"].map(
  (service) => `production-network-endpoints-${service} VpcEndpoint.subnetIds`,
);

const growths: readonly Growth[] = [
  {
    what: "a zone of production",
    definition: { ...shine, environments: { ...environments, production: { ...production, zones: 3 } } },
    lists: [
      "production-databases-primary-subnet-group SubnetGroup.subnetIds",
      "production-databases-primary-users-function Function.vpcConfig",
      "production-load-balancer-load-balancer LoadBalancer.subnets",
      ...tasks("production", "networkConfiguration"),
      ...interfaces,
      // People are told where their console may run.
      "production-parameters-console/network Parameter.insecureValue",
    ],
  },
  {
    what: "a second zone that staging runs in, where its subnets stand already",
    definition: { ...shine, environments: { ...environments, staging: { ...staging, zones: 2 } } },
    lists: [
      // Each zone leaves by a gateway of its own, once it has one.
      "staging-network-vpc-private-c-default Route.natGatewayId",
      ...tasks("staging", "networkConfiguration"),
      ...tasks("staging", "availabilityZoneRebalancing"),
    ],
  },
  {
    what: "all that shares nothing: workers, a cluster, a service behind a path, a database, a reader, a repository, a setting",
    definition: {
      ...shine,
      services: {
        ...services,
        mailer: { ...task, cluster: "mail" },
        reporter: task,
        admin: {
          ...task,
          port: 4000,
          route: { paths: ["/admin/*"] },
          databases: ["primary", "audit"],
          connectionsPerTask: 2,
          calls: ["api"],
          parameters: ["admin/key", "database/primary/writer", "settings/locale"],
        },
      },
      databases: { ...databases, audit: { engine: "aurora-postgresql" } },
      settings: { ...shine.settings, locale: "ja" },
      repositories: { ...repositories, "shine-docs": { kind: "library" }, "shine-mail": { deploys: ["mailer"] } },
      environments: {
        ...environments,
        production: { ...production, databases: { primary: { ...production.databases.primary, readers: 3 } } },
      },
    },
    lists: [...users, ...reached],
    replaced: [...users, ...reached.filter((told) => !told.includes("RolePolicy"))],
  },
  {
    what: "a service behind a host of its own",
    definition: { ...shine, services: { ...services, admin: { ...task, port: 4000, route: { hosts: ["admin"] } } } },
    lists: [
      ...certificates,
      "production-front-distribution-distribution Distribution.aliases",
      "staging-front-distribution-distribution Distribution.aliases",
    ],
    replaced: certificates,
  },
  {
    what: "an environment",
    definition: { ...shine, environments: { ...environments, development: {} } },
    // What a preview may read of it is said by name.
    lists: [...lifecycles, "account-preview-settings Policy.policy"],
  },
];

describe("growth", () => {
  for (const { what, definition, lists, replaced = [] } of growths) {
    it(`by ${what} only creates, and leaves what is there as it is`, async () => {
      const before = await recorded("shine", "up");
      const after = new Map((await evaluateProduct(definition, false)).map((one) => [one.urn, one]));
      assert.ok(after.size > before.length, "something is created");
      assert.deepEqual(
        before.filter(({ urn }) => !after.has(urn)).map(({ urn }) => urn),
        [],
      );
      const changes = before.flatMap((one) => changesOf(one, after.get(one.urn)));
      assert.deepEqual(changes.map(({ told }) => told).sort(), [...lists].sort());
      assert.deepEqual(
        changes
          .filter(({ replaces }) => replaces)
          .map(({ told }) => told)
          .sort(),
        [...replaced].sort(),
      );
    });
  }

  it("by a product changes nothing of another: no input of one speaks of the other's account", async () => {
    for (const [one, other] of [
      ["shine", "minimal"],
      ["minimal", "shine"],
    ] as const) {
      const id = accounts[other]?.id;
      assert.ok(id !== undefined);
      for (const { name, inputs } of made(await recorded(one, "up")))
        assert.ok(!JSON.stringify(inputs).includes(id), name);
    }
  });

  it("does not depend on the order in which a definition says things", async () => {
    const turned = reversed(shine) as ProductDefinition;
    assert.notDeepEqual(Object.keys(turned.services ?? {}), Object.keys(services));
    const sorted = (all: readonly RecordedResource[]) => [...all].sort((a, b) => (a.urn < b.urn ? -1 : 1)).map(bare);
    assert.deepEqual(sorted(await evaluateProduct(turned, false)), sorted(await recorded("shine", "up")));
  });

  it("of minimal into a product that serves only creates too", async () => {
    const before = await recorded("minimal", "up");
    const definition = { ...minimal, services: { web: { ...task, port: 3000, route: { paths: ["/*"] } } } };
    const after = new Map((await evaluateProduct(definition, false)).map((one) => [one.urn, one]));
    const changes = before.flatMap((one) => changesOf(one, after.get(one.urn), "minimal"));
    // The load balancer and the distribution begin to write logs, of which the buckets and no one else must know.
    const policies = ["staging", "production"].flatMap((environment) =>
      ["access", "logs"].map((bucket) => `${environment}-log-buckets-${bucket}-policy BucketPolicy.policy`),
    );
    assert.deepEqual(changes.map(({ told }) => told).sort(), policies.sort());
    assert.ok(changes.every(({ replaces }) => !replaces));
  });
});

function changesOf(before: RecordedResource, after: RecordedResource | undefined, product = "shine") {
  assert.ok(after !== undefined, `${before.name} is gone`);
  assert.equal(before.protect, after.protect, before.name);
  const replaces = models[before.type]?.replaces ?? [];
  const inputs = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])];
  return inputs
    .filter((input) => !isDeepStrictEqual(before.inputs[input], after.inputs[input]))
    .map((input) => ({
      told: `${before.name.slice(product.length + 1)} ${before.type.split(":").at(-1)}.${input}`,
      replaces: replaces.includes(input) || replaces.includes("*"),
    }));
}

function bare({ urn, inputs, protect, parent }: RecordedResource): object {
  return { urn, inputs, protect, parent };
}

/** The same value with every record's keys in the opposite order; lists stay, since theirs is said. */
function reversed(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
