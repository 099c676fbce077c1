import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * What this project leans on in inner parts of Pulumi's SDK, which may move with any release: one line each, in the words of what would no longer
 * work. A preview may still pass when one of them has moved, only slower or with less to tell, so that nothing else would say it.
 */
const SDK = dirname(require.resolve("@pulumi/pulumi/package.json"));
const POLICY = dirname(require.resolve("@pulumi/policy/package.json"));
const inSdk = createRequire(join(SDK, "package.json"));
const text = (root: string, file: string): string => readFileSync(join(root, file), "utf8");

/** A file of a package, what must stand in it, and what has moved when it does not. */
const lines: readonly (readonly [root: string, file: string, expected: RegExp, moved: string])[] = [
  // tools/offline/evaluate.ts
  [SDK, "runtime/settings.js", /^exports\.setMockOptions = /m, "a program cannot be evaluated without an engine"],
  [SDK, "runtime/settings.js", /^exports\.waitForRPCs = /m, "nothing tells when a program has registered everything"],
  [SDK, "runtime/state.js", /^exports\.getStore = /m, "what an engine supports cannot be told to a program"],
  [SDK, "runtime/state.js", /^exports\.withLocalStorage = /m, "two evaluations share their state"],
  // tools/offline/monitor.ts and wire.ts
  [SDK, "runtime/mocks.js", /async registerResource\(req, callback\)/, "the recording monitor is not asked"],
  [SDK, "runtime/mocks.js", /registerResourceOutputs\(req, callback\)/, "outputs of components are not recorded"],
  [
    SDK,
    "runtime/rpc.js",
    /^exports\.specialSigKey = "4dabf18193072939515e22adb298388d"/m,
    "secrets are not recognized",
  ],
  [SDK, "runtime/rpc.js", /^exports\.unknownValue = "04da6b54-/m, "unknown values are taken for texts"],
  // tools/quick.ts
  [
    SDK,
    "resource.js",
    /Resource\.stackTrace\(4\)/,
    "a resource's place in the source is told by other means, or of another frame",
  ],
  [SDK, "runtime/debuggable.js", /^exports\.debuggablePromise = /m, "each promise costs a stack trace again"],
  [SDK, "runtime/resource.js", /debuggable_1\.debuggablePromise\(/, "each promise costs a stack trace again"],
  // tools/engine.mjs and policies/index.js
  [SDK, "cmd/run/index.js", /require\("source-map-support\/register"\)/, "stack traces are mapped by other means"],
  [
    SDK,
    "cmd/run-policy-pack/index.js",
    /require\("source-map-support\/register"\)/,
    "stack traces are mapped by other means",
  ],
  [
    SDK,
    "cmd/run-policy-pack/run.js",
    /reqResult instanceof Function \? reqResult\(\)/,
    "the pack's index.js is not called",
  ],
  // policies/wire.ts
  [POLICY, "server.js", /deserialize_1\.deserializeProperties\(/, "secrets are opened before a rule is asked"],
  [
    POLICY,
    "server.js",
    /addService\(analyzerrpc\.AnalyzerService, \{/,
    "the pack is asked what it would mend, of every resource",
  ],
  [SDK, "proto/analyzer_grpc_pb.js", /remediate: \{/, "the pack is asked what it would mend, of every resource"],
  [POLICY, "proxy.js", /__getSpecialProxyTarget/, "rules read through a proxy that throws on unknown values"],
  // policies/native.ts
  [
    POLICY,
    "server.js",
    /policyInfo\.name \|\| policyName/,
    "violations are told under the name of the policy that asks",
  ],
  [POLICY, "server.js", /policy_1\.getPulumiType\(p\.validateStack\)/, "every rule is called for every resource"],
];

describe("what is leaned on in Pulumi's SDK", () => {
  for (const [root, file, expected, moved] of lines) {
    it(`stands in ${root === SDK ? "@pulumi/pulumi" : "@pulumi/policy"}/${file}; else ${moved}`, () => {
      assert.ok(existsSync(join(root, file)), `the file is gone: ${moved}`);
      assert.match(text(root, file), expected, moved);
    });
  }

  it("loads, where it is not needed, what tools/loader.cjs leaves for later", () => {
    const loader = readFileSync(join(__dirname, "../../tools/loader.cjs"), "utf8");
    const [, list = ""] = /const RARELY_USED = new Set\(\[(.*?)\]\)/s.exec(loader) ?? [];
    const rarelyUsed = [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
    assert.equal(rarelyUsed.length, 4);
    const files = [
      "index.js",
      "runtime/closure/codePaths.js",
      "runtime/closure/parseFunction.js",
      "runtime/manifest.js",
    ];
    const sources = files.filter((file) => existsSync(join(SDK, file))).map((file) => text(SDK, file));
    for (const name of rarelyUsed)
      assert.ok(
        sources.some((source) => source.includes(`require("${name}")`)),
        `nothing of the SDK requires ${name} at its start any longer: take it out of RARELY_USED, or find what does`,
      );
  });

  it("is of the release that was read", () => {
    const versionOf = (name: string): string => (inSdk(`${name}/package.json`) as { version: string }).version;
    const { dependencies } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    assert.equal(versionOf("@pulumi/pulumi"), dependencies["@pulumi/pulumi"], "it is pinned, and installed as pinned");
    assert.equal(
      (require("@pulumi/policy/package.json") as { version: string }).version.replace(/^v/, ""),
      dependencies["@pulumi/policy"],
    );
  });
});
