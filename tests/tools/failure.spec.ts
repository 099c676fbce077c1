import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { inspect } from "node:util";
import { Refusal } from "../../components/refuse";
import { DataError } from "../../policies/data";
import { CallError, failureOf } from "../../tools/failure";
import { brokenByHand } from "../../tools/unloadable";

const call = "0.1.0 preview product=shine";

describe("what is said of a failure", () => {
  it("blames the definition for a refusal, with every problem and no stack trace", () => {
    const problems = [
      { path: "services.web.cpu", value: 300, allowed: "256, 512", fix: "write 256" },
      { path: "name", allowed: "kebab-case", fix: "rename it" },
    ];
    const { exitCode, text } = failureOf(new Refusal("product shine", problems), call);
    assert.equal(exitCode, 2);
    assert.equal(
      text,
      "error: product shine: 2 problems\n  services.web.cpu is 300\n    allowed: 256, 512\n    fix: write 256\n  name\n    allowed: kebab-case\n    fix: rename it",
    );
  });

  describe("of a value", () => {
    const told = (value: unknown): string => {
      const { text } = failureOf(new Refusal("product shine", [{ path: "x", value, allowed: "y", fix: "z" }]), call);
      return text.split("\n")[1] ?? "";
    };

    it("tells a text whole, since half of it misleads", () => {
      const long = `${"312 connections when web, worker and api are replaced at their max, ".repeat(5)}the new beside the old`;
      assert.equal(told(long), `  x is "${long}"`);
    });

    it("tells of a text that nobody reads how long it is, and how it begins", () => {
      assert.equal(told("x".repeat(5000)), `  x is a text of 5000 characters that begins "${"x".repeat(200)}"`);
    });

    it("tells of what is large what it has", () => {
      const web = { cpu: 256, memory: 512, command: Array.from({ length: 80 }, (_, index) => `word-${index}`) };
      assert.equal(told({ cpu: 256 }), '  x is {"cpu":256}');
      assert.equal(told({ web, worker: web }), "  x is an object of 2 entries: web, worker");
      assert.equal(told(web.command), "  x is a list of 80");
    });
  });

  it("blames the call for a wrong call", () => {
    assert.deepEqual(failureOf(new CallError("no product is given", "fix: name one"), call), {
      exitCode: 2,
      text: "error: no product is given\n  fix: name one",
    });
  });

  it("names the place and the fix of a broken registry", () => {
    const { exitCode, text } = failureOf(new DataError("policies/registry.json", ["offices is missing"]), call);
    assert.equal(exitCode, 2);
    assert.match(text, /policies\/registry\.json cannot be used:\n {2}offices is missing\n {2}fix: npm run generate/);
  });

  it("takes anything else for a fault of ours, with what to report and no stack trace", () => {
    const { exitCode, text } = failureOf(new TypeError("x is not a function"), call);
    assert.equal(exitCode, 3);
    assert.match(text, /^error: a fault of the platform/);
    assert.match(text, /what: TypeError: x is not a function/);
    assert.match(text, /where: tests\/tools\/failure\.spec\.ts:\d+/);
    assert.match(text, /report: .*platform 0\.1\.0 preview product=shine.*Node\.js v\d+.*trace [0-9a-f]{8}/);
    assert.doesNotMatch(text, /^\s+at /m);
  });

  it("points at what went wrong first", () => {
    const cause = new Error("first");
    cause.stack = `Error: first\n    at judge (${resolve(__dirname, "../../policies/judge.ts")}:7:1)`;
    assert.match(failureOf(new Error("then", { cause }), call).text, /where: policies\/judge\.ts:7\n/);
  });

  it("gives the same fault the same trace, and another another", () => {
    const trace = (thrown: unknown): string | undefined => /trace (\w+)/.exec(failureOf(thrown, call).text)?.[1];
    const errors = [new Error("one"), new Error("one"), new Error("two")].map((error) => {
      delete error.stack;
      return error;
    });
    const [first, again, other] = errors.map(trace);
    assert.equal(first, again);
    assert.notEqual(first, other);
  });

  it("prints the stack trace when asked to", () => {
    process.env["PLATFORM_DEBUG"] = "1";
    try {
      assert.match(failureOf(new Error("deep"), call).text, /^\s+at .*failure\.spec\.ts/m);
    } finally {
      delete process.env["PLATFORM_DEBUG"];
    }
  });

  for (const thrown of ["words", undefined, null, 42, { code: 7 }, Symbol("s"), new Error("")]) {
    it(`copes with ${inspect(thrown).split("\n", 1)[0] ?? ""} thrown`, () => {
      const { exitCode, text } = failureOf(thrown, call);
      assert.equal(exitCode, 3);
      assert.match(text, /what: \S/);
    });
  }
});

describe("a program that never ends", () => {
  it("is told, and fails", () => {
    const script = `
      require("tsx/cjs");
      const pulumi = require("@pulumi/pulumi");
      const { evaluate } = require("./tools/offline/evaluate.ts");
      const program = () => { new pulumi.ComponentResource("platform:x:Y", "y", {}).registerOutputs({ never: new Promise(() => {}) }); };
      evaluate(program, { stack: "demo" }).then(() => console.log("done"), (error) => console.log(error.message));`;
    const run = spawnSync(process.execPath, ["-e", script], { cwd: resolve(__dirname, "../.."), encoding: "utf8" });
    assert.equal(run.stdout, "the program of demo waits for a value that never comes\n", run.stderr);
  });
});

describe("a file of the catalogue that cannot be loaded", () => {
  const root = resolve(__dirname, "../..");
  const product = `${root}/stacks/products/shine.ts`;
  const thrown = (message: string, more: object = {}): Error =>
    Object.assign(new Error(message), { stack: "", ...more });

  it("is told with its line, and is no fault of the platform", () => {
    const says = `Transform failed with 1 error:\n${product}:12:7: ERROR: Unexpected ","`;
    const error = brokenByHand(thrown(says, { name: "TransformError" }));
    assert.equal(
      error?.message,
      `the catalogue's stacks/products/shine.ts does not parse: Unexpected "," (line 12, column 8)\n  fix: correct it in ${product}`,
    );
    assert.equal(failureOf(error, call).exitCode, 2);
  });

  it("is told for the constants that people write as well", () => {
    const says = `Transform failed with 1 error:\n${root}/stacks/people.ts:5:12: ERROR: Unterminated string literal`;
    const error = brokenByHand(thrown(says, { name: "TransformError" }));
    assert.match(
      error?.message ?? "",
      /^stacks\/people\.ts does not parse: Unterminated string literal \(line 5, column 13\)/,
    );
  });

  it("is told by what it imports, and by the line that throws", () => {
    const lost = thrown("Cannot find module './x'\nRequire stack:", { requireStack: [product] });
    assert.match(brokenByHand(lost)?.message ?? "", /stacks\/products\/shine\.ts imports \.\/x, which does not exist/);
    const fails = thrown("boom", { stack: `Error: boom\n    at Object.<anonymous> (${product}:9:1)` });
    assert.match(brokenByHand(fails)?.message ?? "", /shine\.ts fails while it is read: boom \(line 9\)/);
  });

  it("leaves a fault elsewhere what it is", () => {
    const says = `Transform failed with 1 error:\n${root}/components/arn.ts:1:1: ERROR: Unexpected ","`;
    for (const other of [thrown(says, { name: "TransformError" }), new Error("x"), "words", undefined])
      assert.equal(brokenByHand(other), undefined);
  });
});
