import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { indexFile, pageFile, renderIndex, renderPage, ruleFiles } from "../../policies/generate";
import { rules, rulesByService } from "../../policies/rules";
import { isProof } from "../../policies/rule";
import { fixtures } from "./fixtures";
import { type Fixture, verdictOf } from "./support";

describe("the rules", () => {
  it("are listed, every file of them, and described in RULES.md", () => {
    assert.equal(readFileSync(indexFile, "utf8"), renderIndex(), "npm run generate");
    assert.ok(existsSync(pageFile));
    assert.equal(readFileSync(pageFile, "utf8"), renderPage(rulesByService), "npm run generate");
  });

  it("are named after their files", () => {
    const listed = Object.entries(rulesByService).flatMap(([service, all]) => all.map(({ id }) => `${service}/${id}`));
    assert.deepEqual(
      listed,
      ruleFiles().map(({ service, id }) => `${service}/${id}`),
    );
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });

  it("have no fixtures without a rule", () => {
    const ids = new Set(rules.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(fixtures).filter((id) => !ids.has(id)),
      [],
    );
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      const own = fixtures[rule.id];
      it("says what must hold, why and what to change", () => {
        for (const text of [rule.title, rule.why, rule.fix]) assert.match(text, /^[A-Z`].*[.)]$/s);
        assert.match(rule.id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
      });
      // What a proof speaks of is made by a whole stack: tests/products/proofs.spec.ts breaks each of its hops.
      if (isProof(rule)) return;
      it("has fixtures: good, bad, unset, unknown", () => {
        assert.ok(own !== undefined, `no fixtures for ${rule.id}`);
        for (const name of ["good", "bad", "unset", "unknown"])
          assert.ok(own[name] !== undefined, `no fixture ${name}`);
        // A rule that refuses outright has nothing to say of what is good.
        assert.ok(["pass", "not applicable"].includes(own.good.verdict));
        assert.equal(own.bad.verdict, "fail");
      });
      for (const [name, fixture] of Object.entries<Fixture>(own ?? {})) {
        it(`${name}: ${fixture.verdict}`, () =>
          assert.equal(verdictOf(rule, fixture.resources, fixture.waivers), fixture.verdict));
      }
    });
  }
});
