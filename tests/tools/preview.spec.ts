import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Refusal } from "../../components/refuse";
import { rule as exceptionEntriesValid } from "../../policies/rules/stack/exception-entries-valid";
import type { StackProgram } from "../../tools/offline/program";
import { deliver, judged } from "../../tools/preview";
import type { Preview } from "../../tools/report/model";
import { type Format, render } from "../../tools/report/render";
import { CANARY, demo, makeDemo, rules } from "./fixture";

const today = "2026-11-23";
const plain = { width: 100, colour: false };
const formats: readonly Format[] = ["text", "json", "markdown"];
const found = (only?: string, stack: StackProgram = demo): Promise<Preview> => judged(stack, { today, rules, only });

describe("a preview", () => {
  for (const format of formats) {
    it(`is the same byte for byte when run again, as ${format}`, async () => {
      assert.equal(render(await found(), format, plain), render(await found(), format, plain));
    });

    it(`does not depend on the order in which resources are registered, as ${format}`, async () => {
      const reversed = { ...demo, program: () => makeDemo(["production", "staging"]) };
      assert.equal(render(await found(undefined, reversed), format, plain), render(await found(), format, plain));
    });

    it(`shows no secret, as ${format}`, async () => {
      const text = render(await found(), format, plain);
      for (const form of [CANARY, JSON.stringify(CANARY).slice(1, -1)]) assert.ok(!text.includes(form));
    });
  }

  it("shows no secret that the program opened and wrote in clear", async () => {
    const leaking: StackProgram = {
      ...demo,
      program: () => ({ leaked: `the key is ${new pulumi.Config("datadog").require("apiKey")}` }),
    };
    const report = render(await found(undefined, leaking), "json", plain);
    assert.ok(!report.includes("canary"));
    assert.match(report, /the key is \[secret\]/);
  });

  for (const format of formats) {
    it(`shows no secret that stands in the program in clear, as ${format}`, async () => {
      const token = ["ghp", "q7Xz2LmB9vKd4TfWc8RgY1nHs6PjE3uA5oCi"].join("_");
      const environment = [
        { name: "GREETING", value: `hello ${token}` },
        { name: "DB_PASSWORD", value: 'hunter2"quoted' },
        { name: "CONFIG", value: Buffer.from(token).toString("base64") },
      ];
      const leaking: StackProgram = {
        ...demo,
        program: () => {
          makeDemo();
          return new aws.ecs.TaskDefinition("demo-staging-task", {
            family: "demo",
            containerDefinitions: JSON.stringify([{ name: "web", image: "public.ecr.aws/x/web:1", environment }]),
            tags: { note: token },
          });
        },
      };
      const preview = await judged(leaking, { today });
      const told = preview.violations.filter(({ rule }) => rule === "no-credential-literals");
      assert.deepEqual(
        told.map(({ message }) => message.split(" ")[0]),
        [
          "containerDefinitions.0.environment.0.value",
          "containerDefinitions.0.environment.1.value",
          "containerDefinitions.0.environment.2.value",
          "containerDefinitions.0.environment.2.value.Base64",
          "tags.note",
        ],
      );
      const report = render(preview, format, plain);
      for (const part of [token, token.slice(4), "hunter2", environment[2]?.value ?? ""])
        assert.ok(!report.includes(part), `${format}: ${part}`);
    });
  }

  it("shows no secret in what a program throws", async () => {
    const program = (): never => {
      throw new Error(`cannot sign in with ${CANARY}`);
    };
    await assert.rejects(found(undefined, { ...demo, program }), (error) => {
      assert.equal((error as Error).message, "cannot sign in with [secret]");
      assert.ok(!(error as Error).stack?.includes("canary"));
      return true;
    });
  });

  it("masks what is secret and tells where unknown values come from", async () => {
    const { byUrn } = await found();
    const cluster = [...byUrn.values()].find(({ name }) => name === "demo-staging-store-cluster");
    assert.deepEqual(cluster?.inputs, {
      dbSubnetGroupName: "<computed: from demo-staging-store-subnets>",
      engine: "aurora-mysql",
      finalSnapshotIdentifier: "demo-staging-store-final",
      masterPassword: "[secret]",
      storageEncrypted: false,
    });
    const group = [...byUrn.values()].find(({ name }) => name === "demo-staging-store-subnets");
    const either = "<computed: id of demo-staging-network-private-a or demo-staging-network-private-c>";
    assert.deepEqual(group?.inputs["subnetIds"], [either, either]);
    const subnet = [...byUrn.values()].find(({ name }) => name === "demo-staging-network-private-a");
    assert.equal(subnet?.inputs["vpcId"], "<computed: id of demo-staging-network-vpc>");
  });

  it("tells the region of a resource by itself, else by its provider", async () => {
    const { resources } = await found();
    const region = (name: string): string | null | undefined =>
      resources.find((resource) => resource.name === name)?.region;
    assert.equal(region("demo-staging-store-files"), "us-east-1");
    assert.equal(region("demo-staging-network-vpc"), "ap-northeast-1");
    assert.equal(region("demo-staging-network"), null);
  });

  it("judges everything whatever is shown", async () => {
    const [all, some] = [await found(), await found("demo-staging-store")];
    assert.deepEqual(some.judged, all.judged);
    assert.equal(some.summary.compliant, false);
    assert.deepEqual(
      some.violations,
      all.violations.filter(({ urn }) => urn.includes("demo-staging-store")),
    );
    assert.deepEqual(
      some.resources.map(({ name }) => name),
      [
        "platform-demo",
        "demo-staging-store",
        "demo-staging-store-cluster",
        "demo-staging-store-subnets",
        "demo-staging-store-files",
      ],
    );
    assert.deepEqual([some.summary.resources, some.summary.components], [3, 1]);
  });

  it("limits what is shown by type too", async () => {
    const { resources } = await found("aws:ec2/*");
    assert.deepEqual(
      new Set(resources.map(({ type }) => type)),
      new Set(["pulumi:pulumi:Stack", "platform:network:Network", "aws:ec2/subnet:Subnet", "aws:ec2/vpc:Vpc"]),
    );
  });

  it("refuses a glob that matches nothing", async () => {
    await assert.rejects(found("nothing-*"), /--only nothing-\* matches none of 18 resources/);
  });

  it("refuses what the cloud would refuse, where that is certain", async () => {
    const program = (): void => {
      for (const name of ["one", "two"]) new aws.s3.Bucket(name, { bucket: "the-same-bucket" });
    };
    await assert.rejects(found(undefined, { stack: "demo", program }), (error) => {
      assert.ok(error instanceof Refusal);
      assert.match(
        error.message,
        /stack demo: 1 problem\n {2}two \(aws:s3\/bucket:Bucket\)\.bucket is "the-same-bucket"/,
      );
      return true;
    });
  });

  it("counts by environment and kind", async () => {
    const { summary } = await found();
    const each = { "aws:ec2": 3, "aws:rds": 2, "aws:s3": 1 };
    assert.deepEqual(summary.environments, { account: { providers: 1 }, staging: each, production: each });
    assert.deepEqual([summary.resources, summary.components], [13, 5]);
  });

  it("has the keys that programs read, and no others", async () => {
    const report = JSON.parse(render(await found(), "json", plain)) as Record<string, Record<string, unknown>[]>;
    const keys = (value: unknown): string[] => Object.keys(value as object);
    assert.deepEqual(keys(report), [
      "product",
      "summary",
      "resources",
      "violations",
      "unverifiable",
      "waived",
      "proofs",
    ]);
    const resourceKeys =
      "urn type name parent file line inputs outputs protect provider region dependsOn propertyDependencies";
    assert.deepEqual(keys(report["resources"]?.[0]), resourceKeys.split(" "));
    assert.deepEqual(keys(report["violations"]?.[0]), ["rule", "level", "urn", "message", "fix"]);
    assert.deepEqual(keys(report["unverifiable"]?.[0]), ["rule", "urn"]);
  });
});

