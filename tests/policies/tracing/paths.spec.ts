import assert from "node:assert/strict";
import { canonicalType, isComponent } from "../../../policies/kernel/resource";
import { rules } from "../../../policies/rules";
import { declares } from "../../support/declarations";
import { fixtures } from "../fixtures";
import { pathOf } from "./places";
import type { Reads } from "./reads";
import { type Scene, sceneOf, tracedAnswersOf } from "./scene";
import { recordedScenes } from "./stacks";

/**
 * A rule reads several types alike, so a path counts as declared where one of the types that it is asked about or reads declares it, or one of
 * them declares it within a list: a route within a table, a rule within a group. What no type of the rule declares is read in vain.
 */
describe("the paths that rules read", () => {
  it("are declared by the providers", async function () {
    this.timeout(240_000);
    const recorded = await recordedScenes();
    const vain: string[] = [];
    let count = 0;
    for (const rule of rules) {
      // What is asked about every type names no paths of one.
      if (rule.types === "all") continue;
      const own = Object.entries(fixtures[rule.id] ?? {}).map(([name, fixture]) => sceneOf(name, fixture));
      const read = new Map<string, Set<string>>(
        rule.types.filter((type) => !isComponent(type)).map((type) => [type, new Set()]),
      );
      for (const scene of [...own, ...recorded]) note(read, scene, tracedAnswersOf(rule, scene).reads);
      vain.push(...undeclared(read).map((path) => `${rule.id} ${path}`));
      count += [...read.values()].reduce((sum, paths) => sum + paths.size, 0);
    }
    assert.deepEqual(vain, []);
    assert.ok(count > 500, String(count));
  });

  it("are found out where nobody declares them", () => {
    const read = new Map([["aws:ssm/parameter:Parameter", new Set(["keyId", "kmsKey", "value.below", "tags.any"])]]);
    assert.deepEqual(undeclared(read), [
      "aws:ssm/parameter:Parameter kmsKey",
      "aws:ssm/parameter:Parameter value.below",
    ]);
  });
});

/** Types that one reader of the pack reads alike, whichever of them a rule meets. */
const alike: readonly (readonly string[])[] = [
  [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ],
  ["datadog:index/monitor:Monitor", "datadog:index/syntheticsTest:SyntheticsTest"],
];

/** Paths by type that none of the types declares. */
function undeclared(read: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const own = [...read.keys()];
  const types = [...own, ...alike.filter((group) => group.some((type) => own.includes(type))).flat()];
  const declared = [...read].flatMap(([type, paths]) => [...paths].filter((path) => declares(type, path)));
  const isDeclared = (path: string): boolean => {
    const within = path.includes("[].") ? path.slice(path.indexOf("[].") + 2) : `.${path}`;
    return (
      path === "id" ||
      types.some((type) => declares(type, path) || declares(type, inline(path))) ||
      declared.some((one) => one.endsWith(within))
    );
  };
  return [...read].flatMap(([type, paths]) =>
    [...paths].filter((path) => !declares(type, path) && !isDeclared(path)).map((path) => `${type} ${path}`),
  );
}

/** What a bucket's own list is called, whose rules are read as those of its satellite are. */
function inline(path: string): string {
  return path.replace(/^rules\b/, "lifecycleRules");
}

function note(read: Map<string, Set<string>>, { resources }: Scene, reads: Reads): void {
  const types = new Map(resources.map(({ urn, type }) => [urn, canonicalType(type)]));
  for (const [whose, paths] of reads) {
    const type = types.get(whose) ?? whose;
    if (isComponent(type)) continue;
    const known = read.get(type) ?? new Set();
    read.set(type, known);
    for (const [path, { named }] of paths) if (path !== "" && named) known.add(pathOf(path.split(".")));
  }
}
