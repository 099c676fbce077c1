import assert from "node:assert/strict";
import type { ProductDefinition } from "../../components/definition/definition";
import { describeProblems } from "../../components/refuse";
import { judge } from "../../policies/judge";
import { rule as outsideReferences } from "../../policies/rules/stack/outside-references";
import { definitionProblems } from "../../stacks/definition-check";
import { shine } from "../../stacks/products/shine";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { evaluateProduct, TODAY } from "../support/products";

type Tree = { [key: string]: unknown };

/** shine with another text at a place. */
function having(path: readonly string[], text: string): ProductDefinition {
  const definition = structuredClone(shine) as unknown as Tree;
  let at = definition;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Tree;
  at[path.at(-1) ?? ""] = text;
  return definition as unknown as ProductDefinition;
}

const told = (definition: unknown): string =>
  describeProblems("product shine", definitionProblems(definition, TODAY))
    .split("\n")
    .slice(1)
    .map((line) => line.trim())
    .join("\n");

const variable = ["services", "web", "environment", "PARTNER"];

describe("names of strangers in a definition", () => {
  it("are told by their field, with what to write", () => {
    assert.equal(
      told(having(variable, "https://api.partner.com/v1")),
      [
        'services.web.environment.PARTNER is "https://api.partner.com/v1"',
        "allowed: what the product, the company or outside has; api.partner.com is the host of a stranger",
        'fix: say what it is for: outside: { "api.partner.com": "…" }; or correct it',
      ].join("\n"),
    );
    const fixes: readonly (readonly [path: string[], text: string, fix: RegExp])[] = [
      [variable, "arn:aws:sns:ap-northeast-1:999999999999:x", /the ARN of a stranger\nfix: let the application ask/],
      [variable, "203.0.113.9", /the address of a stranger\nfix: let the application ask/],
      [variable, "@other/team", /the team of a stranger\nfix: name a team of example-inc: /],
      [["settings", "support-address"], "x@other.org", /stranger\nfix: give an address at example\.com/],
      [["settings", "office"], "8.8.8.8", /^settings\.office is "8/],
      [["repositories", "shine-web", "description"], "see https://wiki.other.net", /fix: leave it out/],
      [["repositories", "shine-web", "shared", "environment", "CDN"], "cdn.other.net", /environment\.CDN is/],
      [["title"], "Shine at other.com", /^title is "Shine at other\.com"/],
    ];
    for (const [path, text, fix] of fixes) assert.match(told(having(path, text)), fix);
    const commanded = structuredClone(shine) as unknown as { services: { api: Tree } };
    commanded.services.api["command"] = ["curl", "https://evil.other.org"];
    assert.match(told(commanded), /^services\.api\.command\[1\] is/);
  });

  it("are none where the product, the company or `outside` has them", () => {
    const own = "http://api.shine.internal:8080 https://shine.example.com help@shine.example.com 10.0.0.1";
    const [network] = Object.values(registryOf().products["shine"]?.cidrs ?? {});
    assert.equal(told(having(variable, own.replace("10.0.0.1", network ?? ""))), "");
    const declared = { ...having(variable, "https://api.partner.com"), outside: { "api.partner.com": "payments" } };
    assert.equal(told(declared), "");
  });

  it("wait for a sound definition", () => {
    const definition = { ...having(variable, "https://api.partner.com"), name: "S" };
    assert.match(told(definition), /^name is "S"/);
    assert.doesNotMatch(told(definition), /partner/);
  });

  it("are all told here: what is sound names no stranger to the gate, wherever a text stands", async function () {
    this.timeout(120_000);
    const passed: string[] = [];
    for (const path of textsOf(shine)) {
      const definition = having(path, "https://api.partner.com/v1");
      if (definitionProblems(definition, TODAY).length > 0) continue;
      passed.push(path.join("."));
      const args = { stack: "shine", registry: registryOf({ shine: definition }), today: TODAY, waivers: [] };
      const resources = neutral(await evaluateProduct(definition));
      const { violations } = judge(resources, { ...args, rules: [outsideReferences] });
      assert.deepEqual(violations, [], path.join("."));
    }
    // A reason is read by people in the repository, and goes nowhere.
    assert.deepEqual(passed, ["edge.exclusions.0.reason"]);
  });
});

/** Where texts stand. */
function textsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === "string") return [[...path]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, [...path, key]));
}
