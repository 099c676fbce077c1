import assert from "node:assert/strict";
import { check } from "../../../components/product/check";
import type { Facts } from "../../../components/product/facts";
import { describeProblems } from "../../../components/refuse";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";

const facts: Facts = {
  zones: ["a", "c", "d"],
  parentDomain: "example.com",
  fargateVcpu: 200,
  today: "2026-11-23",
  others: [],
};

/** A deep, loosely typed copy that a row may break as it likes. */
type Loose = { [key: string]: Loose };
type Row = readonly [what: string, spoil: (definition: Loose) => unknown, path: string, says: RegExp];

const at = (value: unknown): Loose => value as Loose;
const web = (d: Loose): Loose => at(at(d["services"])["web"]);
const production = (d: Loose): Loose => at(at(d["environments"])["production"]);
const set = (target: Loose, key: string, value: unknown): void => {
  (target as Record<string, unknown>)[key] = value;
};

// biome-ignore format: a table is read by its rows
const rows: readonly Row[] = [
  // The shape of the whole.
  ["no name", (d) => delete d["name"], "name", /it is missing/],
  ["a name with capitals", (d) => set(d, "name", "Shine"), "name", /kebab-case/],
  ["a name too long", (d) => set(d, "name", "a-very-long-product-name"), "name", /at most 16/],
  ["a name that is a number", (d) => set(d, "name", 7), "name", /kebab-case/],
  ["a reserved name", (d) => set(d, "name", "organization"), "name", /no word of the platform/],
  ["no title", (d) => delete d["title"], "title", /missing/],
  ["no owner", (d) => delete d["owner"], "owner", /missing/],
  ["a ring that does not exist", (d) => set(d, "ring", 9), "ring", /from 0 to 3/],
  ["a broken ring", (d) => set(d, "ring", 1.5), "ring", /whole number/],
  ["a misspelt key", (d) => set(d, "servces", {}), "servces", /"services"/],
  ["a key nobody knows", (d) => set(d, "zzzzzzzzzzzz", 1), "zzzzzzzzzzzz", /remove it/],
  ["no account", (d) => delete d["account"], "account", /missing/],
  ["no e-mail", (d) => delete at(d["account"])["email"], "account.email", /missing/],
  ["an e-mail that is none", (d) => set(at(d["account"]), "email", "aws at example"), "account.email", /e-mail/],
  ["a phone that is none", (d) => set(at(d["account"]), "contacts", { security: { name: "A", title: "B", email: "a@example.com", phone: "03-1234" } }), "account.contacts.security.phone", /E\.164/],
  ["a domain in capitals", (d) => set(d, "domain", "Shine.example.com"), "domain", /lower case/],
  ["a domain elsewhere", (d) => set(d, "domain", "shine.example.org"), "domain", /below example\.com/],
  ["a time zone that is none", (d) => set(d, "timeZone", "Asia/Tokio"), "timeZone", /IANA/],
  ["a runbook in clear", (d) => set(d, "runbook", "http://wiki.example.com"), "runbook", /https/],
  ["no environments", (d) => delete d["environments"], "environments", /missing/],
  ["no staging", (d) => delete at(d["environments"])["staging"], "environments.staging", /missing/],
  ["no production", (d) => delete at(d["environments"])["production"], "environments.production", /missing/],
  ["an environment nobody knows", (d) => set(at(d["environments"]), "prod", {}), "environments.prod", /production/],
  ["services as a list", (d) => set(d, "services", []), "services", /by name/],
  // A service's own shape.
  ["a service's name in capitals", (d) => set(at(d["services"]), "WebApp", { cpu: 256, memory: 512 }), "services.WebApp", /web-app/],
  ["no cpu", (d) => delete web(d)["cpu"], "services.web.cpu", /missing/],
  ["no memory", (d) => delete web(d)["memory"], "services.web.memory", /missing/],
  ["a cpu that Fargate has not", (d) => set(web(d), "cpu", 300), "services.web.cpu", /256/],
  ["a memory that Fargate has not beside the cpu", (d) => set(web(d), "memory", 900), "services.web.memory", /1024/],
  ["a privileged port", (d) => set(web(d), "port", 80), "services.web.port", /1024 to 65535/],
  ["a port as text", (d) => set(web(d), "port", "3000"), "services.web.port", /whole number/],
  ["a protocol nobody speaks", (d) => set(web(d), "protocol", "gprc"), "services.web.protocol", /"grpc"/],
  ["an architecture that is none", (d) => set(web(d), "architecture", "arm"), "services.web.architecture", /arm64/],
  ["a deployment that is not there", (d) => set(web(d), "deployment", "big-bang"), "services.web.deployment", /rolling/],
  ["root as user", (d) => set(web(d), "user", "0:0"), "services.web.user", /neither of them 0/],
  ["a relative writable path", (d) => set(web(d), "writablePaths", ["tmp"]), "services.web.writablePaths[0]", /absolute/],
  ["the root as writable path", (d) => set(web(d), "writablePaths", ["/"]), "services.web.writablePaths[0]", /below \//],
  ["a writable path twice", (d) => set(web(d), "writablePaths", ["/tmp", "/tmp"]), "services.web.writablePaths", /once/],
  ["a stop time too long", (d) => set(web(d), "stopTimeoutSeconds", 300), "services.web.stopTimeoutSeconds", /2 to 120/],
  ["storage too small", (d) => set(web(d), "ephemeralStorageGib", 20), "services.web.ephemeralStorageGib", /21 to 200/],
  ["exec as text", (d) => set(web(d), "exec", "yes"), "services.web.exec", /true or false/],
  ["an empty command", (d) => set(web(d), "command", []), "services.web.command", /at least one/],
  ["a health path that is relative", (d) => set(web(d), "healthPath", "health"), "services.web.healthPath", /begins with \//],
  ["a variable in lower case", (d) => set(at(web(d)["environment"]), "rails_env", "x"), "services.web.environment.rails_env", /UPPER_SNAKE/],
  ["a variable that is a number", (d) => set(at(web(d)["environment"]), "THREADS", 5), "services.web.environment.THREADS", /string/],
  ["a secret in a variable", (d) => set(at(web(d)["environment"]), "DATABASE_PASSWORD", "hunter2"), "services.web.environment.DATABASE_PASSWORD", /Parameter Store/],
  ["a variable of the platform's", (d) => set(at(web(d)["environment"]), "PORT", "1"), "services.web.environment.PORT", /the platform/],
  ["a variable that a parameter sets", (d) => set(at(web(d)["environment"]), "DATABASE_PRIMARY_NAME", "x"), "services.web.parameters[2]", /environment/],
  ["a parameter with capitals", (d) => set(web(d), "parameters", ["Rails/Key"]), "services.web.parameters[0]", /kebab-case/],
  ["a parameter twice", (d) => set(web(d), "parameters", ["rails/key", "rails/key"]), "services.web.parameters", /once/],
  ["a misspelt parameter of the platform's", (d) => set(web(d), "parameters", ["database/primary/writr"]), "services.web.parameters[0]", /database\/primary\/writer/],
  ["a database that is not there", (d) => set(web(d), "databases", ["primry"]), "services.web.databases[0]", /"primary"/],
  ["a call to what is not there", (d) => set(web(d), "calls", ["apy"]), "services.web.calls[0]", /"api"/],
  ["a call to a worker", (d) => set(web(d), "calls", ["worker"]), "services.web.calls[0]", /with a port/],
  ["a route without a port", (d) => set(at(at(d["services"])["worker"]), "route", { paths: ["/*"] }), "services.worker.route", /services\.worker\.port/],
  ["a route to nothing", (d) => set(web(d), "route", {}), "services.web.route", /paths, hosts, or both/],
  ["a domain too long for staging's certificate", (d) => set(d, "domain", `${"a".repeat(45)}.example.com`), "domain", /64 characters.*too long: staging\.a+/],
  ["a path pattern that is relative", (d) => set(web(d), "route", { paths: ["api"] }), "services.web.route.paths[0]", /begins with \//],
  ["one route for two services", (d) => set(at(at(d["services"])["api"]), "route", { paths: ["/*"] }), "services.api.route.paths[0]", /remove it from api or from web/],
  // Scaling and sizes.
  ["a cpu target too high", (d) => set(at(web(d)["scaling"]), "cpu", 99), "services.web.scaling.cpu", /10 to 90/],
  ["a cron of six fields", (d) => set(at(at(web(d)["scaling"])["schedule"]), "x", { cron: "0 0 18 * * ?", min: 1, max: 2 }), "services.web.scaling.schedule.x.cron", /five/],
  ["a cron out of range", (d) => set(at(at(web(d)["scaling"])["schedule"]), "x", { cron: "0 25 * * *", min: 1, max: 2 }), "services.web.scaling.schedule.x.cron", /hour/i],
  ["a schedule upside down", (d) => set(at(at(web(d)["scaling"])["schedule"]), "x", { cron: "0 1 * * *", min: 9, max: 2 }), "services.web.scaling.schedule.x.min", /at most max/],
  ["a size upside down", (d) => set(production(d), "services", { web: { min: 9, max: 2 } }), "environments.production.services.web.min", /at most max/],
  ["a size for nothing", (d) => set(production(d), "services", { wbe: { min: 1 } }), "environments.production.services.wbe", /"web"/],
  ["a size that Fargate has not", (d) => set(production(d), "services", { web: { cpu: 4096 } }), "environments.production.services.web.memory", /8192/],
  ["a negative size", (d) => set(production(d), "services", { web: { min: -1 } }), "environments.production.services.web.min", /0 to 1000/],
  ["too many zones", (d) => set(production(d), "zones", 4), "environments.production.zones", /a, c, d/],
  ["one zone in production", (d) => set(production(d), "zones", 1), "environments.production.zones", /2 or more/],
  ["more tasks than the quota", (d) => set(production(d), "services", { web: { max: 400, cpu: 1024, memory: 2048 } }), "environments", /quota/],
  ["more connections than the database takes", (d) => set(web(d), "connectionsPerTask", 200), "environments.staging.databases.primary", /connections/],
  // Databases.
  ["an engine that is none", (d) => set(at(at(d["databases"])["primary"]), "engine", "aurora-mysq"), "databases.primary.engine", /"aurora-mysql"/],
  ["a schema in capitals", (d) => set(at(at(d["databases"])["primary"]), "schema", "Shine"), "databases.primary.schema", /snake_case/],
  ["clear text that is over", (d) => set(at(at(d["databases"])["primary"]), "plaintextUntil", "2026-01-01"), "databases.primary.plaintextUntil", /it is over/],
  ["clear text for too long", (d) => set(at(at(d["databases"])["primary"]), "plaintextUntil", "2027-12-31"), "databases.primary.plaintextUntil", /90 days/],
  ["a day that is none", (d) => set(at(at(d["databases"])["primary"]), "plaintextUntil", "soon"), "databases.primary.plaintextUntil", /YYYY-MM-DD/],
  ["an Intel instance", (d) => set(production(d), "databases", { primary: { instance: "db.r5.large" } }), "environments.production.databases.primary.instance", /Graviton/],
  ["an instance and serverless", (d) => set(production(d), "databases", { primary: { instance: "db.r8g.large", serverless: { minAcu: 1, maxAcu: 2 } } }), "environments.production.databases.primary", /not both/],
  ["capacity upside down", (d) => set(production(d), "databases", { primary: { serverless: { minAcu: 4, maxAcu: 2 } } }), "environments.production.databases.primary.serverless.minAcu", /at most maxAcu/],
  ["capacity in odd steps", (d) => set(production(d), "databases", { primary: { serverless: { minAcu: 0.7, maxAcu: 64 } } }), "environments.production.databases.primary.serverless.minAcu", /steps of 0\.5/],
  ["too many readers", (d) => set(production(d), "databases", { primary: { readers: 16 } }), "environments.production.databases.primary.readers", /0 to 15/],
  ["too few backups", (d) => set(production(d), "databases", { primary: { backupDays: 1 } }), "environments.production.databases.primary.backupDays", /7 to 35/],
  ["a size for no database", (d) => set(production(d), "databases", { primry: {} }), "environments.production.databases.primry", /"primary"/],
  // Networks.
  ["a range that is none", (d) => set(production(d), "cidr", "172.27.0.0"), "environments.production.cidr", /IPv4 range/],
  ["a range not aligned", (d) => set(production(d), "cidr", "172.27.5.0/16"), "environments.production.cidr", /172\.27\.0\.0\/16/],
  ["a public range", (d) => set(production(d), "cidr", "8.8.0.0/16"), "environments.production.cidr", /172\.16\.0\.0\/12/],
  ["a range too small", (d) => set(production(d), "cidr", "172.27.0.0/24"), "environments.production.cidr", /\/16/],
  ["two ranges that overlap", (d) => set(production(d), "cidr", "172.28.0.0/16"), "environments.production.cidr", /staging/],
  ["management's range in another's place", (d) => set(at(d["account"]), "managementCidr", "172.27.0.0/16"), "account.managementCidr", /production/],
  ["an address that may not come in", (d) => set(at(at(d["environments"])["staging"]), "allowedCidrs", ["0.0.0.0/0"]), "environments.staging.allowedCidrs[0]", /\/24/],
  // Edge.
  ["a cached path that is relative", (d) => set(at(d["edge"]), "cachedPaths", ["assets"]), "edge.cachedPaths[0]", /begins with \//],
  ["a rate too low", (d) => set(at(d["edge"]), "requestsPer5Minutes", 5), "edge.requestsPer5Minutes", /100 to/],
  ["an exclusion without a reason", (d) => set(at(d["edge"]), "exclusions", [{ group: "common", pathPrefix: "/up" }]), "edge.exclusions[0].reason", /missing/],
  ["an exclusion of everything", (d) => set(at(d["edge"]), "exclusions", [{ group: "common", pathPrefix: "/", reason: "because we want to" }]), "edge.exclusions[0].pathPrefix", /longer/],
  ["a rule group nobody knows", (d) => set(at(d["edge"]), "countUntil", { comon: "2026-12-01" }), "edge.countUntil.comon", /"common"/],
  ["counting for too long", (d) => set(at(d["edge"]), "countUntil", { common: "2027-06-01" }), "edge.countUntil.common", /30 days/],
  ["a penetration test without an end", (d) => set(at(d["edge"]), "penetrationTests", [{ cidrs: ["192.0.2.0/28"], ticket: "SEC-1" }]), "edge.penetrationTests[0].until", /missing/],
  // Repositories, settings, monitoring.
  ["a repository that deploys nothing real", (d) => set(at(at(d["repositories"])["shine-api"]), "deploys", ["ap"]), "repositories[\"shine-api\"].deploys[0]", /"api"/],
  ["one service, two repositories", (d) => set(at(at(d["repositories"])["shine-api"]), "deploys", ["web"]), "repositories[\"shine-api\"].deploys[0]", /shine-web/],
  ["a permission that is none", (d) => set(at(at(d["repositories"])["shine-api"]), "teams", { "team-x": "admin" }), "repositories[\"shine-api\"].teams[\"team-x\"]", /maintain/],
  ["a library that deploys", (d) => set(at(at(d["repositories"])["shine-api"]), "kind", "library"), "repositories[\"shine-api\"].deploys", /nothing/],
  ["a setting that sounds secret", (d) => set(d, "settings", { "mail/api-token": "x" }), "settings[\"mail/api-token\"]", /sound like a secret/],
  ["a setting too deep", (d) => set(d, "settings", { "a/b/c/d/e/f/g/h/i/j/k/l": "x" }), "settings[\"a/b/c/d/e/f/g/h/i/j/k/l\"]", /12 segments/],
  ["a setting too long", (d) => set(d, "settings", { ["a".repeat(900)]: "x" }), `settings.${"a".repeat(900)}`, /900 characters/],
  ["a parameter too deep", (d) => set(web(d), "parameters", ["a/b/c/d/e/f/g/h/i/j/k/l/m"]), "services.web.parameters[0]", /12 segments/],
  ["a service by the name of a database's writer", (d) => set(at(d["services"]), "db-writer", { cpu: 256, memory: 512 }), "services[\"db-writer\"]", /primary/],
  ["a service by the name of another database's reader", (d) => { set(at(d["databases"]), "audit", { engine: "aurora-mysql" }); set(at(d["services"]), "audit-db-reader", { cpu: 256, memory: 512 }); }, "services[\"audit-db-reader\"]", /audit/],
  ["a service by a name that the database is watched by", (d) => set(at(d["services"]), "primary-database", { cpu: 256, memory: 512 }), "services[\"primary-database\"]", /rename/],
  ["an empty setting", (d) => set(d, "settings", { "support-address": "" }), "settings[\"support-address\"]", /1 to 4096/],
  ["a channel without its #", (d) => set(d, "monitoring", { slackChannel: "alerts" }), "monitoring.slackChannel", /with its #/],
  ["a latency of nothing", (d) => set(d, "monitoring", { latencySeconds: 0 }), "monitoring.latencySeconds", /0\.05/],
];

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
      const problems = check(definition, facts);
      const found = problems.find((problem) => problem.path === path);
      assert.ok(
        found,
        `no problem at ${path}, but at: ${problems.map((problem) => problem.path).join(", ") || "none"}`,
      );
      assert.match(`${found.path} ${found.allowed} ${found.fix}`, says);
      assert.ok(problems.length <= 4, `one slip gives ${problems.length} problems`);
    });
  }

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
    const told = [
      "services.api.cpu",
      "services.web.prt",
      "services.web.databases[0]",
      "services.web.route",
      "services.worker.cpu",
    ];
    assert.deepEqual(paths.sort(), [...told, "environments.production.services.wbe"].sort());
  });

  it("tells what another product has already", () => {
    const paths = check({ ...structuredClone(shine) }, { ...facts, others: [shine] }).map((problem) => problem.path);
    assert.deepEqual(paths, ["name", "account.email", "domain"]);
  });

  it("never repeats a secret", () => {
    const definition = structuredClone(shine) as unknown as Loose;
    set(at(web(definition)["environment"]), "API_TOKEN", "s3cr3t-canary");
    assert.doesNotMatch(describeProblems("shine", check(definition, facts)), /s3cr3t-canary/);
  });
});
