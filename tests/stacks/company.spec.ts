import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Registry } from "../../policies/registry";
import { type Company, company } from "../../stacks/company";
import { companyProblems, readCompany } from "../../stacks/company-check";
import { foundation } from "../../stacks/foundation";
import { madeOf } from "../../stacks/placeholders";
import { catalogue } from "../../stacks/products";
import { registryOf } from "../../stacks/registry";
import { judgeRecorded } from "../../tools/offline/judge";
import { copyProject } from "../support/copy";
import { exampleLedger } from "../support/ledger";
import { TODAY } from "../support/products";
import { recorded, stacks } from "../support/stacks";

/** A stranger in each place: where his like stands in the company's files, and what he is called. */
const strangers: readonly (readonly [place: string, source: string, stranger: string | number])[] = [
  ["organization.id", "stacks/ledger.json: organization.id", "o-strangers1"],
  ["accounts.management", "stacks/ledger.json: accounts.management", "999900000001"],
  ["accounts.security", "stacks/ledger.json: accounts.security", "999900000001"],
  ["accounts.log-archive", "stacks/ledger.json: accounts.log-archive", "999900000001"],
  ["accounts.shared", "stacks/ledger.json: accounts.shared", "999900000001"],
  ["domain", "stacks/foundation.ts: domain", "stranger.io"],
  ["github.organization", "stacks/foundation.ts: organization.github", "strangers"],
  ["github.organizationId", "stacks/ledger.json: github.organizationId", 666],
  ["datadog.account", "stacks/foundation.ts: datadogAccount", "999900000001"],
  ["pagerduty.escalationPolicy", "stacks/ledger.json: escalationPolicyId", "PSTRANGER"],
];

function withValue(place: string, value: unknown): Company {
  const changed = structuredClone(company) as unknown as Record<string, Record<string, unknown>>;
  const [first = "", second] = place.split(".");
  if (second === undefined) (changed as Record<string, unknown>)[first] = value;
  else (changed[first] ??= {})[second] = value;
  return changed as unknown as Company;
}

/** The mandatory rules that refuse any stack. */
async function refusedBy(registry: Registry): Promise<string[]> {
  const rules = new Set<string>();
  for (const stack of stacks) {
    const { violations } = judgeRecorded(await recorded(stack, "up"), { stack, today: TODAY, registry });
    for (const { rule, level } of violations) if (level === "mandatory") rules.add(rule);
  }
  return [...rules];
}

describe("the company, at its two places", () => {
  it("is one, and judged so", async () => {
    assert.deepEqual(companyProblems(company, foundation), []);
    assert.deepEqual(await refusedBy(registryOf()), []);
  }).timeout(60_000);

  it("has every value of the pack's copy compared", () => {
    const leaves = Object.entries(company).flatMap(([first, inner]) =>
      typeof inner === "object" ? Object.keys(inner as object).map((second) => `${first}.${second}`) : [first],
    );
    assert.deepEqual(leaves.sort(), strangers.map(([place]) => place).sort());
  });

  for (const [place, source, stranger] of strangers) {
    it(`is told where it is two: ${place}`, () => {
      const [problem, ...others] = companyProblems(withValue(place, stranger), foundation);
      assert.deepEqual(others, []);
      assert.equal(problem?.path, source);
      assert.ok(problem?.allowed.includes(JSON.stringify(stranger)) && problem.allowed.includes(place));
      assert.match(problem?.fix ?? "", /team-security owns policies\/company\.json/);
      assert.notEqual(problem?.value, stranger);
    });

    it(`is judged by the pack's own, whatever the stacks are made from: ${place}`, async () => {
      const registry = registryOf(catalogue, madeOf(exampleLedger), withValue(place, stranger));
      assert.notDeepEqual(await refusedBy(registry), []);
    }).timeout(60_000);
  }

  it("has another team behind each", () => {
    const { platformTeam, securityTeam } = foundation.organization;
    assert.notEqual(platformTeam, securityTeam);
  });
});

describe("the pack's copy of the company", () => {
  const folder = mkdtempSync(join(tmpdir(), "company-"));
  const file = join(folder, "company.json");
  after(() => rmSync(folder, { recursive: true }));
  const wrong = (text: string): (() => unknown) => {
    writeFileSync(file, text);
    return () => readCompany(file);
  };

  it("is told by place and fix where it cannot be used", () => {
    for (const [place, value, allowed] of [
      ["organization.id", "example", /o-a1b2c3d4e5/],
      ["accounts.shared", 100000000003, /12 digits/],
      ["accounts.audit", "100000000004", /log-archive/],
      ["github.organizationId", "70010001", /number that GitHub gave/],
      ["github.organization", undefined, /login/],
      ["datadog", undefined, /account/],
      ["pagerduty.escalationPolicy", "on call", /PABC123/],
    ] as const) {
      const text = JSON.stringify(withValue(place, value));
      assert.throws(wrong(text), (error: Error) => {
        assert.ok(error.message.startsWith("the company: 1 problem\n  policies/company.json: "), error.message);
        assert.ok(error.message.includes(place), error.message);
        assert.match(error.message, allowed);
        assert.match(error.message, /fix: \S/);
        return true;
      });
    }
    assert.throws(wrong("{"), /policies\/company\.json[\s\S]*JSON, which its text is not[\s\S]*git checkout/);
  });
});

describe("npm run check", function () {
  this.timeout(120_000);
  it("fails where the two differ, with file, field, both values and what to do; what is generated is the pack's own", () => {
    const project = mkdtempSync(join(tmpdir(), "project-"));
    try {
      copyProject(project);
      const ledger = join(project, "stacks/ledger.json");
      writeFileSync(ledger, readFileSync(ledger, "utf8").replaceAll("o-a1b2c3d4e5", "o-strangers1"));
      const run = (...args: string[]) =>
        spawnSync(process.execPath, [join(project, "tools/platform.mjs"), ...args], { encoding: "utf8" });
      const { status, stderr } = run("generate", "--check");
      assert.equal(status, 2, stderr);
      assert.match(stderr, /stacks\/ledger\.json: organization\.id is "o-strangers1"/);
      assert.match(stderr, /"o-a1b2c3d4e5", which\s+policies\/company\.json has at organization\.id/);
      assert.match(stderr, /team-security owns/);
      assert.match(run("preview", "minimal").stdout, /company\.json\s+has\s+other\s+values\s+than\s+stacks/);
      const written = run("generate");
      assert.equal(written.status, 0);
      assert.match(written.stdout, /o-strangers1/);
      assert.ok(!readFileSync(join(project, "policies/registry.json"), "utf8").includes("o-strangers1"));
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
