import type { ProductDefinition } from "../../components/definition/definition";
import { foundation } from "../foundation";

const long = (length: number, end: string): string =>
  `${"long-".repeat(40).slice(0, length - end.length - 1)}-${end}`.replace("--", "-x");

/**
 * A product at the ends of what a definition may say: names as long as admitted that differ in their last letter only, names that are
 * words of the platform's own, and every environment.
 */
export const longest = {
  name: long(16, "t"),
  title: "T".repeat(64),
  owner: foundation.organization.platformTeam,
  ring: 3,
  account: { email: `aws+longest@${foundation.domain}`, unit: long(32, "u") },
  domain: `${long(Math.max(4, 51 - foundation.domain.length), "d")}.${foundation.domain}`,
  services: {
    [long(24, "a")]: {
      ...task(),
      port: 1024,
      route: { paths: ["/*"] },
      databases: [long(24, "a"), long(24, "b")],
      parameters: [`database/${long(24, "a")}/writer`],
    },
    [long(24, "b")]: {
      ...task(),
      port: 65535,
      route: { hosts: [long(63, "h"), long(63, "i")] },
      cluster: long(16, "a"),
    },
    [long(24, "c")]: {
      ...task(),
      port: 1024,
      cluster: long(16, "b"),
      calls: [long(24, "a"), long(24, "b"), "main"],
      parameters: [`${long(60, "p")}/${long(60, "q")}`, `service/${long(24, "b")}/host`],
      scaling: {
        cpu: 50,
        memory: 50,
        schedule: {
          [long(24, "a")]: { cron: "0 1 * * *", min: 2, max: 4 },
          [long(24, "b")]: { cron: "0 2 * * *", min: 2, max: 4 },
        },
      },
    },
    // Words that the platform uses in names of its own.
    main: {
      ...task(),
      port: 8080,
      protocol: "grpc",
      healthPath: "/grpc.health.v1.Health/Check",
      route: { hosts: ["main"], errors: "json" },
    },
    // Names that could be read in two ways, were they only strung together.
    a: { ...task(), calls: ["b-c"], databases: [long(24, "a")] },
    "a-b": { ...task(), calls: ["c"] },
    "b-c": { ...task(), port: 8081 },
    c: { ...task(), port: 8082 },
    "load-balancer": { ...task(), calls: ["main"] },
    deploy: task(),
    web: { ...task(), exec: true, architecture: "x86_64" },
    account: task(),
  },
  databases: {
    [long(24, "a")]: { engine: "aurora-mysql" },
    [long(24, "b")]: { engine: "aurora-postgresql" },
  },
  settings: { [long(60, "a")]: "a", [long(60, "b")]: "b" },
  edge: { dnssec: true },
  repositories: {
    [long(100, "a")]: { deploys: [long(24, "a")] },
    [long(100, "b")]: { deploys: [long(24, "b")] },
    execution: { deploys: ["deploy"] },
    task: { deploys: ["web"] },
  },
  environments: {
    development: {},
    staging: { databases: { [long(24, "a")]: { serverless: { minAcu: 0.5, maxAcu: 4 } } } },
    production: { zones: Math.min(3, foundation.zones.length) },
  },
} satisfies ProductDefinition;

function task() {
  return { cpu: 256, memory: 512 } as const;
}
