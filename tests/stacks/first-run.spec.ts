import assert from "node:assert/strict";
import type { Registry } from "../../policies/registry";
import type { Ledger } from "../../stacks/ledger";
import { organizationStack } from "../../stacks/organization";
import { type Made, madeOf, placeholders, placeholdersFor } from "../../stacks/placeholders";
import { catalogue } from "../../stacks/products";
import { registryOf } from "../../stacks/registry";
import { evaluate } from "../../tools/offline/evaluate";
import { judgeRecorded } from "../../tools/offline/judge";
import { realValueOf } from "../support/copy";
import { exampleLedger as example, ledgerOf } from "../support/ledger";
import { canaries, TODAY } from "../support/products";
import { modes, ofType } from "../support/stacks";

const RULESET = "github:index/repositoryRuleset:RepositoryRuleset";
const SET = "aws:ssoadmin/permissionSet:PermissionSet";

/** The ledger in which these values are real, and all others as they are shipped. */
const given = (isReal: (path: string) => boolean): Ledger =>
  ledgerOf(placeholders.map(({ path, value }) => [path, isReal(path) ? realValueOf(value) : value]));
const persons = new Set(placeholdersFor("organization", example).map(({ path }) => path));
const firstRun = given((path) => persons.has(path));
const complete = given(() => true);

const withoutShine = ({ products: { shine: _, ...others }, ...made }: Made): Made => ({ ...made, products: others });

describe("what has been made already", () => {
  it("is all of the example, as long as a person has not given all that is theirs", () => {
    assert.equal(madeOf(example), example);
    for (const left of persons) {
      const ledger = given((path) => persons.has(path) && path !== left);
      assert.equal(madeOf(ledger), ledger, left);
    }
  });

  it("is nothing in the first run", () => {
    assert.deepEqual(madeOf(firstRun), { products: {}, github: { repositoryIds: {} } });
  });

  it("is all that has been written since, and no line of which half is a placeholder", () => {
    const { repositoryIds } = complete.github;
    assert.deepEqual(madeOf(complete), { products: complete.products, github: { repositoryIds } });
    const half = given((path) => path !== "products.shine.datadogExternalId");
    assert.deepEqual(Object.keys(madeOf(half).products), ["minimal"]);
  });
});

describe("the organization is compliant", () => {
  for (const [when, made, expected] of [
    ["in the first run, when nothing is made", madeOf(firstRun), { rulesets: 0, sets: 0 }],
    ["when a product has no account yet", withoutShine(example), { rulesets: 1, sets: 0 }],
    ["when all is made", example, { rulesets: 1, sets: 1 }],
  ] as const) {
    for (const mode of modes) {
      it(`${when}, in ${mode}`, async () => {
        const program = () => organizationStack({ credentials: canaries(), today: TODAY, made });
        const all = await evaluate(program, { stack: "organization", preview: mode === "preview" });
        assert.equal(ofType(all, RULESET).length, expected.rulesets);
        assert.equal(ofType(all, SET).length, expected.sets);
        const registry = registryOf(catalogue, made);
        const { violations } = judgeRecorded(all, { stack: "organization", today: TODAY, registry });
        const mandatory = violations.filter(({ level }) => level === "mandatory");
        assert.deepEqual(
          mandatory.map(({ rule, urn }) => `${rule} ${urn}`),
          [],
        );
      });
    }
  }

  it("and asked for all of it as soon as one thing is made, and for the branch of every other repository", async () => {
    const made = madeOf(firstRun);
    const program = () => organizationStack({ credentials: canaries(), today: TODAY, made });
    const all = await evaluate(program, { stack: "organization" });
    const told = (registry: Registry): string[] => {
      const { violations } = judgeRecorded(all, { stack: "organization", today: TODAY, registry });
      return [...new Set(violations.map(({ rule }) => rule.split("/")[0] as string))];
    };
    const branch = [
      "github-branch-no-bypass",
      "github-branch-reviews",
      "github-branch-status-checks",
      "github-default-branch-protected",
    ];
    const holds = (rules: readonly string[], registry: Registry): void =>
      assert.deepEqual(
        told(registry)
          .filter((rule) => rules.includes(rule))
          .sort(),
        rules,
      );
    const { products, github } = example;
    holds(branch, registryOf(catalogue, { products: {}, github }));
    holds(
      [...branch, "proof-ci-runs", "proof-person-admitted"],
      registryOf(catalogue, { products, github: made.github }),
    );
    const first = registryOf(catalogue, made);
    holds(branch, { ...first, github: { ...first.github, infrastructureRepositories: [] } });
  });
});
