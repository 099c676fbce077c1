import assert from "node:assert/strict";
import { check } from "../../../components/definition/check";
import { covers } from "../../../components/definition/checks/cached";
import type { Facts } from "../../../components/definition/facts";
import { describeProblems } from "../../../components/refuse";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { givens } from "../../support/givens";
import { at, type Loose, production, rows, set, TOKEN, web } from "./wrong-definitions";

const facts: Facts = {
  ...givens,
  parentDomain: "example.com",
  today: "2026-11-23",
  foundationAccounts: { "log-archive": "aws+log-archive@example.com", shared: "aws+shared@example.com" },
  platformRepository: "product-platform",
  teams: ["team-platform", "team-shine"],
  others: [],
};
/** Another product, with a domain that leaves room above it. */
const neighbour = {
  ...minimal,
  name: "neighbour",
  domain: "app.neighbour.example.com",
  account: { email: "aws+neighbour@example.com" },
  repositories: { "neighbour-web": {} },
};

describe("check", () => {
  it("finds nothing wrong with the catalogue", () => {
    for (const definition of [minimal, shine]) assert.deepEqual(check(definition, facts), []);
  });

  it(`knows at least sixty kinds of wrong definitions, of which ${rows.length} stand here`, () =>
    assert.ok(rows.length >= 60));

  for (const [what, spoil, path, says] of rows) {
    it(`refuses ${what}`, () => {
      const definition = structuredClone(shine) as unknown as Loose;
      spoil(definition);
      const problems = check(definition, { ...facts, others: [neighbour] });
      const found = problems.find((problem) => problem.path === path);
      assert.ok(
        found,
        `no problem at ${path}, but at: ${problems.map((problem) => problem.path).join(", ") || "none"}`,
      );
      assert.match(`${found.path} ${found.allowed} ${found.fix}`, says);
      assert.ok(problems.length <= 4, `one slip gives ${problems.length} problems`);
    });
  }

  /** A slip about variables, and the one line that tells it: what is written there, never what comes of it. */
  const lines: readonly (readonly [what: string, spoil: (definition: Loose) => void, line: string])[] = [
    [
      "a variable of the platform's",
      (d) => set(at(web(d)["environment"]), "PORT", "1"),
      "services.web.environment.PORT",
    ],
    [
      "a parameter whose variable stands there",
      (d) => set(at(web(d)["environment"]), "DATABASE_PRIMARY_NAME", "x"),
      'services.web.parameters[2] is "database/primary/name"',
    ],
    [
      "a parameter whose variable is the SDK's",
      (d) => set(web(d), "parameters", ["aws/region"]),
      'services.web.parameters[0] is "aws/region"',
    ],
    [
      "two parameters of one variable",
      (d) => set(web(d), "parameters", ["rails/key-base", "rails/key/base"]),
      'services.web.parameters[1] is "rails/key/base"',
    ],
    [
      "a parameter that stands there twice",
      (d) => set(web(d), "parameters", ["rails/key", "rails/key"]),
      'services.web.parameters[1] is "rails/key"',
    ],
    [
      "an address that stands there twice",
      (d) => set(web(d), "grants", { mail: { from: ["no-reply", "no-reply"] } }),
      'services.web.grants.mail.from[1] is "no-reply"',
    ],
    [
      "a sender whose variable stands there",
      (d) => set(at(web(d)["environment"]), "MAIL_FROM_NO_REPLY", "x"),
      'services.web.grants.mail.from[0] is "no-reply"',
    ],
    [
      "two secrets of one variable",
      (d) => set(web(d), "grants", { secrets: ["partner-api", "partner/api"] }),
      'services.web.grants.secrets[1] is "partner/api"',
    ],
    [
      "events whose variable stands there",
      (d) => {
        set(web(d), "grants", { events: ["order-placed"] });
        set(at(web(d)["environment"]), "EVENT_BUS", "x");
      },
      "services.web.grants.events",
    ],
    ["an address that is none", (d) => set(at(d["account"]), "email", "aws"), 'account.email is "aws"'],
  ];
  for (const [what, spoil, line] of lines)
    it(`tells ${what} in one line, as it is written`, () => {
      const definition = structuredClone(shine) as unknown as Loose;
      spoil(definition);
      const told = describeProblems("shine", check(definition, facts)).split("\n");
      assert.deepEqual(
        told.filter((one) => /^ {2}\S/.test(one)),
        [`  ${line}`],
        told.join("\n"),
      );
    });

  it("tells a name that is not the catalogue's, once, and judges the rest by that", () => {
    const definition = { ...minimal, name: "neighbour" };
    const found = check(definition, { ...facts, key: "minimal", others: [neighbour] });
    assert.deepEqual(
      found.map(({ path, value }) => [path, value]),
      [["name", "neighbour"]],
    );
    assert.match(found[0]?.allowed ?? "", /"minimal", under which the catalogue has it/);
    assert.deepEqual(check(minimal, { ...facts, key: "minimal", others: [neighbour] }), []);
  });

  it("knows of no team that is wrong where it knows none", () => {
    assert.deepEqual(check({ ...minimal, owner: "payments" }, { ...facts, teams: [] }), []);
  });

  it("refuses what is no object at all", () => {
    for (const value of [undefined, null, 7, "shine", []]) assert.equal(check(value, facts).length >= 1, true);
  });

  it("says everything at once, each in a place of its own", () => {
    const definition = structuredClone(shine) as unknown as Loose;
    set(definition, "ring", 9);
    set(definition, "domain", "shine.example.org");
    set(web(definition), "databases", ["primry"]);
    set(production(definition), "zones", 4);
    set(production(definition), "cidr", "172.28.0.0/16");
    const paths = check(definition, facts).map((problem) => problem.path);
    for (const path of ["ring", "domain", "services.web.databases[0]", "environments.production.zones"])
      assert.ok(paths.includes(path), path);
  });

  it("goes on behind a slip: what is misspelt or missing hides nothing else", () => {
    const definition = structuredClone(shine) as unknown as Loose;
    set(web(definition), "prt", 3000);
    delete web(definition)["port"];
    set(web(definition), "databases", ["primry"]);
    set(at(at(definition["services"])["api"]), "cpu", "much");
    set(at(at(definition["services"])["worker"]), "cpu", 300);
    set(production(definition), "services", { wbe: { min: 1 } });
    const paths = check(definition, facts).map((problem) => problem.path);
    const told = ["services.api.cpu", "services.web.prt", "services.web.databases[0]", "services.worker.cpu"];
    assert.deepEqual(paths.sort(), [...told, "environments.production.services.wbe"].sort());
  });

  it("admits what only looks like a slip", () => {
    const definition = structuredClone(shine) as unknown as Loose;
    const environment = {
      AWS_MAX_ATTEMPTS: "5",
      NODE_OPTIONS: "--max-old-space-size=768 --require ./trace",
      HOSTNAME: "0.0.0.0",
    };
    set(web(definition), "environment", {
      ...environment,
      NODE_EXTRA_CA_CERTS: "/app/rds.pem",
      HOME: "/tmp",
      JAVA_TOOL_OPTIONS: "-Xmx1g",
    });
    set(web(definition), "writablePaths", [
      "/app/log",
      "/etc/nginx/conf.d",
      "/usr/local/tomcat/work",
      "/var/log/app",
      "/run",
      "/data",
    ]);
    set(at(web(definition)["route"]), "paths", ["/*", "/assets/*"]);
    set(at(web(definition)["route"]), "readOnly", true);
    set(at(definition["databases"]), "primary", { engine: "aurora-postgresql", schema: "orders" });
    set(production(definition), "databases", { primary: { instance: "db.r8gd.xlarge" } });
    set(at(at(web(definition)["scaling"])["schedule"]), "leap", { cron: "0 18 29 2 *", min: 4, max: 40 });
    set(at(definition["account"]), "unit", "regulated");
    assert.deepEqual(check(definition, facts), []);
  });

  it("leaves a default that nobody wrote alone: a service of assets alone is no slip", () => {
    const { edge: _edge, ...definition } = structuredClone(shine) as unknown as Loose;
    set(at(web(definition)["route"]), "paths", ["/*", "/assets/*"]);
    assert.deepEqual(check(definition, facts), []);
  });

  it("knows which pattern covers which", () => {
    const pairs = { "/a*": ["/a", "/a/*", "/ab?", "/abc"], "/a?c": ["/abc", "/a?c"], "*/x": ["/y/x", "/*/x"] };
    for (const [wide, all] of Object.entries(pairs))
      for (const one of all) assert.ok(covers(wide, one), `${wide} ${one}`);
    for (const [wide, one] of [
      ["/a/*", "/*"],
      ["/a/*", "/a"],
      ["/a?", "/a*"],
      ["/a", "/a*"],
      ["/ab", "/a?"],
    ] as const)
      assert.ok(!covers(wide, one), `${wide} ${one}`);
  });

  it("tells what another product has already", () => {
    const paths = check({ ...structuredClone(shine) }, { ...facts, others: [shine] }).map((problem) => problem.path);
    const repositories = ['repositories["shine-web"]', 'repositories["shine-api"]'];
    assert.deepEqual(paths, ["name", "account.email", "domain", "monitoring.slackChannel", ...repositories]);
  });

  it("admits domains that only begin or end alike", () => {
    for (const domain of ["neighbour-app.example.com", "xapp.neighbour.example.com", "other.neighbour.example.com"])
      assert.deepEqual(check({ ...structuredClone(shine), domain }, { ...facts, others: [neighbour] }), []);
  });

  it("never repeats a secret", () => {
    const definition = structuredClone(shine) as unknown as Loose;
    set(at(web(definition)["environment"]), "API_TOKEN", "s3cr3t-canary");
    assert.doesNotMatch(describeProblems("shine", check(definition, facts)), /s3cr3t-canary/);
    const places: readonly ((definition: Loose) => void)[] = [
      (d) => set(d, "name", TOKEN),
      (d) => set(d, "domain", TOKEN),
      (d) => set(d, TOKEN, "x"),
      (d) => set(d, "ring", TOKEN),
      (d) => set(at(d["services"]), TOKEN, { cpu: 1, memory: TOKEN }),
      (d) => set(at(web(d)["environment"]), TOKEN, "x"),
      (d) => set(web(d), "parameters", [TOKEN]),
      (d) => set(web(d), "calls", [TOKEN]),
      (d) => set(web(d), "route", { paths: [`/${TOKEN}`] }),
    ];
    for (const place of places) {
      const wrong = structuredClone(shine) as unknown as Loose;
      place(wrong);
      const told = describeProblems("shine", check(wrong, facts));
      assert.match(told, /no secret in a definition|problem/);
      assert.ok(!told.toLowerCase().includes(TOKEN.slice(4).toLowerCase()), told);
    }
  });
});
