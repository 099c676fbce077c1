import assert from "node:assert/strict";
import { Graph } from "../../policies/kernel/graph";
import { parseDocument, type Statement } from "../../policies/kernel/documents";
import { readTable } from "../../policies/reads/table";
import { reviewedShapes } from "../../policies/views/shapes";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { problemsOf } from "../support/iam-data";
import { TODAY } from "../support/products";
import { recorded, stacks } from "../support/stacks";

describe("what providers read", () => {
  it("is written down for each type of AWS that has been reviewed", () => {
    const missing = Object.keys(reviewedShapes()).filter(
      (type) => type.startsWith("aws:") && readTable[type] === undefined,
    );
    assert.deepEqual(missing, [], "policies/reads");
  });

  it("stands where the provider's sources have it", () => {
    for (const { source } of Object.values(readTable)) assert.match(source, /^[a-z0-9]+\/[a-z0-9_]+\.go$/);
  });

  it("are actions of AWS, asked about what they take", async function () {
    this.timeout(60_000);
    const asked = new Map<string, string>();
    for (const stack of stacks) {
      const graph = new Graph(neutral(await recorded(stack, "preview")), stack, {
        registry: registryOf(),
        today: TODAY,
      });
      for (const view of graph.all) {
        for (const { action, resource } of readTable[view.type]?.calls ?? []) {
          if (!asked.has(action)) asked.set(action, typeof resource === "string" ? resource : resource(view));
        }
      }
    }
    const problems: string[] = [];
    for (const [Action, Resource] of asked) {
      const [statement] = parseDocument({ Statement: { Effect: "Allow", Action, Resource } }) ?? [];
      problems.push(...(await problemsOf(statement as Statement)));
    }
    assert.deepEqual(problems, []);
    assert.ok(asked.size > 80, String(asked.size));
  });
});
