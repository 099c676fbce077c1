import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { admitted } from "../../policies/rules/stack/deprecated-properties";
import { foundation } from "../../stacks/foundation";
import { reviewedShape } from "../../policies/views/shapes";
import { shapeOf } from "../../tools/offline/cloud/shapes";
import { type RecordedResource, UNKNOWN } from "../../tools/offline/recorded";
import { deprecatedInputs } from "../support/declarations";
import { environmentOf, isProvider, isShared, isStack, made, modes, recorded, stacks } from "../support/stacks";

const ROOT = join(__dirname, "../..");
const ENVIRONMENTS = ["account", "management", "development", "staging", "production"];
/** What holds data, or what is written of people: its tags say whose. */
const STORES = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ecr/repository:Repository",
  "aws:rds/cluster:Cluster",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:s3/bucket:Bucket",
];

for (const stack of stacks) {
  for (const mode of modes) {
    describe(`laws of ${stack}, ${mode}`, () => {
      let all: readonly RecordedResource[];
      let byUrn: ReadonlyMap<string, RecordedResource>;
      before(async () => {
        all = await recorded(stack, mode);
        byUrn = new Map(all.map((one) => [one.urn, one]));
      });

      it("everything has a parent, and only components and providers stand directly under the stack", () => {
        for (const one of all.filter((resource) => !isStack(resource))) {
          const parent = byUrn.get(one.parent ?? "");
          assert.ok(parent !== undefined, `${one.urn} has no parent`);
          if (!isStack(parent))
            assert.ok(!parent.custom, `${one.name} stands under ${parent.name}, which is no component`);
          else if (!isShared(stack) && !isProvider(one)) assert.equal(one.type, "platform:product:Product");
          else assert.ok(!one.custom || isProvider(one), `${one.name} (${one.type}) stands directly under the stack`);
        }
      });

      it("every name begins with the product and the environment that it stands in", () => {
        for (const one of all.filter(
          (resource) => !isStack(resource) && resource.type !== "platform:product:Product",
        )) {
          const environment = environmentOf(stack, one);
          assert.ok(environment !== undefined && ENVIRONMENTS.includes(environment), `${one.type} ${one.name}`);
          const parent = byUrn.get(one.parent ?? "");
          if (parent === undefined || isStack(parent) || parent.type === "platform:product:Product") continue;
          assert.equal(environment, environmentOf(stack, parent), `${one.name} stands under ${parent.name}`);
        }
      });

      it("types of providers are reviewed and installed, types of components are where their names say", () => {
        for (const { type } of made(all)) {
          assert.ok(reviewedShape(type) !== undefined, `${type} is not reviewed`);
          assert.ok(shapeOf(type) !== undefined, `${type} is in no installed provider`);
        }
        for (const { type } of all.filter((one) => !one.custom && one.remote !== true && !isStack(one))) {
          const [, folder = "", name = ""] = /^platform:([a-z]+):([A-Z]\w+)$/.exec(type) ?? [];
          const file = `${name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.ts`;
          assert.ok(
            existsSync(join(ROOT, "components", folder, file)),
            `${type} is not in components/${folder}/${file}`,
          );
        }
      });

      it("what can be tagged says its environment and service, stores whose data they hold", () => {
        const taggable = made(all).filter(({ type }) => type.startsWith("aws:") && takesTags(type));
        assert.ok(taggable.length > 5);
        for (const { type, name, inputs } of taggable) {
          const tags = inputs["tags"] as Record<string, unknown> | undefined;
          const where = `${type} ${name}`;
          assert.ok(typeof tags === "object", `${where} has no tags`);
          assert.equal(tags["env"], environmentOf(stack, { name } as RecordedResource), where);
          assert.match(String(tags["service"]), /^[a-z0-9]+(-[a-z0-9]+)*$/, where);
          if (STORES.includes(type))
            assert.match(String(tags["data-class"]), /^(customer|internal|audit|public)$/, where);
          for (const value of Object.values(tags)) assert.equal(typeof value, "string", where);
        }
        for (const { name, inputs } of made(all).filter(({ type }) => type === "datadog:index/monitor:Monitor")) {
          const tags = inputs["tags"] as string[];
          for (const tag of ["product:", "env:", "service:", "team:"])
            assert.ok(
              tags.some((one) => one.startsWith(tag)),
              `${name} has no tag ${tag}`,
            );
        }
      });

      it("everything is made by a provider of the stack's own, one an account, pinned to it, with the default tags", () => {
        const providers = new Set(all.filter(isProvider).map(({ urn }) => urn));
        // A remote component is handed providers for its children, and is made by none.
        for (const one of made(all).filter(({ custom }) => custom))
          assert.ok(providers.has(one.provider ?? ""), `${one.name} is made by nobody`);
        const aws = all.filter(({ type }) => type === "pulumi:providers:aws").map(({ inputs }) => inputs);
        const accounts = aws.map((inputs) => JSON.parse(String(inputs["allowedAccountIds"])) as string[]);
        const { management } = foundation.accounts;
        const isProduct = stack !== "organization" && stack !== "foundation";
        for (const [index, inputs] of aws.entries()) {
          const account = accounts[index]?.join() ?? "";
          assert.match(account, /^\d{12}$/);
          // A product's records in the parent zone are all that it makes in another account, and records take no tags.
          if (isProduct && account === management) continue;
          const { tags } = JSON.parse(String(inputs["defaultTags"])) as { tags: Record<string, string> };
          assert.deepEqual(Object.keys(tags).sort(), ["managed-by", "owner", "product"]);
          assert.equal(tags["product"], stack);
        }
        assert.equal(new Set(accounts.flat()).size, aws.length);
        if (stack === "organization") assert.deepEqual(accounts, [[management]]);
        if (isProduct) {
          assert.equal(aws.length, 2);
          assert.ok(accounts.flat().includes(management));
          const elsewhere = made(all).filter(
            ({ provider, custom }) => custom && accountOf(provider, all) === management,
          );
          assert.deepEqual([...new Set(elsewhere.map(({ type }) => type))], ["aws:route53/record:Record"]);
        }
      });

      it("no input, and no type, is one that its provider deprecates", () => {
        const found = made(all).flatMap(({ type, name, inputs }) =>
          deprecatedInputs(type, inputs)
            .filter((path) => admitted[type]?.includes(path.slice(1)) !== true)
            .map((path) => `${type} ${name} ${path}`),
        );
        assert.deepEqual(found, []);
      });
    });
  }

  describe(`laws of ${stack}, from the first preview to the update`, () => {
    it("nothing is made late: both make the same, whether anything computed is known or not", async () => {
      const [preview, up] = await Promise.all(modes.map((mode) => recorded(stack, mode)));
      const keys = (all: readonly RecordedResource[] = []): string[] =>
        all.map((one) => `${one.urn} ${one.parent}`).sort();
      assert.deepEqual(keys(preview), keys(up));
    });

    it("a preview tells the truth: what it knows is what the update sets, protected alike and after the same things", async () => {
      const up = new Map((await recorded(stack, "up")).map((one) => [one.urn, one]));
      for (const before of await recorded(stack, "preview")) {
        const after = up.get(before.urn);
        assert.ok(after !== undefined);
        assert.deepEqual(differences(before.inputs, after.inputs), [], before.name);
        assert.equal(before.protect, after.protect, before.name);
        assert.deepEqual(before.propertyDependencies, after.propertyDependencies, before.name);
        assert.deepEqual(before.dependsOn, after.dependsOn, before.name);
        assert.deepEqual(before.ignoreChanges, after.ignoreChanges, before.name);
      }
    });

    it("after the update nothing is unknown", async () => {
      const unknown = (await recorded(stack, "up")).filter(
        ({ inputs }) => differences(inputs, inputs, true).length > 0,
      );
      assert.deepEqual(
        unknown.map(({ name }) => name),
        [],
      );
    });
  });
}

