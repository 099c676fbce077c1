import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadRegistry, problemsOf } from "../../policies/registry";
import { accounts, placeholder } from "../../stacks/accounts";
import { foundation } from "../../stacks/foundation";
import { catalogue } from "../../stacks/products";
import { minimal } from "../../stacks/products/minimal";
import { registryOf } from "../../stacks/registry";
import { extremes } from "../support/extremes";

describe("registryOf", () => {
  it("has the shape that the pack loads, and is read back as it was written", () => {
    const registry = registryOf();
    assert.deepEqual(problemsOf(registry), []);
    const folder = mkdtempSync(join(tmpdir(), "registry-"));
    try {
      const file = join(folder, "registry.json");
      writeFileSync(file, JSON.stringify(registry));
      assert.deepEqual(loadRegistry(file), registry);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is what stands in the pack's file, made from the ledger that is committed, as is all that is generated", () => {
    const command = [join(__dirname, "../../tools/platform.mjs"), "generate", "--check"];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }).timeout(120_000);

  it("knows each product by its account, its owner, its networks and its repositories", () => {
    const { products } = registryOf();
    assert.deepEqual(Object.keys(products), Object.keys(catalogue));
    const { declared, ...shine } = products["shine"] as NonNullable<(typeof products)["shine"]>;
    assert.deepEqual(Object.keys(declared), ["staging", "production"]);
    const shineTeams = { "team-platform": "push", "team-shine": "maintain" };
    const seeds = [".github/CODEOWNERS", ".github/dependabot.yml"];
    assert.deepEqual(shine, {
      account: accounts["shine"]?.id,
      ring: 0,
      owner: "team-shine",
      domain: "shine.example.com",
      runbooks: "runbooks.example.com",
      outside: [],
      settings: { "support-address": "support@shine.example.com" },
      timeZone: "Asia/Tokyo",
      cidrs: { management: "172.30.0.0/16", staging: "172.28.0.0/16", production: "172.27.0.0/16" },
      endpoints: {
        staging: [],
        production: ["ecr.api", "ecr.dkr", "logs", "ssm", "ssmmessages", "kms", "secretsmanager"],
      },
      allowedCidrs: { staging: [], production: [] },
      declaredRepositories: {
        "shine-web": { teams: shineTeams, checks: ["lint", "test"], files: seeds },
        "shine-api": { teams: shineTeams, checks: ["lint", "test", "contract"], files: seeds },
      },
      repositories: ["shine-web", "shine-api"],
      deploys: { "shine-web": ["web", "worker"], "shine-api": ["api"] },
      cachedPaths: ["/assets/*", "/packs/*"],
      webAcl: {
        countedRules: [
          "AWSManagedRulesAnonymousIpList/HostingProviderIPList",
          "AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY",
        ],
        exclusions: { AWSManagedRulesCommonRuleSet: ["/uploads"] },
        requestsPer5Minutes: 2000,
        testers: [],
      },
    });
  });

  it("tells the proofs what the definition declares, in each environment's own words", () => {
    const { staging } = registryOf().products["shine"]?.declared ?? {};
    assert.deepEqual(staging?.databases, { primary: { engine: "aurora-mysql", schema: "shine", readers: 0 } });
    assert.deepEqual(staging?.services["api"], {
      port: 8080,
      cluster: "main",
      hosts: ["api.staging.shine.example.com"],
      paths: ["/*"],
      protocol: "http",
      healthPath: "/health",
      errors: "json",
      calls: [],
      databases: ["primary"],
      grants: {
        mail: [],
        events: ["order-placed", "order-cancelled"],
        secrets: ["/shine/staging/applications/partner-api"],
      },
      command: [],
      environment: {},
      parameters: {
        DATABASE_PRIMARY_NAME: "/shine/staging/infrastructures/database/primary/name",
        DATABASE_PRIMARY_READER: "/shine/staging/infrastructures/database/primary/reader",
        API_SIGNING_KEY: "/shine/staging/applications/api/signing-key",
      },
      givenParameters: ["/shine/staging/applications/api/signing-key"],
      writablePaths: ["/tmp"],
      scaling: { min: 1, max: 2, holds: { cpu: 50, memory: 70 }, schedule: {} },
      exec: false,
    });
    const web = registryOf().products["shine"]?.declared["production"]?.services["web"];
    assert.deepEqual(web?.environment["WEB_CONCURRENCY"], "2");
    assert.deepEqual(web?.scaling.schedule["night-rest"], { cron: "0 1 * * *", min: 4, max: 40 });
    const worker = staging?.services["worker"];
    assert.deepEqual(worker?.command, ["bin/jobs", "start"]);
    assert.deepEqual([worker?.port, worker?.hosts], [0, []]);
    assert.deepEqual(worker?.grants, {
      mail: ["no-reply@staging.shine.example.com", "support@staging.shine.example.com"],
      events: [],
      secrets: [],
    });
  });

  it("takes what a definition says of networks, and the placeholder's account where the ledger has none", () => {
    const definition = {
      ...minimal,
      name: "new",
      account: { ...minimal.account, managementCidr: "10.0.0.0/16" },
      environments: {
        development: {},
        staging: { cidr: "10.1.0.0/16", allowedCidrs: ["192.0.2.0/28"] },
        production: {},
      },
    };
    const { new: entry } = registryOf({ new: definition }).products;
    assert.equal(entry?.account, placeholder.id);
    assert.equal(entry?.cidrs["management"], "10.0.0.0/16");
    assert.equal(entry?.cidrs["staging"], "10.1.0.0/16");
    assert.equal(entry?.cidrs["development"], "172.29.0.0/16");
    assert.deepEqual(entry?.allowedCidrs["staging"], ["192.0.2.0/28"]);
  });

  it("says the same as the foundation", () => {
    const registry = registryOf();
    assert.deepEqual(registry.organization.accounts, foundation.accounts);
    assert.deepEqual(registry.regions, foundation.regions);
    assert.deepEqual(registry.offices, foundation.offices);
    assert.equal(registry.parentZoneId, foundation.parentZoneId);
    assert.equal(registry.cloudFrontPrefixList, foundation.cloudFrontPrefixListIds["ap-northeast-1"]);
    assert.deepEqual(registry.zones, ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]);
    assert.equal(registry.images.platform["platform/bootstrap"], foundation.images.bootstrap.tag);
    for (const environment of ["account", "management", ...Object.keys(extremes.environments)])
      assert.ok(registry.environments.includes(environment), environment);
  });
});
