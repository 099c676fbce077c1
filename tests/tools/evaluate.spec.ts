import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Refusal, refuse } from "../../components/refuse";
import { evaluate } from "../../tools/offline/evaluate";
import { type RecordedResource, SecretValue, UNKNOWN } from "../../tools/offline/recorded";
import { demo } from "./fixture";

const args = { stack: "demo", ...(demo.config === undefined ? {} : { config: demo.config }) };

describe("evaluate", () => {
  it("records parent, provider, protection, former names, dependencies and the line that made it", async () => {
    const cluster = named(await evaluate(demo.program, args), "demo-production-store-cluster");
    const parent = "urn:pulumi:demo::platform::platform:data:Store::demo-production-store";
    const group =
      "urn:pulumi:demo::platform::platform:data:Store$aws:rds/subnetGroup:SubnetGroup::demo-production-store-subnets";
    assert.equal(
      cluster.urn,
      "urn:pulumi:demo::platform::platform:data:Store$aws:rds/cluster:Cluster::demo-production-store-cluster",
    );
    assert.equal(cluster.parent, parent);
    assert.equal(cluster.protect, true);
    assert.equal(cluster.custom, true);
    assert.equal(cluster.provider, "urn:pulumi:demo::platform::pulumi:providers:aws::demo-account-aws");
    assert.deepEqual(cluster.propertyDependencies["dbSubnetGroupName"], [group]);
    assert.deepEqual(cluster.dependsOn, [group]);
    assert.equal(cluster.file, "tests/tools/fixture.ts");
    assert.ok(cluster.inputs["masterPassword"] instanceof SecretValue);
  });

  it("tells the line of a component's maker, not of its own constructor", async () => {
    const resources = await evaluate(demo.program, args);
    const [component, child] = [
      named(resources, "demo-production-store"),
      named(resources, "demo-production-store-cluster"),
    ];
    assert.ok((component.line ?? 0) > (child.line ?? 0), "the fixture's components are made below their constructors");
    assert.equal(component.file, "tests/tools/fixture.ts");
  });

  it("gives former names as the URNs that they were", async () => {
    const files = named(await evaluate(demo.program, args), "demo-staging-store-files");
    assert.deepEqual(files.aliases.slice(0, 1), [
      "urn:pulumi:demo::platform::platform:data:Store$aws:s3/bucket:Bucket::demo-staging-store-old",
    ]);
  });

  it("knows no computed value in a preview, and every one when the simulated cloud answers", async () => {
    const subnet = (all: RecordedResource[]): unknown => named(all, "demo-staging-network-private-a").inputs["vpcId"];
    assert.equal(subnet(await evaluate(demo.program, args)), UNKNOWN);
    assert.equal(typeof subnet(await evaluate(() => void network(), { stack: "demo", preview: false })), "string");
  });

  it("passes a refusal on as it is, with all its problems and only once", async () => {
    let runs = 0;
    const program = (): void => {
      runs++;
      refuse("demo", [
        { path: "a", allowed: "b", fix: "c" },
        { path: "d", allowed: "e", fix: "f" },
      ]);
    };
    await assert.rejects(evaluate(program, args), (error) => error instanceof Refusal && error.problems.length === 2);
    assert.equal(runs, 1);
  });

  it("collects refusals that values bring to light later", async () => {
    const later = (path: string): pulumi.Output<void> =>
      pulumi.output(path).apply((value) => refuse("later", [{ path: value, allowed: "x", fix: "y" }]));
    const program = (): void => void [later("one"), later("two")];
    await assert.rejects(evaluate(program, args), (error) => {
      assert.ok(error instanceof Refusal);
      assert.deepEqual(error.problems.map(({ path }) => path).sort(), ["one", "two"]);
      return true;
    });
  });

  it("carries the stack trace of a fault, though it evaluates without", async () => {
    await assert.rejects(evaluate(failInDepth, args), (error) => {
      assert.match((error as Error).stack ?? "", /failInDepth.*evaluate\.spec\.ts/);
      return true;
    });
    assert.ok(Error.stackTraceLimit > 0);
  });

  it("fails on a rejection that nobody awaits", async () => {
    await assert.rejects(
      evaluate(() => void Promise.reject(new Error("unheard")), args),
      /unheard/,
    );
  });

  it("passes on what is no error", async () => {
    await assert.rejects(
      evaluate(() => {
        // oxlint-disable-next-line no-throw-literal -- what a program must not do is what is tested
        throw "only words";
      }, args),
      (thrown) => thrown === "only words",
    );
  });

  for (const [what, program] of Object.entries<() => unknown>({
    "invokes aws:index/getCallerIdentity:getCallerIdentity": () => aws.getCallerIdentityOutput({}).accountId,
    "reads there (aws:ec2/vpc:Vpc)": () => void aws.ec2.Vpc.get("there", "vpc-1"),
  })) {
    it(`refuses a program that ${what}`, async () => {
      await assert.rejects(evaluate(program, args), (error) => (error as Error).message.includes(what));
    });
  }

  it("notices an invoke even when its failure is swallowed", async () => {
    const program = async (): Promise<void> => {
      await aws.getCallerIdentity({}).catch(() => undefined);
    };
    await assert.rejects(evaluate(program, args), /getCallerIdentity/);
  });

  it("refuses two resources of one URN, with both places", async () => {
    const program = (): void => {
      new aws.ec2.Eip("twice", {});
      new aws.ec2.Eip("twice", {});
    };
    await assert.rejects(
      evaluate(program, args),
      /two resources have the URN .*::twice \(tests\/tools\/evaluate\.spec\.ts:\d+ and .*:\d+\)/,
    );
  });

  it("evaluates side by side without mixing", async () => {
    const made = (name: string) => evaluate(() => void new aws.ec2.Eip(name, {}), { stack: name });
    const both = await Promise.all([made("one"), made("two")]);
    assert.deepEqual(
      both.map((all) => all.filter(({ custom }) => custom).map(({ urn }) => urn)),
      [["urn:pulumi:one::platform::aws:ec2/eip:Eip::one"], ["urn:pulumi:two::platform::aws:ec2/eip:Eip::two"]],
    );
  });

  it("leaves the process as it found it", async () => {
    const state = (): unknown[] => [
      Error.stackTraceLimit,
      process.listeners("unhandledRejection"),
      process.listenerCount("beforeExit"),
      (pulumi.Resource as unknown as { stackTrace: unknown }).stackTrace,
    ];
    const before = state();
    await evaluate(demo.program, args);
    await evaluate(failInDepth, args).catch(() => undefined);
    assert.deepEqual(state(), before);
  });
});

function failInDepth(): never {
  throw new Error("deep");
}

function network(): aws.ec2.Subnet {
  const vpc = new aws.ec2.Vpc("demo-vpc", { cidrBlock: "172.27.0.0/16" });
  return new aws.ec2.Subnet("demo-staging-network-private-a", { vpcId: vpc.id, cidrBlock: "172.27.0.0/20" });
}

function named(resources: readonly RecordedResource[], name: string): RecordedResource {
  const found = resources.find((resource) => resource.name === name);
  assert.ok(found, `no resource is named ${name}`);
  return found;
}
