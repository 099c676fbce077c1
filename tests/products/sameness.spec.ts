import assert from "node:assert/strict";
import { programFor, type StackProgram } from "../../tools/offline/program";
import { judged } from "../../tools/preview";
import { render } from "../../tools/report/render";
import type { RecordedResource } from "../../tools/offline/recorded";
import { definitionOf, isShared, isStack, products, recorded, stacks } from "../support/stacks";
import { TODAY } from "../support/products";

const plain = { width: 100, colour: false };

describe("two evaluations", () => {
  for (const stack of stacks) {
    it(`of ${stack} are equal byte for byte`, async () => {
      const [first, second] = [await report(programOf(stack)), await report(programOf(stack))];
      assert.ok(first.length > 10_000);
      assert.ok(first === second, firstDifference(first, second));
    });
  }
});

/** What production has in kind and staging has not, each for a reason that a size is. */
const productionOnly: Readonly<Record<string, string>> = {
  "platform:oncall:OnCallService": "only production wakes somebody",
  "pagerduty:index/service:Service": "only production wakes somebody",
  "pagerduty:index/serviceIntegration:ServiceIntegration": "only production wakes somebody",
  "datadog:pagerduty/serviceObject:ServiceObject": "only production wakes somebody",
  "platform:monitoring:SiteTests": "only production is open to the machines that ask from outside",
  "datadog:index/syntheticsTest:SyntheticsTest": "only production is open to the machines that ask from outside",
  "aws:appautoscaling/scheduledAction:ScheduledAction": "the clock changes production's sizes",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": "only production's copies are locked",
};
const stagingOnly: Readonly<Record<string, string>> = {
  "aws:wafv2/ipSet:IpSet": "only offices may see it",
};

describe("staging and production", () => {
  for (const product of products) {
    it(`of ${product} are of the same kinds`, async () => {
      const all = await recorded(product, "up");
      const [staging, production] = [kinds(product, "staging", all), kinds(product, "production", all)];
      const beyond = (a: Set<string>, b: Set<string>): string[] => [...a].filter((kind) => !b.has(kind));
      for (const kind of beyond(production, staging))
        assert.ok(productionOnly[kind] !== undefined, `${kind} in production`);
      for (const kind of beyond(staging, production)) assert.ok(stagingOnly[kind] !== undefined, `${kind} in staging`);
    });

    it(`of ${product} have the same components by the same names, but for those that only production has`, async () => {
      const all = await recorded(product, "up");
      const [staging, production] = [components(product, "staging", all), components(product, "production", all)];
      const alone = ["platform:monitoring:SiteTests watch-site", "platform:oncall:OnCallService watch-oncall"];
      assert.deepEqual(
        staging,
        production.filter((one) => !alone.includes(one)),
      );
      for (const one of alone) assert.ok(production.includes(one), one);
    });
  }

  it("differ in kind where the table says, and in nothing that no product shows", async () => {
    const shown = new Set<string>();
    for (const product of products) {
      const all = await recorded(product, "up");
      const [staging, production] = [kinds(product, "staging", all), kinds(product, "production", all)];
      for (const kind of [...staging, ...production]) if (!staging.has(kind) || !production.has(kind)) shown.add(kind);
    }
    assert.deepEqual([...shown].sort(), [...Object.keys(productionOnly), ...Object.keys(stagingOnly)].sort());
  });
});

function programOf(stack: string): StackProgram {
  if (isShared(stack)) return programFor({ kind: "shared", name: stack }, TODAY);
  return programFor({ kind: "product", name: stack, definition: definitionOf(stack) }, TODAY);
}

async function report(program: StackProgram): Promise<string> {
  return render(await judged(program, { today: TODAY }), "json", plain);
}

function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const index = left.findIndex((line, number) => line !== right[number]);
  return `line ${index + 1}: ${left[index]} / ${right[index]}`;
}

function inEnvironment(product: string, environment: string, all: readonly RecordedResource[]): RecordedResource[] {
  return all.filter((one) => !isStack(one) && `${one.name}-`.startsWith(`${product}-${environment}-`));
}

function kinds(product: string, environment: string, all: readonly RecordedResource[]): Set<string> {
  return new Set(inEnvironment(product, environment, all).map(({ type }) => type));
}

function components(product: string, environment: string, all: readonly RecordedResource[]): string[] {
  return inEnvironment(product, environment, all)
    .filter(({ custom }) => !custom)
    .map(({ type, name }) => `${type} ${name.slice(`${product}-${environment}-`.length)}`)
    .sort();
}
