import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sideAgainst } from "../../../tools/difference/against";
import { sideOfReport } from "../../../tools/difference/side-of-report";
import { compare } from "../../../tools/difference/compare";
import type { Side, SideResource } from "../../../tools/difference/side";
import { sideOfState } from "../../../tools/difference/state";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

function resource(
  type: string,
  name: string,
  inputs: SideResource["inputs"],
  more: Partial<SideResource> = {},
): SideResource {
  const urn = `urn:pulumi:shine::platform::${type}::${name}`;
  return { urn, type, name, parent: null, inputs, protect: false, propertyDependencies: {}, dependsOn: [], ...more };
}

function side(...resources: readonly SideResource[]): Side {
  return { name: "one", product: "shine", resources };
}

function actions(before: Side, after: Side): Record<string, string> {
  return Object.fromEntries(compare(before, after).map(({ name, action }) => [name, action]));
}

describe("what a program is compared with", () => {
  const folder = mkdtempSync(join(tmpdir(), "against-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const call = (against: string, more: { definition?: string } = {}): Promise<Side> =>
    Promise.resolve().then(() => sideAgainst({ against, product: "shine", today: "2026-11-23", ...more }));

  it("is told what is wrong with a ref, and what may stand there", async () => {
    await assert.rejects(call("no-such-branch"), {
      name: "CallError",
      message:
        /^--against no-such-branch is neither a file nor a ref of git[^]*allowed: a branch, a tag, a commit; a report in JSON; an exported state\n {2}fix: /,
    });
    // No option of git, whatever it looks like.
    await assert.rejects(call("--help"), { name: "CallError" });
  });

  it("is told that a definition outside of the repository has no other version", async () => {
    const definition = file("mine.json", "{}");
    await assert.rejects(call("HEAD", { definition }), {
      name: "CallError",
      message: /is outside of the repository[^]*--against FILE/,
    });
  });

  it("refuses a file that is no report and no state, or one of something else", async () => {
    await assert.rejects(call(file("text.json", "{ nothing")), {
      name: "CallError",
      message: /is not JSON[^]*pulumi stack export/,
    });
    await assert.rejects(call(file("empty.json", "{}")), {
      name: "CallError",
      message: /is neither a report nor a state/,
    });
    const other = JSON.stringify({ product: "remit", resources: [] });
    await assert.rejects(call(file("other.json", other)), {
      name: "CallError",
      message: /is a report of remit, and this is shine/,
    });
    assert.throws(
      () => sideOfReport({ product: "shine", summary: { only: "web*" }, resources: [] }, "r.json", "shine"),
      /was limited by --only web\*/,
    );
  });

  it("reads an exported state without its secrets and without what waits for its deletion", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hunter2"' };
    const urn = `urn:pulumi:shine::platform::${VPC}::network`;
    const state = {
      version: 3,
      deployment: {
        manifest: {},
        resources: [
          { urn, type: VPC, inputs: { cidrBlock: "10.0.0.0/16", token: secret, __defaults: [] }, protect: true },
          { urn, type: VPC, inputs: {}, delete: true },
        ],
      },
    };
    const read = sideOfState(state, "state.json", "shine");
    assert.equal(read?.resources.length, 1);
    assert.equal(read?.resources[0]?.protect, true);
    assert.ok(!JSON.stringify(read).includes("hunter2"));
    assert.throws(
      () => sideOfState(state, "state.json", "remit"),
      /is the state of shine, and this is remit[^]*pulumi stack export --stack remit/,
    );
  });

  it("compares with a state what both sides know, and nothing else", () => {
    const before: Side = {
      ...side(
        resource(VPC, "network", {
          cidrBlock: "10.0.0.0/16",
          enableDnsSupport: true,
          instanceTenancy: "default",
          __defaults: ["instanceTenancy"],
        }),
        resource(SUBNET, "one", { vpcId: "vpc-0123", cidrBlock: "10.0.0.0/24", __defaults: [] }),
      ),
      isState: true,
    };
    const after = side(
      resource(VPC, "network", { cidrBlock: "10.0.0.0/16", enableDnsSupport: true }),
      resource(SUBNET, "one", { vpcId: "<computed: id of network>", cidrBlock: "10.0.0.0/24" }),
    );
    assert.deepEqual(actions(before, after), {});
    const other = side(
      resource(VPC, "network", { cidrBlock: "10.1.0.0/16", enableDnsSupport: true }),
      ...after.resources.slice(1),
    );
    assert.deepEqual(actions(before, other), { network: "replaced" });
  });
});

describe("what becomes of a resource", () => {
  const network = (cidrBlock: string, more: Partial<SideResource> = {}): SideResource =>
    resource(VPC, "network", { cidrBlock }, more);
  const vpcId = "<computed: id of network>";
  const subnet = resource(
    SUBNET,
    "one",
    { vpcId, cidrBlock: "10.0.0.0/24" },
    { propertyDependencies: { vpcId: [network("").urn] } },
  );

  it("is that of what it cannot be parted from", () => {
    const found = compare(side(network("10.0.0.0/16"), subnet), side(network("10.1.0.0/16"), subnet));
    assert.deepEqual(
      found.map(({ name, action, because }) => [name, action, because]),
      [
        ["network", "replaced", undefined],
        ["one", "replaced", "network"],
      ],
    );
  });

  it("follows the URNs that it had, so that a rename with an alias is none", () => {
    const renamed = {
      ...network("10.0.0.0/16"),
      urn: network("").urn.replace("::network", "::other"),
      name: "other",
      aliases: [network("").urn],
    };
    assert.deepEqual(actions(side(network("10.0.0.0/16")), side(renamed)), {});
    assert.deepEqual(actions(side(network("10.0.0.0/16")), side({ ...renamed, aliases: [] })), {
      network: "deleted",
      other: "created",
    });
  });

  it("is not changed by an input that is ignored, by the order of a set, or by how a document is written", () => {
    const before = side(
      network("10.0.0.0/16"),
      resource("aws:iam/policy:Policy", "p", { policy: '{"a":1,"b":["x"]}' }),
      resource("aws:rds/subnetGroup:SubnetGroup", "g", { subnetIds: ["a", "b"] }),
    );
    const after = side(
      network("10.1.0.0/16", { ignoreChanges: ["cidrBlock"] }),
      resource("aws:iam/policy:Policy", "p", { policy: '{"b": ["x"], "a": 1}' }),
      resource("aws:rds/subnetGroup:SubnetGroup", "g", { subnetIds: ["b", "a"] }),
    );
    assert.deepEqual(actions(before, after), {});
  });

  it("may be a replacement where nobody has said, and is told as that", () => {
    const before = side(resource("aws:new/thing:Thing", "it", { size: 1 }));
    assert.deepEqual(actions(before, side(resource("aws:new/thing:Thing", "it", { size: 2 }))), { it: "mayReplace" });
  });

  it("names what stops its deletion", () => {
    const cluster = resource("aws:rds/cluster:Cluster", "db", { deletionProtection: true }, { protect: true });
    assert.deepEqual(compare(side(cluster), side())[0]?.protectedBy, ["Pulumi's protect", "deletionProtection"]);
  });
});
