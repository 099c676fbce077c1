import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as github from "@pulumi/github";
import { rule as noCredentialLiterals } from "../../policies/rules/stack/no-credential-literals";
import { credentialsOf, everyCredential } from "../../stacks/credentials";
import { foundationStack } from "../../stacks/foundation-stack";
import { organizationStack } from "../../stacks/organization";
import { credentialsFor, productStack } from "../../stacks/product";
import { accounts, placeholder } from "../../stacks/accounts";
import { ledger } from "../../stacks/ledger";
import { registryOf } from "../../stacks/registry";
import { evaluate } from "../../tools/offline/evaluate";
import { judgeRecorded } from "../../tools/offline/judge";
import { type RecordedResource, SecretValue } from "../../tools/offline/recorded";
import { previewOf } from "../../tools/report/model";
import { render } from "../../tools/report/render";
import { extremes } from "../support/extremes";
import { CANARY, TODAY } from "../support/products";
import { definitionOf, isProvider, isShared, modes, recorded, recordedOf, stacks } from "../support/stacks";

const KEYS = ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"];
/** As `pulumi config --secret` holds them, each one different. */
const config = Object.fromEntries(KEYS.map((key) => [key, `${CANARY}-${key.replace(":", "-")}`]));

/** The keys that a stack uses: a product without repositories asks GitHub for nothing, and the foundation nobody. */
const usedBy = (stack: string): readonly string[] => {
  if (isShared(stack)) return stack === "foundation" ? [] : KEYS;
  const { repositories = {} } = definitionOf(stack);
  return KEYS.filter((key) => key !== "github:token" || Object.keys(repositories).length > 0);
};

/** The program as a real run has it: its credentials come from the configuration. */
function program(stack: string): () => unknown {
  return () => {
    if (stack === "foundation") return foundationStack();
    if (stack === "organization")
      return organizationStack({ credentials: credentialsOf(everyCredential), today: TODAY, made: ledger });
    return productStack({
      definition: definitionOf(stack),
      entry: accounts[stack] ?? placeholder,
      today: TODAY,
      credentials: credentialsFor(definitionOf(stack)),
    });
  };
}

for (const stack of stacks) {
  describe(`secrets of ${stack}`, () => {
    for (const mode of modes) {
      it(`stand in the credentials of providers, marked as secret, and nowhere else (${mode})`, async () => {
        const { opened, clear } = canariesIn(await recorded(stack, mode));
        assert.deepEqual(clear, []);
        const expected = usedBy(stack).map((key) => key.replace(":", " "));
        assert.deepEqual(opened, expected.sort());
      });
    }

    it("of the configuration stand there too, in the first preview and in the update", async () => {
      for (const preview of [true, false]) {
        const { opened, clear } = canariesIn(await evaluate(program(stack), { stack, config, preview }));
        assert.deepEqual(clear, []);
        assert.equal(opened.length, usedBy(stack).length);
      }
    });

    it("are seen by the gate where there are none: never", async () => {
      for (const mode of modes) {
        const rules = [noCredentialLiterals];
        const judged = judgeRecorded(await recorded(stack, mode), {
          stack,
          today: TODAY,
          registry: registryOf(),
          rules,
        });
        assert.deepEqual(judged.violations, []);
      }
    });

    it("are in no report, though no report is told what to hide", async () => {
      for (const mode of modes) {
        const resources = await recorded(stack, mode);
        const judgement = judgeRecorded(resources, { stack, today: TODAY, registry: registryOf() });
        const found = previewOf({ product: stack, resources, judgement, secrets: [] });
        for (const format of ["text", "json", "markdown"] as const) {
          const report = render(found, format, { width: 100, colour: false });
          assert.ok(report.length > 500 && !report.includes(CANARY), `${format}, ${mode}`);
        }
      }
    });
  });
}

describe("a product at its ends", () => {
  it("holds no secret, as the gate sees it", async () => {
    const resources = await recordedOf(extremes, "up", "extremes");
    const args = { stack: extremes.name, today: TODAY, registry: registryOf(), rules: [noCredentialLiterals] };
    assert.deepEqual(judgeRecorded(resources, args).violations, []);
  }).timeout(60_000);
});

