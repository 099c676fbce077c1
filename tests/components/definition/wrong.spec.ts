import assert from "node:assert/strict";
import * as fc from "fast-check";
import { check } from "../../../components/definition/check";
import { dataOf } from "../../../components/definition/checks/data";
import { isWithin } from "../../../components/definition/checks/meant";
import { shapeIssues, show } from "../../../components/definition/checks/shape-problems";
import type { ProductDefinition } from "../../../components/definition/definition";
import { extremes } from "../../../stacks/extremes";
import { factsFor } from "../../../stacks/facts";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { definitions } from "../../support/definitions";
import { TODAY } from "../../support/products";
import { type Mutant, mutants } from "../../support/wrong";

/** Definitions that are tried; `WRONG_DEFINITIONS=20000` and another `WRONG_SEED` before a release of the platform. */
const TRIED = Number(process.env["WRONG_DEFINITIONS"] ?? 1500);
const SEED = Number(process.env["WRONG_SEED"] ?? 1);

describe(`${TRIED} definitions in which one thing is wrong, seed ${SEED}`, function () {
  this.timeout(60_000 + TRIED * 40);
  const random = fc
    .sample(definitions(TODAY), { numRuns: 12, seed: SEED })
    .filter((one) => check(one, factsFor(one, TODAY)).length === 0);
  const bases: readonly ProductDefinition[] = [shine, minimal, ...Object.values(extremes(TODAY)), ...random];
  const tried = fc.sample(
    fc.constantFrom(...bases).chain((base) => mutants(base).map((mutant) => ({ mutant, base }))),
    { numRuns: TRIED, seed: SEED },
  );
  const each = (judge: (told: string, mutant: Mutant, problems: ReturnType<typeof check>) => void): void => {
    for (const { mutant, base } of tried) {
      const problems = check(mutant.definition, factsFor(base, TODAY));
      const told = problems.map(({ path, allowed, fix }) => `    ${path}: ${allowed}; ${fix}`).join("\n");
      judge(`${base.name}: ${mutant.what}\n${told}`, mutant, problems);
    }
  };

  it("tell where, what is allowed, and what to do", () =>
    each((told, _, problems) => {
      for (const { path, allowed, fix } of problems) {
        assert.ok(path !== "" && allowed !== "" && fix !== "", told);
        assert.doesNotMatch(`${path} ${allowed} ${fix}`, /undefined|\[object|Invalid input|NaN/, told);
      }
    }));

  it("tell no place twice, but for sums and pairs", () =>
    each((told, _, problems) => {
      const places = problems.map(({ path }) => path).filter((path) => !/(^environments|[cC]idr)$/.test(path));
      assert.deepEqual([...new Set(places)], places, told);
    }));

  it("tell of a value that is of another kind nothing but that", () =>
    each((told, { what, definition }, problems) => {
      // What is left out or renamed is missed by others as well.
      if (!/^\S+ = (?!\{)/.test(what)) return;
      const issues = shapeIssues(dataOf(definition).data);
      const places = issues.map(({ path }) => show(path));
      if (places.length === 0) return;
      for (const { path } of problems)
        assert.ok(
          places.some((place) => isWithin(path, place)),
          told,
        );
    }));

  it("read a misspelt key as what was meant", () => {
    for (const [key, spoil] of Object.entries({
      prt: { services: { ...shine.services, web: { ...shine.services.web, port: undefined, prt: 3000 } } },
      databasesx: { databases: undefined, databasesx: shine.databases },
      enviroments: { environments: undefined, enviroments: shine.environments },
    })) {
      const wrong = JSON.parse(JSON.stringify({ ...shine, ...spoil })) as unknown;
      const paths = check(wrong, factsFor(shine, TODAY)).map(({ path }) => path);
      assert.deepEqual(
        paths.map((path) => path.split(".").at(-1)),
        [key],
      );
    }
  });
});
