import type { Product, Service, Zones, Environment, DatabaseSize } from "./completed";
import { mapValues } from "../records";
import type * as d from "./definition";

/** What the company gives where a definition says nothing; from the foundation. */
export interface Givens {
  /** Letters of the region's zones, in the order in which environments take them. */
  readonly zones: readonly string[];
  readonly contacts: Required<d.ContactsDefinition>;
  /** What is asked for with each account. */
  readonly quotas: Required<d.QuotasDefinition>;
  readonly runbookSite: string;
}

export const MANAGEMENT_CIDR = "172.30.0.0/16";
export const ENVIRONMENT_CIDRS: Readonly<Record<string, string>> = {
  development: "172.29.0.0/16",
  staging: "172.28.0.0/16",
  production: "172.27.0.0/16",
};

/** Fills what a checked definition leaves out. The answer differs only where the definition does. */
export function complete(definition: d.ProductDefinition, givens: Givens): Product {
  const services = mapValues(definition.services ?? {}, (service, key) =>
    completeService(service, sharedBy(definition, key)),
  );
  const name = definition.name;
  return {
    name,
    title: definition.title,
    owner: definition.owner,
    ring: definition.ring,
    account: {
      email: definition.account.email,
      unit: definition.account.unit ?? "products",
      contacts: { ...givens.contacts, ...definition.account.contacts },
      quotas: { ...givens.quotas, ...definition.account.quotas },
    },
    domain: definition.domain,
    timeZone: definition.timeZone ?? "Asia/Tokyo",
    runbook: definition.runbook ?? `${givens.runbookSite}/${name}`,
    services,
    databases: mapValues(definition.databases ?? {}, (database) => ({
      schema: defaultSchema(name),
      ...database,
    })),
    settings: definition.settings ?? {},
    outside: definition.outside ?? {},
    routed: Object.values(services).some((service) => service.route !== undefined),
    edge: {
      cachedPaths: ["/assets/*"],
      requestsPer5Minutes: 2000,
      overrides: {},
      exclusions: [],
      countUntil: {},
      penetrationTests: [],
      dnssec: false,
      ...definition.edge,
    },
    repositories: mapValues(definition.repositories ?? {}, ({ shared: _shared, ...repository }, key) => ({
      kind: "application",
      description: `${definition.title}: ${key}`,
      deploys: [],
      teams: {},
      checks: [],
      ...repository,
    })),
    monitoring: { latencySeconds: 1, ...definition.monitoring, slackChannel: channelOf(definition) },
    management: { cidr: definition.account.managementCidr ?? MANAGEMENT_CIDR, zones: zones(1, givens) },
    environments: mapValues(inOrder(definition.environments), (environment, key) =>
      completeEnvironment(definition, key, environment, givens),
    ),
  };
}

/** The database that a product begins with, where it names none. */
export function defaultSchema(product: string): string {
  return product.replaceAll("-", "_");
}

/** The channel that a product's monitors tell. */
export function channelOf(definition: Pick<d.ProductDefinition, "name" | "monitoring">): string {
  return definition.monitoring?.slackChannel ?? `#alert-${definition.name}`;
}

function inOrder(environments: d.EnvironmentsDefinition): Record<string, d.EnvironmentDefinition> {
  const { development, staging, production } = environments;
  return { ...(development === undefined ? {} : { development }), staging, production };
}

/** What the repository that deploys a service gives to it; nothing where none does. */
export function sharedBy({ repositories = {} }: d.ProductDefinition, service: string): d.SharedDefinition {
  return Object.values(repositories).find(({ deploys = [] }) => deploys.includes(service))?.shared ?? {};
}

function completeService(service: d.ServiceDefinition, shared: d.SharedDefinition): Service {
  const { cpu: _cpu, memory: _memory, ...rest } = service;
  const paths = [...(shared.writablePaths ?? []), ...(service.writablePaths ?? [])];
  return {
    protocol: "http",
    architecture: "arm64",
    cluster: "main",
    healthPath: "/health",
    healthGraceSeconds: 60,
    deployment: "rolling",
    parameters: [],
    databases: [],
    connectionsPerTask: 10,
    grants: {},
    calls: [],
    user: "1000:1000",
    stopTimeoutSeconds: 30,
    exec: false,
    scaling: {},
    ...rest,
    environment: { ...shared.environment, ...service.environment },
    writablePaths: paths.length === 0 ? ["/tmp"] : [...new Set(paths)],
  };
}

function completeEnvironment(
  definition: d.ProductDefinition,
  name: string,
  environment: d.EnvironmentDefinition,
  givens: Givens,
): Environment {
  const production = name === "production";
  return {
    cidr: environment.cidr ?? ENVIRONMENT_CIDRS[name] ?? "",
    zones: zones(environment.zones ?? (production ? 2 : 1), givens),
    domain: production ? definition.domain : `${name}.${definition.domain}`,
    interfaceEndpoints: environment.interfaceEndpoints ?? production,
    services: mapValues(definition.services ?? {}, (service, key) => ({
      ...serviceSize(production, environment.services?.[key]?.min),
      cpu: service.cpu,
      memory: service.memory,
      ...environment.services?.[key],
    })),
    databases: mapValues(definition.databases ?? {}, (_, key) =>
      databaseSize(production, environment.databases?.[key]),
    ),
    allowedCidrs: environment.allowedCidrs ?? [],
  };
}

/** The most is never below a least that the definition names. */
export function serviceSize(production: boolean, min: number | undefined): { min: number; max: number } {
  const size = production ? { min: 2, max: 4 } : { min: 1, max: 2 };
  return { min: min ?? size.min, max: Math.max(size.max, min ?? 0) };
}

function databaseSize(production: boolean, size: d.DatabaseSize = {}): DatabaseSize {
  const rest = { readers: size.readers ?? (production ? 1 : 0), backupDays: size.backupDays ?? (production ? 14 : 7) };
  if (size.serverless !== undefined) return { ...rest, serverless: size.serverless };
  return { ...rest, instance: size.instance ?? (production ? "db.r8g.large" : "db.t4g.medium") };
}

function zones(active: number, givens: Givens): Zones {
  return { subnets: givens.zones.slice(0, Math.max(2, active)), active: givens.zones.slice(0, active) };
}
