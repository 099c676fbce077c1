import assert from "node:assert/strict";
import type { ProductDefinition } from "../../../components/definition/definition";
import { writtenNames } from "../../../components/definition/written-parameters";
import { accounts, placeholder } from "../../../stacks/accounts";
import { shine } from "../../../stacks/products/shine";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { extremes } from "../../support/extremes";
import { environmentOf, ofType, recorded, recordedOf } from "../../support/stacks";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Where each parameter of Shine's services stands; written out, not derived. */
const table: Readonly<Record<string, readonly string[]>> = {
  web: [
    "applications/rails/secret-key-base",
    "infrastructures/database/primary/name",
    "infrastructures/database/primary/reader",
    "infrastructures/database/primary/writer",
  ],
  api: [
    "applications/api/signing-key",
    "infrastructures/database/primary/name",
    "infrastructures/database/primary/reader",
  ],
  worker: [
    "applications/rails/secret-key-base",
    "infrastructures/database/primary/name",
    "infrastructures/database/primary/writer",
  ],
};

for (const definition of [shine, extremes] as readonly ProductDefinition[]) {
  const product = definition.name;
  const services = Object.entries(definition.services ?? {});
  const account = (accounts[product] ?? placeholder).id;
  describe(`parameters of ${product}`, () => {
    let all: readonly RecordedResource[];
    before(async () => {
      all = await (definition === extremes ? recordedOf(extremes, "up", "extremes") : recorded(product, "up"));
    });

    for (const environment of Object.keys(definition.environments)) {
      it(`in ${environment}: what the platform says that it writes is what it writes`, () => {
        const found = ofType(all, "aws:ssm/parameter:Parameter")
          .filter((one) => environmentOf(product, one) === environment)
          .map(({ inputs }) => String(inputs["name"]));
        const names = writtenNames(definition);
        assert.ok(names.length > 3);
        assert.deepEqual(
          found.sort(),
          names.map((name) => `/${product}/${environment}/infrastructures/${name}`).sort(),
        );
      });

      it(`in ${environment}: the endpoints are the clusters' own, which their certificates speak of`, () => {
        for (const key of Object.keys(definition.databases ?? {})) {
          const name = `${product}-${environment}-databases-${key}-cluster`;
          const cluster = ofType(all, "aws:rds/cluster:Cluster").find((one) => one.name === name);
          const value = (role: string): unknown =>
            ofType(all, "aws:ssm/parameter:Parameter").find(
              ({ inputs }) => inputs["name"] === `/${product}/${environment}/infrastructures/database/${key}/${role}`,
            )?.inputs["insecureValue"];
          assert.match(String(value("writer")), /\.cluster-\w+\.ap-northeast-1\.rds\.amazonaws\.com$/);
          assert.deepEqual(
            [value("writer"), value("reader")],
            [cluster?.outputs["endpoint"], cluster?.outputs["readerEndpoint"]],
          );
        }
      });

      for (const [service, { parameters = [] }] of services) {
        it(`in ${environment}: ${service} is given what it names, and its execution role reads that and no other`, () => {
          const expected = parameters.map((name) => {
            const section = writtenNames(definition).includes(name) ? "infrastructures" : "applications";
            return `arn:aws:ssm:ap-northeast-1:${account}:parameter/${product}/${environment}/${section}/${name}`;
          });
          const given = containersOf(all, `${product}-${environment}-services-${service}`);
          assert.deepEqual(given[service]?.map(({ valueFrom }) => valueFrom).sort(), expected.sort());
          const variables = given[service]?.map(({ name }) => name) ?? [];
          assert.equal(new Set(variables).size, variables.length);
          assert.deepEqual(given["log-router"] ?? [], []);

          const role = `${product}-${environment}-services-${service}-task-roles`;
          const execution = statementsOf(all, `${role}-execution-policy`);
          const reading = execution.filter(({ Action }) => /^(ssm|secretsmanager):/.test(list(Action).join()));
          assert.deepEqual(reading.flatMap(({ Resource }) => list(Resource)).sort(), expected);
          assert.deepEqual(
            reading.flatMap(({ Action }) => list(Action)),
            expected.length === 0 ? [] : ["ssm:GetParameters"],
          );
          const opening = execution.filter(({ Action }) => list(Action).some((action) => action.startsWith("kms:")));
          assert.equal(opening.length, expected.length === 0 ? 0 : 1);
          for (const { Condition } of opening)
            assert.deepEqual(Condition?.["ForAnyValue:StringEquals"]?.["kms:ResourceAliases"], [
              `alias/${product}-${environment}-parameters`,
            ]);
          const task = statementsOf(all, `${role}-task-policy`).flatMap(({ Action }) => list(Action));
          assert.deepEqual(
            task.filter((action) => /^(ssm:Get|secretsmanager:|iam:|ssm:Put)/.test(action)),
            (definition.services?.[service]?.grants?.secrets ?? []).length === 0
              ? []
              : ["secretsmanager:GetSecretValue"],
          );
        });
      }
    }
  });
}

describe("parameters of shine, by the table", () => {
  for (const [service, paths] of Object.entries(table)) {
    it(`${service} reads ${paths.length} of them in each environment`, async () => {
      const all = await recorded("shine", "preview");
      for (const environment of ["staging", "production"]) {
        const given = containersOf(all, `shine-${environment}-services-${service}`)[service] ?? [];
        const root = `arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/${environment}/`;
        assert.deepEqual(
          given.map(({ valueFrom }) => valueFrom).sort(),
          paths.map((path) => `${root}${path}`),
        );
      }
    });
  }
});

type Secrets = readonly { readonly name: string; readonly valueFrom: string }[];

/** The secrets of a service's containers, by container. */
function containersOf(all: readonly RecordedResource[], component: string): Record<string, Secrets> {
  const [definition] = all.filter(({ name }) => name === `${component}-task-definition`);
  const containers = JSON.parse(String(definition?.inputs["containerDefinitions"])) as {
    name: string;
    secrets?: Secrets;
  }[];
  return Object.fromEntries(containers.map(({ name, secrets = [] }) => [name, secrets]));
}

function statementsOf(all: readonly RecordedResource[], name: string): readonly Statement[] {
  const [policy] = all.filter((one) => one.name === name);
  assert.ok(policy !== undefined, name);
  const { Statement } = JSON.parse(String(policy.inputs["policy"])) as { Statement: Statement[] };
  for (const { Effect } of Statement) assert.equal(Effect, "Allow");
  return Statement;
}

function list(value: string | string[]): string[] {
  return [value].flat();
}
