import type { ProductDefinition } from "../../components/definition/definition";
import { foundation } from "../foundation";

/** As many as the region has, up to three. */
const zones = Math.min(3, foundation.zones.length);
const owner = foundation.organization.platformTeam;
const others = foundation.organization.teams.filter((team) => team !== owner);
const size = { cpu: 256, memory: 512 } as const;
const reason = "The fullest definition says everything";
const groups = ["common", "known-bad-inputs", "sql-injection", "ip-reputation", "anonymous-ip"] as const;

/**
 * Products that say everything that a definition may say: the first many of each, the second one of each and the other of two, the third nothing but
 * a service. What is free is named after them, so that it is known for a name. Days are counted from the one given.
 */
export function fullest(today: string): readonly ProductDefinition[] {
  const soon = new Date(Date.parse(today) + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return [many(soon), one(soon), least];
}

const many = (soon: string) =>
  ({
    name: "fullest",
    title: "Fullest",
    owner,
    ring: 1,
    account: {
      email: `aws+fullest@${foundation.domain}`,
      unit: "fullest",
      contacts: {
        billing: {
          name: "Fullest",
          title: "Fullest",
          email: `billing@fullest.${foundation.domain}`,
          phone: "+81312345671",
        },
        operations: {
          name: "Fullest",
          title: "Fullest",
          email: `ops@fullest.${foundation.domain}`,
          phone: "+81312345672",
        },
        security: {
          name: "Fullest",
          title: "Fullest",
          email: `security@fullest.${foundation.domain}`,
          phone: "+81312345673",
        },
      },
      managementCidr: "10.130.0.0/16",
      quotas: { fargateVcpu: 900, fargateSpotVcpu: 800, elasticAddresses: 13 },
    },
    domain: `fullest.${foundation.domain}`,
    timeZone: "Europe/Paris",
    runbook: "https://fullest.example.org/runbook",
    services: {
      "fullest-page": {
        cpu: 1024,
        memory: 2048,
        port: 1025,
        architecture: "x86_64",
        cluster: "fullest-one",
        command: ["fullest", "page"],
        route: {
          paths: ["/fullest/*", "/fullest/?/x"],
          hosts: ["fullest", "fullest-2"],
          errors: "html",
          readOnly: true,
        },
        healthPath: "/fullest-health",
        healthGraceSeconds: 0,
        environment: { FULLEST: "fullest", FULLEST_TWO: "{}" },
        parameters: ["database/fullest-mysql/writer", "settings/fullest", "fullest/key", "service/fullest-stream/host"],
        databases: ["fullest-mysql", "fullest-postgresql"],
        grants: {
          mail: { from: ["fullest", "fullest-2"] },
          events: ["fullest-made", "fullest-gone"],
          secrets: ["fullest/one", "fullest/two"],
        },
        connectionsPerTask: 1,
        calls: ["fullest-stream"],
        writablePaths: ["/fullest", "/var/fullest"],
        user: "2000:2001",
        stopTimeoutSeconds: 2,
        ephemeralStorageGib: 21,
        exec: true,
        scaling: {
          cpu: 10,
          memory: 90,
          schedule: {
            "fullest-up": { cron: "30 6 * * MON-FRI", min: 3, max: 9 },
            "fullest-down": { cron: "*/20 20 * 1-6 *", min: 3, max: 5 },
          },
        },
      },
      "fullest-stream": {
        ...size,
        port: 65535,
        protocol: "grpc",
        healthPath: "/fullest.v1.Health/Check",
        route: { hosts: ["fullest-stream"], errors: "json" },
        cluster: "fullest-two",
        ephemeralStorageGib: 200,
        stopTimeoutSeconds: 120,
        healthGraceSeconds: 7200,
      },
      "fullest-worker": { cpu: 16384, memory: 122880, databases: ["fullest-mysql"], connectionsPerTask: 1 },
    },
    databases: {
      "fullest-mysql": { engine: "aurora-mysql", schema: "fullest", plaintextUntil: soon },
      "fullest-postgresql": { engine: "aurora-postgresql", schema: "fullest_two", plaintextUntil: soon },
      "fullest-plain": { engine: "aurora-postgresql" },
    },
    settings: { fullest: "fullest", "fullest-list": '["fullest"]', "fullest-number": "7" },
    edge: {
      cachedPaths: ["/fullest/*", "/fullest/*.js", "/fullest", "/fullest-?/*"],
      requestsPer5Minutes: 100,
      overrides: {
        common: {
          SizeRestrictions_BODY: { action: "block", reason },
          NoUserAgent_HEADER: { action: "count", reason },
        },
      },
      exclusions: groups.flatMap((group) => [
        { group, pathPrefix: "/fullest/one", reason },
        { group, pathPrefix: "/fullest/two", reason },
      ]),
      countUntil: Object.fromEntries(groups.map((group) => [group, soon])),
      penetrationTests: [
        { cidrs: ["198.51.100.9/32", "198.51.100.10/32"], until: soon, ticket: "FULLEST-1" },
        { cidrs: ["198.51.100.11/32"], until: soon, ticket: "FULLEST-2" },
      ],
      dnssec: true,
    },
    repositories: {
      "fullest-page": {
        kind: "application",
        description: "Fullest",
        deploys: ["fullest-page", "fullest-stream"],
        shared: { environment: { FULLEST_SHARED: "fullest" }, writablePaths: ["/fullest/shared"] },
        teams: Object.fromEntries(others.map((team) => [team, "pull"])),
        checks: ["fullest"],
      },
      "fullest-code": { kind: "infrastructure" },
      "fullest-words": { kind: "library" },
    },
    monitoring: { slackChannel: "#fullest", latencySeconds: 3 },
    environments: {
      development: { cidr: "10.131.0.0/20", interfaceEndpoints: true, allowedCidrs: ["198.51.100.12/32"] },
      staging: {
        cidr: "10.132.0.0/18",
        zones: 2,
        allowedCidrs: ["198.51.100.13/32", "198.51.100.14/32"],
        databases: { "fullest-mysql": { instance: "db.t4g.large", backupDays: 35, readers: 3 } },
      },
      production: {
        cidr: "10.133.0.0/16",
        zones,
        interfaceEndpoints: false,
        services: { "fullest-page": { min: 3, max: 9, cpu: 512, memory: 4096 }, "fullest-worker": { min: 1, max: 1 } },
        databases: {
          "fullest-mysql": { instance: "db.r8g.48xlarge", readers: 15, backupDays: 7 },
          "fullest-postgresql": { serverless: { minAcu: 16, maxAcu: 256 }, readers: 2 },
        },
      },
    },
  }) satisfies ProductDefinition;

const one = (soon: string) =>
  ({
    name: "fullest-one",
    title: "Fullest One",
    owner,
    ring: 2,
    account: { email: `aws+fullest-one@${foundation.domain}`, unit: "suspended" },
    domain: `fullest-one.${foundation.domain}`,
    services: {
      "fullest-api": {
        ...size,
        port: 1024,
        route: { paths: ["/*"], errors: "json" },
        grants: { mail: { from: ["fullest"] }, events: ["fullest"], secrets: ["fullest"] },
        databases: ["fullest-data"],
        scaling: { memory: 50 },
      },
    },
    databases: { "fullest-data": { engine: "aurora-postgresql" } },
    edge: {
      cachedPaths: ["/fullest/*.js"],
      requestsPer5Minutes: 2_000_000,
      overrides: {
        common: { SizeRestrictions_BODY: { action: "block", reason } },
        "anonymous-ip": { HostingProviderIPList: { action: "block", reason } },
      },
      exclusions: groups.map((group) => ({ group, pathPrefix: "/fullest", reason })),
      countUntil: { common: soon },
      penetrationTests: [{ cidrs: ["198.51.100.15/32"], until: soon, ticket: "FULLEST-3" }],
    },
    repositories: { "fullest-api": { deploys: ["fullest-api"] } },
    environments: { staging: {}, production: { zones } },
  }) satisfies ProductDefinition;

const least = {
  name: "fullest-least",
  title: "Fullest Least",
  owner,
  ring: 3,
  account: { email: `aws+fullest-least@${foundation.domain}` },
  domain: `fullest-least.${foundation.domain}`,
  services: { "fullest-page": { ...size, port: 8080, route: { hosts: ["fullest"] } } },
  edge: { cachedPaths: [] },
  environments: { staging: { zones }, production: {} },
} satisfies ProductDefinition;
