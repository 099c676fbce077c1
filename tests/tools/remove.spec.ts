import assert from "node:assert/strict";
import type { ProductDefinition } from "../../components/definition/definition";
import type { SideResource } from "../../tools/difference/side";
import { changesOf } from "../../tools/remove";
import { removalOf } from "../../tools/remove/plan";
import { type Step, stepsOf } from "../../tools/remove/steps";
import { small } from "../support/walk/small";
import { bringUp, type Live } from "../support/walk/walk";

const grown = {
  ...small,
  edge: { dnssec: true },
  environments: { staging: {}, production: { zones: 3 }, development: {} },
} satisfies ProductDefinition;

async function stepsFor(path: string, state?: readonly SideResource[]): Promise<Step[]> {
  const removal = removalOf(grown, path);
  return stepsOf({ product: grown.name, removal, changes: await changesOf(grown.name, grown, removal), state });
}

/** What is live once the commands of the steps were given, as far as they let go of something. */
function after(steps: readonly Step[], live: Live): Live {
  const [written, cloud] = [new Map(live.written), live.cloud.copy()];
  for (const command of steps.flatMap(({ commands }) => commands)) {
    const [urn = ""] = [...command.matchAll(/'(urn:[^']+)'/g)].map(([, one = ""]) => one);
    const one = written.get(urn);
    if (command.startsWith("pulumi state unprotect") && one !== undefined)
      written.set(urn, { ...one, resource: { ...one.resource, protect: false } });
    if (command.startsWith("pulumi state delete")) written.delete(urn);
    const [, cluster] = /--db-cluster-identifier (\S+) --no-deletion-protection/.exec(command) ?? [];
    for (const entity of cloud.all("aws:rds/cluster:Cluster"))
      if (entity.id === cluster) cloud.alter(entity, { deletionProtection: false });
  }
  return { cloud, written };
}

describe("platform remove", function () {
  this.timeout(120_000);
  this.slow(60_000);
  let live: Live;
  before(async () => {
    const up = await bringUp(grown);
    assert.equal(up.end, "up", up.why);
    live = up.live;
  });

  const orders: Readonly<Record<string, readonly string[]>> = {
    "services.worker": ["unname", "images", "release", "edit", "up"],
    "repositories.minimal-web": ["unname", "announce", "release", "edit", "up"],
    "environments.development": ["unname", "snapshot", "edit", "up"],
    "environments.production.zones": ["unname", "announce", "release", "edit", "up"],
    "edge.dnssec": ["unname", "unpromise", "wait", "release", "edit", "up"],
    "databases.primary": ["unname", "snapshot", "release", "forget", "edit", "up"],
  };
  for (const [path, names] of Object.entries(orders)) {
    it(`${path}: ${names.join(", ")}; it comes up after them, and not without`, async () => {
      const steps = await stepsFor(path);
      assert.deepEqual(
        steps.map(({ name }) => name),
        names,
      );
      const { definition } = removalOf(grown, path);
      const released = await bringUp(definition, after(steps, live));
      assert.equal(released.end, "up", released.why);
      const atOnce = await bringUp(definition, live);
      assert.equal(atOnce.end, names.includes("release") ? "held" : "up", atOnce.why);
    });
  }

  it("names who uses it still, and a state tells what is done", async () => {
    const steps = await stepsFor("services.worker");
    assert.deepEqual([steps[0]?.done, steps[1]?.done, steps[2]?.done], [false, undefined, undefined]);
    assert.match(steps[0]?.what ?? "", /take it out of repositories\.minimal-web\.deploys, merge that/);
    const [urn = ""] = /urn:[^']+/.exec(steps[2]?.commands[0] ?? "") ?? [];
    assert.match(urn, /minimal-account-worker-repository$/);
    const [change] = (await changesOf(grown.name, grown, removalOf(grown, "services.worker"))).filter(
      (one) => one.urn === urn,
    );
    const it = change?.before as SideResource;
    const done = async (state: readonly SideResource[]) =>
      (await stepsFor("services.worker", state)).map((one) => one.done);
    assert.deepEqual(await done([it]), [false, undefined, false, undefined, false]);
    assert.deepEqual(await done([{ ...it, protect: false }]), [false, undefined, true, undefined, false]);
    assert.deepEqual(await done([]), [false, undefined, true, undefined, true]);
  });

  it("another range of a network begins with taking down what lives in it, and its addresses stay", async () => {
    const steps = await stepsFor("environments.production.cidr");
    const down = steps.find(({ name }) => name === "down");
    assert.match(
      down?.commands[0] ?? "",
      /^pulumi destroy .*Vpc::minimal-production-network-vpc-vpc' --target-dependents$/,
    );
    const text = steps.flatMap(({ commands }) => commands).join("\n");
    assert.match(text, /--db-cluster-identifier minimal-production-databases-primary --no-deletion-protection/);
    assert.match(text, /elbv2 modify-load-balancer-attributes/);
    assert.ok(!text.includes("-address'"), "addresses are not let go");
  });

  it("refuses a path that nothing is at, with those that there are", () => {
    assert.throws(
      () => removalOf(small, "services.wroker"),
      /allowed: services\.web, services\.worker, .*\n.*services\.worker/,
    );
    assert.throws(() => removalOf(small, "environments.staging"), /nothing that can be taken away/);
  });
});