describe("a waiver", () => {
  const given = [...rules, exceptionEntriesValid];
  const urn = "urn:pulumi:demo::platform::platform:data:Store$aws:rds/cluster:Cluster::demo-production-store-cluster";
  const waiver = {
    rule: "store-encrypted",
    urn,
    owner: "team-demo",
    reason: "it moves",
    ticket: "DEMO-1",
    start: "2026-06-01",
  };
  const mandatory = async (end: string): Promise<string[]> => {
    const preview = await judged(demo, { today, rules: given, waivers: [{ ...waiver, end }] });
    return preview.violations
      .filter(({ level }) => level === "mandatory")
      .map(({ rule, message }) => `${rule}: ${message}`);
  };

  it("covers its violation while it holds", async () => {
    assert.deepEqual(await mandatory("2026-11-27"), ["store-encrypted: storage is in clear"]);
  });

  it("that has expired is a violation beside the one that it covered", async () => {
    assert.deepEqual(await mandatory("2026-11-22"), [
      "store-encrypted: storage is in clear",
      "store-encrypted: storage is in clear",
      "exception-entries-valid: the waiver of store-encrypted by team-demo (DEMO-1): it has expired",
    ]);
  });
});

describe("delivering a preview", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("writes the file whole, and the verdict to the terminal", async () => {
    const output = join(folder, "report.json");
    const preview = await found();
    const { exitCode, stdout } = captured(() => deliver(preview, { format: "json", output }));
    assert.equal(exitCode, 1);
    assert.match(stdout, /^demo: not compliant, 2 mandatory violations .* written to .*report\.json\n$/);
    assert.equal(readFileSync(output, "utf8"), render(preview, "json", plain));
    assert.deepEqual(readdirSync(folder), ["report.json"]);
  });

  it("refuses a place that cannot be written, and leaves nothing behind", async () => {
    const preview = await found();
    assert.throws(
      () => deliver(preview, { format: "json", output: join(folder, "missing", "report.json") }),
      /--output .* cannot be written/,
    );
    assert.deepEqual(readdirSync(folder), ["report.json"]);
  });

  it("succeeds when advisory rules alone are violated", async () => {
    const advisory = rules.filter(({ level }) => level === "advisory");
    const preview = await judged(demo, { today, rules: advisory });
    const { exitCode, stdout } = captured(() => deliver(preview, { format: "text" }));
    assert.equal(exitCode, 0);
    assert.match(stdout, /^demo: compliant \(13 resources judged by 1 rule; 2 advisory violations\)\n/);
  });
});

function captured(run: () => number): { exitCode: number; stdout: string } {
  const { write } = process.stdout;
  let stdout = "";
  process.stdout.write = (chunk: string | Uint8Array) => {
    stdout += String(chunk);
    return true;
  };
  try {
    return { exitCode: run(), stdout };
  } finally {
    process.stdout.write = write;
  }
}