describe("errors", function () {
  // A fault is evaluated a second time, with the stack traces that the first goes without.
  this.timeout(60_000);
  const failing: Readonly<Record<string, () => unknown>> = {
    "a wrong definition": () =>
      productStack({
        definition: { ...definitionOf("shine"), ring: 9 as 0 },
        entry: placeholder,
        today: TODAY,
        credentials: credentialsOf(everyCredential),
      }),
    "two providers of one name": () => {
      program("shine")();
      return new github.Provider("shine-account-github", { token: credentialsOf(everyCredential).githubToken });
    },
    "a value that is only known late": () =>
      credentialsOf(everyCredential).githubToken.apply(() => Promise.reject(new Error("no sign-in"))),
  };
  for (const [what, fail] of Object.entries(failing)) {
    it(`tell no secret: ${what}`, async () => {
      const told = await evaluate(fail, { stack: "shine", config }).then(
        () => assert.fail("it went well"),
        (error: unknown) => (error instanceof Error ? `${error.message}\n${error.stack}` : String(error)),
      );
      assert.ok(!told.includes(CANARY), told);
    });
  }

  for (const stack of stacks) {
    it(`name no credential that ${stack} does not use`, async () => {
      const given = Object.fromEntries(usedBy(stack).map((key) => [key, CANARY]));
      assert.ok((await evaluate(program(stack), { stack, config: given })).length > 1);
    });
  }

  it("tell which credentials are missing, all at once, and none of those that are there", async () => {
    const some = { "github:token": `${CANARY}-github-token` };
    await assert.rejects(evaluate(program("shine"), { stack: "shine", config: some }), (error) => {
      const { message } = error as Error;
      for (const key of KEYS)
        assert.equal(message.includes(`pulumi config set --secret ${key}`), key !== "github:token", key);
      assert.ok(!message.includes(CANARY));
      return true;
    });
  });
});

describe("the environment of the process", () => {
  const variables = ["datadog", "github", "pagerduty", "aws"].flatMap((name) => {
    const source = readFileSync(require.resolve(`@pulumi/${name}/provider.js`), "utf8");
    return [...source.matchAll(/getEnv\(([^)]*)\)/g)].flatMap(([, names = ""]) => names.match(/\w+/g) ?? []);
  });

  it("changes nothing: what the SDKs would read there is given to the providers by name", async () => {
    assert.ok(variables.includes("GITHUB_TOKEN") && variables.includes("AWS_REGION"));
    const before = new Map(variables.map((name) => [name, process.env[name]]));
    try {
      for (const name of variables) process.env[name] = `${CANARY}-environment`;
      const providers = (all: readonly RecordedResource[]) =>
        all.filter(isProvider).map(({ urn, inputs }) => [urn, inputs]);
      const under = await evaluate(program("minimal"), { stack: "minimal", config });
      for (const name of variables) delete process.env[name];
      const without = await evaluate(program("minimal"), { stack: "minimal", config });
      assert.deepEqual(canariesIn(under, `${CANARY}-environment`), { opened: [], clear: [] });
      assert.deepEqual(providers(under), providers(without));
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});

/** Where the canary is found: opened from a secret, as `github token`; or in clear, as a path. */
function canariesIn(resources: readonly RecordedResource[], canary = CANARY): { opened: string[]; clear: string[] } {
  const opened = new Set<string>();
  const inClear = new Set<string>();
  const look = (value: unknown, path: string, secret: string): void => {
    if (value instanceof SecretValue) look(value.reveal(), path, path.split(".").slice(0, 2).join(" "));
    else if (typeof value === "string" && value.includes(canary))
      (secret === "" ? inClear : opened).add(secret === "" ? path : secret);
    else if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) {
        if (key.includes(canary)) inClear.add(`${path}.${key}`);
        look(inner, `${path}.${key}`, secret);
      }
  };
  for (const one of resources) {
    const { inputs, outputs, ...rest } = one;
    const name = isProvider(one) ? (one.type.split(":").at(-1) ?? "") : one.urn;
    look(inputs, name, "");
    look(outputs, name, "");
    look(rest, name, "");
  }
  return { opened: [...opened].sort(), clear: [...inClear] };
}
