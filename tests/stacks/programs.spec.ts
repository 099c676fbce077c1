import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { Refusal } from "../../components/refuse";
import { accounts, placeholder } from "../../stacks/accounts";
import { credentialsOf, everyCredential } from "../../stacks/credentials";
import { factsFor } from "../../stacks/facts";
import { ledger } from "../../stacks/ledger";
import { leavesOf, ledgerProblems } from "../../stacks/ledger-check";
import { foundation } from "../../stacks/foundation";
import { ledgerEntry, productStack } from "../../stacks/product";
import { catalogue } from "../../stacks/products";
import { minimal } from "../../stacks/products/minimal";
import { evaluate } from "../../tools/offline/evaluate";
import { exampleLedger } from "../support/ledger";
import { canaries, TODAY } from "../support/products";
import { isProvider, ofType } from "../support/stacks";
import index = require("../../stacks/index");
import { programOf } from "../../stacks/program";
import { realRunProblems } from "../../stacks/real-run";

const TESTS = join(__dirname, "..");
/** Specs that read the ledger of a copy, which is the example's, ask of the committed one only what must hold of any, or name its file alone. */
const readersOfTheLedger = [
  "engine/fresh-world.spec.ts",
  "engine/organization.spec.ts",
  "engine/refused.spec.ts",
  "policies/registry.spec.ts",
  "stacks/company.spec.ts",
  "stacks/examples.spec.ts",
  "stacks/programs.spec.ts",
  "support/copy.ts",
  // It quotes the file's name.
  "products/declared.spec.ts",
  "tools/failure.spec.ts",
  "tools/ledger.spec.ts",
  // It breaks that of a copy, whatever stands in it.
  "tools/places.spec.ts",
];

const program = () => programOf(pulumi.getStack(), TODAY);
const KEYS = ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"];
const config = Object.fromEntries(KEYS.map((key) => [key, "a-credential"]));

