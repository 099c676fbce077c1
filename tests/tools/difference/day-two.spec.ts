import assert from "node:assert/strict";
import type { ProductDefinition } from "../../../components/definition/definition";
import type { Rule } from "../../../policies/rule";
import { sre } from "../../../stacks/people";
import { shine } from "../../../stacks/products/shine";
import type { Difference } from "../../../tools/difference/difference";
import { programFor } from "../../../tools/offline/program";
import { toJson } from "../../../tools/report/json";
import { render } from "../../../tools/report/render";
import { previewOf } from "../../../tools/report/model";
import { compared, DAY, evaluated, ofProgram, section, shineBefore, told } from "./compared";

const { staging, production } = shine.environments;

type Production = ProductDefinition["environments"]["production"];

function withProduction(change: Partial<Production>): ProductDefinition {
  return { ...shine, environments: { staging, production: { ...production, ...change } } };
}

async function changed(definition: ProductDefinition, before = shineBefore()) {
  return compared(await before, await evaluated(definition));
}

/** Everything that a section says, as one text. */
function said(difference: Difference, id: string): string {
  return section(difference, id).join("\n");
}

function names(difference: Difference, action: string): string[] {
  return difference.changes.filter((change) => change.action === action).map(({ name }) => name);
}

describe("what a change of day two does", function () {
  this.timeout(120_000);

  it("is nothing where nothing changed", async () => {
    const preview = await changed(shine);
    assert.deepEqual(preview.difference.sections, []);
    assert.deepEqual(preview.difference.changes, []);
    assert.match(told(preview), /^Against main: no resource changes; \d+ as they were\n/);
  });

  it("CIDR: the network and all that lives in it is replaced, the database stays behind, and the update stops half way", async () => {
    const preview = await changed(withProduction({ cidr: "10.40.0.0/16" }));
    const { difference } = preview;
    const [first, ...others] = section(difference, "downtime");
    assert.match(
      first ?? "",
      /^the network \(network-vpc in production\) is replaced, since cidrBlock 172\.27\.0\.0\/16 → 10\.40\.0\.0\/16/,
    );
    assert.match(first ?? "", /6 ec2\.Subnet/);
    assert.match(
      first ?? "",
      /AWS moves rds\.Cluster shine-production-databases-primary and lb\.LoadBalancer \S+ into no other network.*stops half way/,
    );
    assert.ok(others.every((one) => !one.includes("staging")));
    assert.match(
      said(difference, "data"),
      /the database shine-production-databases-primary .* lives in shine-production-network-vpc-vpc, which is replaced/,
    );
    assert.match(said(difference, "addresses"), /172\.27\.0\.0\/16 → 10\.40\.0\.0\/16/);
    const steps = difference.sections.find(({ id }) => id === "downtime")?.entries[0]?.steps ?? [];
    assert.match(steps[0] ?? "", /take the range back/);
    assert.ok(
      steps.some((step) =>
        step.includes("create-db-cluster-snapshot --db-cluster-identifier shine-production-databases-primary "),
      ),
    );
    // All of it is named, in the order of consequences.
    const text = told(preview);
    assert.ok(text.indexOf("Data at risk") < text.indexOf("Downtime"));
    for (const name of names(difference, "replaced")) assert.ok(text.includes(name), name);
    assert.ok(!names(difference, "replaced").some((name) => name.startsWith("shine-staging")));
  });

  it("engine: the database is replaced by an empty one, protection stops it, and the way is another beside it", async () => {
    const { difference } = await changed({ ...shine, databases: { primary: { engine: "aurora-postgresql" } } });
    const [first] = section(difference, "data");
    assert.match(
      first ?? "",
      /^the database shine-production-databases-primary \(databases\.primary in production\) is replaced by a new and empty one, since engine aurora-mysql → aurora-postgresql/,
    );
    assert.match(first ?? "", /its rows are gone; a final snapshot is taken/);
    assert.match(first ?? "", /Pulumi's protect and deletionProtection will stop it$/);
    assert.match(
      said(difference, "data"),
      /shine-staging-databases-primary .* no final snapshot is taken.*nothing stops it/,
    );
    const entry = difference.sections[0]?.entries[0];
    assert.match(entry?.steps?.[0] ?? "", /add another beside it under a new key \(`databases\.primary-next`\)/);
    const cluster = difference.changes.find(({ name }) => name === "shine-production-databases-primary-cluster");
    assert.equal(cluster?.action, "replaced");
    assert.deepEqual(
      cluster?.inputs.find(({ input }) => input === "engine"),
      { input: "engine", does: "replaces", path: "", before: "aurora-mysql", after: "aurora-postgresql" },
    );
    assert.match(said(difference, "rights"), /opened: .*tcp 15432/);
    assert.match(said(difference, "rights"), /closed: .*tcp 13306/);
  });

  it("class: each instance restarts in the maintenance window, and nothing is lost", async () => {
    const { difference } = await changed(
      withProduction({ databases: { primary: { instance: "db.r8g.xlarge", readers: 2 } } }),
    );
    assert.deepEqual(section(difference, "data"), []);
    const [first] = section(difference, "downtime");
    assert.match(
      first ?? "",
      /shine-production-databases-primary-1, shine-production-databases-primary-2 and shine-production-databases-primary-3/,
    );
    assert.match(
      first ?? "",
      /restarts as db\.r8g\.large → db\.r8g\.xlarge in the next maintenance window \(sat:18:30-sat:19:30 UTC\)/,
    );
    assert.match(said(difference, "cost"), /database instances, by the hour of their class \(3 of another size\)/);
    assert.deepEqual(
      [...names(difference, "deleted"), ...names(difference, "replaced"), ...names(difference, "mayReplace")],
      [],
    );
  });

  it("rename: it is told as such, with what is lost and the order that loses nothing", async () => {
    const { worker, ...services } = shine.services;
    const { worker: size, ...sizes } = production.services;
    const web = { ...shine.repositories["shine-web"], deploys: ["web", "jobs"] };
    const definition: ProductDefinition = {
      ...shine,
      services: { ...services, jobs: worker },
      repositories: { ...shine.repositories, "shine-web": web },
      environments: { staging, production: { ...production, services: { ...sizes, jobs: size } } },
    };
    const { difference } = await changed(definition);
    assert.match(said(difference, "first"), /looks like a rename, services\.worker → services\.jobs/);
    assert.match(difference.sections[0]?.entries[0]?.steps?.[0] ?? "", /keep the key services\.worker/);
    assert.match(
      said(difference, "data"),
      /the image repository shine\/worker .* is deleted: .*Pulumi's protect will stop it/,
    );
    assert.match(
      said(difference, "downtime"),
      /ecs\.Service shine-production-services-worker is deleted: the tasks stop; the same in staging/,
    );
    assert.match(
      said(difference, "rights"),
      /the role shine-production-shine-web-deploy may now .*repository\/shine\/jobs/,
    );
    assert.match(
      said(difference, "rights"),
      /new role shine-production-jobs-task \(services\.jobs in production\), for ecs-tasks\.amazonaws\.com: /,
    );
    assert.ok(names(difference, "deleted").includes("shine-production-services-worker-service"));
  });

  it("zone removed: a fixed public address that partners know goes, and is protected", async () => {
    const { difference } = await changed(shine, evaluated(withProduction({ zones: 3 })));
    const [first] = section(difference, "addresses");
    assert.match(first ?? "", /^the fixed public address is gone: shine-production-network-vpc-nat-d-address/);
    assert.match(first ?? "", /partners who admit it.*Pulumi's protect will stop it$/);
    const steps = difference.sections.find(({ id }) => id === "addresses")?.entries[0]?.steps ?? [];
    assert.match(steps[0] ?? "", /^tell whoever has the address on a list/);
    assert.match(steps[1] ?? "", /^pulumi state unprotect --stack shine 'urn:pulumi:shine::.*nat-d-address'$/);
    assert.match(said(difference, "downtime"), /ec2\.NatGateway \S+ is deleted/);
    assert.match(said(difference, "cost"), /−\$3\.65 a month .*−1 public IPv4 addresses/);
  });

  it("environment removed: told at once, with what it holds and how it is taken down", async () => {
    const environments = { ...shine.environments, development: { services: { web: { min: 1, max: 1 } } } };
    const { difference } = await changed(shine, evaluated({ ...shine, environments }));
    const [first] = section(difference, "first");
    assert.match(first ?? "", /^the environment development is removed, with \d{3} resources/);
    assert.match(
      said(difference, "data"),
      /the database shine-development-databases-primary .* is deleted: its rows are gone/,
    );
    assert.match(said(difference, "internet"), /no longer answered: development\.shine\.example\.com/);
    assert.ok(names(difference, "deleted").length > 200);
    const others = names(difference, "deleted").filter((name) => !name.includes("development"));
    assert.deepEqual(others, []);
  });

  it("database removed: rows, protection and the steps, in the order that lets it pass", async () => {
    const without = Object.fromEntries(
      Object.entries(shine.services as NonNullable<ProductDefinition["services"]>).map(([name, service]) => {
        const { databases: _, connectionsPerTask: __, parameters = [], ...rest } = service;
        return [name, { ...rest, parameters: parameters.filter((one) => !one.startsWith("database/")) }];
      }),
    );
    const { zones, services } = production;
    const { databases: _, ...rest } = shine;
    const definition: ProductDefinition = {
      ...rest,
      services: without,
      environments: { staging, production: { zones, services } },
    };
    const { difference } = await changed(definition);
    const data = difference.sections.find(({ id }) => id === "data")?.entries ?? [];
    const database = data.find(({ text }) => text.startsWith("the database shine-production"));
    assert.match(
      database?.text ?? "",
      /is deleted: its rows are gone; a final snapshot is taken.*; Pulumi's protect and deletionProtection will stop it/,
    );
    const [release, snapshot, unprotect, modify, merge] = database?.steps ?? [];
    assert.match(release ?? "", /deploy releases that do without databases\.primary/);
    assert.match(snapshot ?? "", /create-db-cluster-snapshot/);
    assert.match(unprotect ?? "", /^pulumi state unprotect --stack shine 'urn:/);
    assert.match(
      modify ?? "",
      /^aws rds modify-db-cluster --db-cluster-identifier shine-production-databases-primary --no-deletion-protection/,
    );
    assert.match(merge ?? "", /merge this change/);
    assert.match(said(difference, "rights"), /the role shine-production-web-task may no longer rds-db:connect/);
    assert.match(said(difference, "addresses"), /parameters are gone: .*database\/primary\/writer/);
    assert.match(said(difference, "pages"), /not told any more by .*deadlocks/);
  });

  it("product removed: nothing goes by itself, and the closing comes before the definition leaves", async () => {
    const none = { violations: [], unverifiable: [], proofs: [], counts: { rules: 0 } };
    const preview = compared(await shineBefore(), previewOf({ product: "shine", resources: [], judgement: none }));
    assert.deepEqual(preview.difference.changes, []);
    const [entry, held] = preview.difference.sections[0]?.entries ?? [];
    assert.match(entry?.text ?? "", /^shine leaves the catalogue\. Its \d+ resources stay/);
    assert.deepEqual(entry?.steps?.slice(0, 2), ["do not merge this yet", "npm run platform -- close shine"]);
    assert.match(held?.text ?? "", /database shine-production-databases-primary and shine-staging-databases-primary/);
    assert.match(render(preview, "text", { width: 80, colour: false }), /^shine: leaves the catalogue\n/);
  });

  it("person added: who is on call moves, and by how much", async () => {
    const organization = () => programFor({ kind: "shared", name: "organization" }, DAY);
    const before = await ofProgram(organization());
    const people = sre.people as Record<string, object>;
    const layers = sre.layers as unknown as { people: string[] }[];
    people["mei-abe"] = {
      ...sre.people["yui-kato"],
      name: "Mei Abe",
      email: "mei.abe@example.com",
      phone: "+819005550106",
      github: "example-mei-abe",
    };
    for (const layer of layers) layer.people.push("mei-abe");
    try {
      const { difference } = compared(before, await ofProgram(organization()));
      assert.match(said(difference, "pages"), /Mei Abe is added to those on call/);
      assert.match(said(difference, "pages"), /in Day, 5 people become 6: turns are dealt anew/);
      assert.match(said(difference, "pages"), /in Night, 5 people become 6/);
      assert.deepEqual(names(difference, "deleted"), []);
    } finally {
      delete people["mei-abe"];
      for (const layer of layers) layer.people.pop();
    }
  });

  it("rule waived: whose it is, why and until when", async () => {
    const rule = require("../../../policies/proofs/proof-nothing-left-over") as { readonly [key: string]: Rule };
    const rules = Object.values(rule);
    const before = await evaluated(shine, rules);
    const [violation] = before.violations;
    assert.ok(violation !== undefined);
    const waiver = {
      rule: violation.rule,
      urn: violation.urn,
      owner: "team-shine",
      reason: "moves to the archive in spring",
      ticket: "OPS-12",
      start: DAY,
      end: "2027-02-01",
    };
    const after = await evaluated(shine, rules, [waiver]);
    const { difference } = compared(before, after, [waiver]);
    const [first, ...others] = section(difference, "judged");
    assert.match(
      first ?? "",
      /^waived from now on: proof-nothing-left-over\/parameter \(advisory\) at \S+\. team-shine answers for it until 2027-02-01 \(OPS-12\): moves to the archive in spring/,
    );
    assert.deepEqual(others, []);
  });

  it("is told in JSON and in Markdown as it is in text, and what goes is cut in none of them", async () => {
    const preview = await changed(withProduction({ cidr: "10.40.0.0/16" }));
    const json = JSON.parse(toJson(preview)) as { difference: Difference };
    assert.deepEqual(json.difference, JSON.parse(JSON.stringify(preview.difference)));
    assert.equal(json.difference.counts.replaced, names(preview.difference, "replaced").length);
    const markdown = render(preview, "markdown", { width: 120, colour: false });
    assert.ok(markdown.length < 65_536);
    for (const title of ["#### Data at risk", "#### Downtime"]) assert.ok(markdown.includes(title), title);
    for (const name of names(preview.difference, "replaced")) assert.ok(markdown.includes(name), name);
    const narrow = render(preview, "text", { width: 80, colour: false });
    const wide = narrow
      .slice(0, narrow.indexOf("Resources by kind"))
      .split("\n")
      .filter((line) => line.length > 80 && line.trim().includes(" "));
    // A command stands in one line, however long, and a name is never broken.
    assert.deepEqual(
      wide.filter((line) => !/(aws|pulumi) |^\s*(?:-\s)?\S+ \S+:?$/.test(line)),
      [],
    );
  });
});
