import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { replacementBy, type TypeReplacement } from "../../../tools/difference/replacement";
import { providerTables } from "../../../tools/difference/replacement/provider-tables";
import { models } from "../../../tools/offline/cloud/models";

const root = resolve(__dirname, "../../..");
const table = JSON.parse(readFileSync(resolve(root, "tools/difference/replacement.json"), "utf8")) as Record<
  string,
  Partial<TypeReplacement>
>;

/** A new revision by all its inputs: `*` of the simulated cloud. */
const isEverything = (type: string): boolean => models[type]?.replaces?.includes("*") === true;

describe("what replaces a resource", () => {
  it("is known of what everybody has seen replaced", () => {
    const known: readonly [string, string, string][] = [
      ["aws:ec2/vpc:Vpc", "cidrBlock", "replaces"],
      ["aws:ec2/vpc:Vpc", "tags", "stays"],
      ["aws:ec2/subnet:Subnet", "cidrBlock", "replaces"],
      ["aws:rds/cluster:Cluster", "engine", "replaces"],
      ["aws:rds/cluster:Cluster", "engineVersion", "stays"],
      ["aws:rds/cluster:Cluster", "port", "stays"],
      ["aws:rds/clusterInstance:ClusterInstance", "instanceClass", "stays"],
      ["aws:ecs/service:Service", "taskDefinition", "stays"],
      ["aws:ecs/service:Service", "capacityProviderStrategies", "may"],
      ["aws:lb/targetGroup:TargetGroup", "port", "replaces"],
      ["aws:lb/loadBalancer:LoadBalancer", "internal", "replaces"],
      ["aws:lb/loadBalancer:LoadBalancer", "idleTimeout", "stays"],
      ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "cidrIpv4", "stays"],
      ["aws:s3/bucket:Bucket", "bucket", "replaces"],
      ["github:index/repository:Repository", "name", "stays"],
    ];
    for (const [type, input, expected] of known) assert.equal(replacementBy(type, input), expected, `${type} ${input}`);
  });

  it("is never guessed: an input or a type that nobody has mapped may replace", () => {
    assert.equal(replacementBy("aws:ec2/vpc:Vpc", "somethingNew"), "may");
    assert.equal(replacementBy("aws:new/thing:Thing", "name"), "may");
    const types = Object.keys(JSON.parse(readFileSync(resolve(root, "policies/shapes.json"), "utf8")) as object);
    const missing = types.filter((type) => !/^(pulumi|awsx):/.test(type) && table[type] === undefined);
    assert.deepEqual(missing, []);
  });

  it("names no input of a type twice", () => {
    for (const [type, { replaces = [], may = [], stays = [] }] of Object.entries(table)) {
      const all = [...replaces, ...may, ...stays];
      assert.equal(new Set(all).size, all.length, type);
    }
  });

  it("is what the simulated cloud does, of every input that the platform sets", () => {
    const differing = Object.entries(table).flatMap(([type, { replaces = [], stays = [] }]) => {
      const model = models[type];
      if (model === undefined) return [];
      const simulated = model.replaces ?? [];
      const wrongly = stays.filter((input) => simulated.includes(input));
      const missed = isEverything(type) ? [] : replaces.filter((input) => !simulated.includes(input));
      return [
        ...wrongly.map((input) => `${type} ${input}: simulated as replaced`),
        ...missed.map((input) => `${type} ${input}: simulated in place`),
      ];
    });
    assert.deepEqual(differing, []);
  });

  it("has a source for whatever AWS's specification does not say", () => {
    for (const { types, source } of providerTables)
      assert.match(source, /^[\w-]+\/terraform-provider-[a-z]+ [\w/.-]+$/, types[0]);
  });

  it("has no table that a type does not need", () => {
    const unused = providerTables.flatMap(({ types }) => types).filter((type) => table[type] === undefined);
    assert.deepEqual(unused, []);
  });
});