async function refusalOf(run: () => unknown, stack: string, given: Record<string, string> = config): Promise<Refusal> {
  try {
    await evaluate(run, { stack, config: given });
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  return assert.fail("it was not refused");
}

describe("ledgerEntry", () => {
  it("gives the product's line", () => assert.equal(ledgerEntry("shine"), accounts["shine"]));

  it("refuses a product that has none, and says what to do", () => {
    assert.throws(
      () => ledgerEntry("bloom"),
      (error) => {
        assert.ok(error instanceof Refusal);
        const [problem, ...others] = error.problems;
        assert.equal(others.length, 0);
        assert.equal(problem?.path, "accounts.bloom");
        assert.match(problem?.fix ?? "", /organization stack.*npm run platform -- ledger/);
        return true;
      },
    );
  });

  for (const name of ["constructor", "toString", "__proto__"])
    it(`refuses ${name}, which every object has`, () => assert.throws(() => ledgerEntry(name), Refusal));
});

describe("a real run", () => {
  for (const [stack, alone] of [
    ["organization", "stacks/people.ts: people.akiko-mori.phone"],
    ["foundation", "stacks/ledger.json: organization.rootId"],
    ["shine", "stacks/products/shine.ts: settings.support-address"],
  ] as const) {
    it(`of ${stack} is refused as long as it would use examples and placeholders, with all of them and before anything else`, async () => {
      const expected = realRunProblems(stack, ledger);
      const { subject, problems } = await refusalOf(index, stack, {});
      assert.equal(subject, `stack ${stack}`);
      assert.deepEqual(problems, expected);
      const paths = new Set(problems.map(({ path }) => path));
      assert.equal(paths.size, problems.length);
      for (const path of ["stacks/foundation.ts: domain", "stacks/ledger.json: accounts.management", alone])
        assert.ok(paths.has(path), path);
    });
  }
});

describe("the ledger", () => {
  // A product may be in the catalogue before it has an account; an account without a product is one that nobody looks after.
  it("that is committed, whosever it is, is sound, and takes nothing for an account that stands for those not made yet", () => {
    const committed: unknown = JSON.parse(readFileSync(join(__dirname, "../../stacks/ledger.json"), "utf8"));
    assert.deepEqual(ledgerProblems(committed, Object.keys(catalogue)), []);
    assert.ok(![...leavesOf(committed as object).values()].includes(placeholder.id));
  });

  it("of the tests is the example's, and so is all that is made from it", () => {
    assert.equal(ledger, exampleLedger);
    assert.deepEqual(foundation.accounts, exampleLedger.accounts);
    assert.equal(accounts["shine"]?.id, exampleLedger.products["shine"]?.account);
  });

  it("that is committed is read by no test but those that hold for every company's", () => {
    const tests = readdirSync(TESTS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const reading = tests.filter((name) =>
      /stacks\/ledger\.json|policies\/registry\.json|registryWith/.test(readFileSync(join(TESTS, name), "utf8")),
    );
    assert.deepEqual(reading.sort(), [...readersOfTheLedger].sort());
  });
});

describe("credentialsOf", () => {
  it("tells all that are missing, each with the command that sets it", async () => {
    const { subject, problems } = await refusalOf(() => credentialsOf(everyCredential), "shine", {});
    assert.equal(subject, "stack shine");
    assert.deepEqual(problems.map(({ path }) => path).sort(), [...KEYS].sort());
    for (const { path, fix } of problems) assert.equal(fix, `pulumi config set --secret ${path}`);
  });

  for (const key of KEYS) {
    it(`tells ${key} alone where the others are there`, async () => {
      const { problems } = await refusalOf(
        () => credentialsOf(everyCredential),
        "shine",
        Object.fromEntries(KEYS.filter((one) => one !== key).map((one) => [one, "x"])),
      );
      assert.deepEqual(
        problems.map(({ path }) => path),
        [key],
      );
    });
  }

  it("asks for nothing that the stack does not name", async () => {
    const { problems } = await refusalOf(() => credentialsOf(["githubToken"]), "shine", {});
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["github:token"],
    );
  });

  it("gives what is there as secrets", async () => {
    const seen: boolean[] = [];
    await evaluate(
      async () => {
        for (const value of Object.values(credentialsOf(everyCredential))) seen.push(await pulumi.isSecret(value));
      },
      { stack: "shine", config },
    );
    assert.deepEqual(seen, [true, true, true, true]);
  });
});

describe("the stack's name", () => {
  for (const [given, meant] of [
    ["shin", "shine"],
    ["Minimal", "minimal"],
    ["organisation", "organization"],
    ["foundations", "foundation"],
  ] as const) {
    it(`${given} is refused, and ${meant} suggested`, async () => {
      const { problems } = await refusalOf(program, given);
      assert.deepEqual(
        problems.map(({ path, value }) => [path, value]),
        [["stack", given]],
      );
      assert.equal(problems[0]?.fix, `write "${meant}"`);
      assert.match(problems[0]?.allowed ?? "", /organization, .*minimal.*shine|organization, .*shine.*minimal/);
    });
  }

  it("that is like none leads to the catalogue", async () => {
    const { problems } = await refusalOf(program, "zzzzzzzzzzzz");
    assert.equal(problems[0]?.fix, "add a definition to stacks/products");
  });

  for (const name of ["constructor", "__proto__"])
    it(`${name} is none, though every object has it`, async () =>
      assert.equal((await refusalOf(program, name)).problems[0]?.path, "stack"));
});

describe("the program", () => {
  it("makes the product that the stack is named after, with the role that deploys", async () => {
    const all = await evaluate(program, { stack: "minimal", config });
    assert.deepEqual(
      ofType(all, "platform:product:Product").map(({ name }) => name),
      ["minimal"],
    );
    assert.deepEqual(
      all
        .filter(isProvider)
        .map(({ name }) => name)
        .sort(),
      ["aws", "datadog", "pagerduty", "parent-zone-aws"].map((name) => `minimal-account-${name}`),
    );
  });

  it("previews a pull request with the role that reads, and with nothing else changed", async () => {
    const reading = await evaluate(program, {
      stack: "minimal",
      config: { ...config, "platform:role": "platform-preview" },
    });
    const rolesOf = (all: typeof reading): string[] =>
      ofType(all, "pulumi:providers:aws").map(
        ({ inputs }) =>
          String(inputs["assumeRoles"])
            .match(/[\w:]+role\/[\w-]+/g)
            ?.join(" ") ?? "",
      );
    const { management } = foundation.accounts;
    const account = accounts["minimal"]?.id;
    assert.deepEqual(
      rolesOf(reading).sort(),
      [
        `arn:aws:iam::${management}:role/platform-delegation-reader`,
        `arn:aws:iam::${account}:role/platform-preview`,
      ].sort(),
    );
    assert.deepEqual(rolesOf(await evaluate(program, { stack: "minimal", config })).sort(), [
      `arn:aws:iam::${account}:role/platform-deploy`,
      `arn:aws:iam::${account}:role/platform-deploy arn:aws:iam::${management}:role/platform-delegate-minimal`,
    ]);
    const others = (all: typeof reading) =>
      all.filter(({ type }) => type !== "pulumi:providers:aws").map(({ urn, inputs }) => [urn, inputs]);
    assert.deepEqual(others(reading), others(await evaluate(program, { stack: "minimal", config })));
  });

  it("refuses a wrong definition whole: it makes nothing of it", async () => {
    const definition = { ...minimal, ring: 9 as 0, domain: "minimal.example.org" };
    const entry = ledgerEntry("minimal");
    const { problems } = await refusalOf(
      () => productStack({ definition, entry, today: TODAY, credentials: canaries() }),
      "minimal",
    );
    assert.deepEqual(problems.map(({ path }) => path).sort(), ["domain", "ring"]);
  });
});

describe("factsFor", () => {
  it("counts every product among the others, but for the one that is judged", () => {
    assert.deepEqual(
      factsFor(minimal, TODAY).others.map(({ name }) => name),
      Object.keys(catalogue).filter((name) => name !== "minimal"),
    );
    assert.equal(factsFor({ ...minimal, name: "new" }, TODAY).others.length, Object.keys(catalogue).length);
    for (const broken of [null, undefined, 7])
      assert.equal(factsFor(broken, TODAY).others.length, Object.keys(catalogue).length);
  });
});