describe("the reading of declarations", () => {
  it("finds what is deprecated, at the top, deep down and as a whole", () => {
    const lifecycle = { rules: [{ id: "a", prefix: "x" }] };
    const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    assert.deepEqual(deprecatedInputs(type, lifecycle), [".rules[0].prefix"]);
    assert.deepEqual(deprecatedInputs("aws:s3/bucket:Bucket", { acl: "private", bucket: "b" }), [".acl"]);
    assert.deepEqual(deprecatedInputs("aws:s3/bucketV2:BucketV2", {}), ["*"]);
  });
});

function takesTags(type: string): boolean {
  const shape = shapeOf(type);
  return shape !== undefined && shape.inputs.has("tags");
}

/** Paths at which two values differ; what is not known yet differs from nothing, unless it is asked for. */
function differences(a: unknown, b: unknown, unknown = false, at = ""): string[] {
  if (a === UNKNOWN) return unknown ? [at] : [];
  if (!unknown && isDeepStrictEqual(a, b)) return [];
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return unknown ? [] : [at];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(Reflect.get(a, key), Reflect.get(b, key), unknown, `${at}.${key}`),
  );
}

/** The account that a resource's provider is pinned to. */
function accountOf(provider: string | undefined, all: readonly RecordedResource[]): string | undefined {
  const ids = all.find(({ urn }) => urn === provider)?.inputs["allowedAccountIds"];
  return typeof ids === "string" ? (JSON.parse(ids) as string[])[0] : undefined;
}
