import type * as d from "./definition";

/** A definition in which nothing is left to guess; what the components are made from. */
export interface Product {
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly ring: d.Ring;
  readonly account: {
    readonly email: string;
    readonly unit: string;
    readonly contacts: Required<d.ContactsDefinition>;
    readonly quotas: Required<d.QuotasDefinition>;
  };
  readonly domain: string;
  readonly timeZone: string;
  readonly runbook: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly databases: Readonly<Record<string, Database>>;
  readonly settings: Readonly<Record<string, string>>;
  /** What each host of others is needed for. */
  readonly outside: Readonly<Record<string, string>>;
  /** Whether any service has a route, and so a load balancer and a distribution stand before them. */
  readonly routed: boolean;
  readonly edge: Required<d.EdgeDefinition>;
  readonly repositories: Readonly<Record<string, Repository>>;
  readonly monitoring: Required<d.MonitoringDefinition>;
  readonly management: { readonly cidr: string; readonly zones: Zones };
  /** By name; production last, so that a reader meets the smaller ones first. */
  readonly environments: Readonly<Record<string, Environment>>;
}

export type Service = Required<
  Pick<
    d.ServiceDefinition,
    | "protocol"
    | "architecture"
    | "cluster"
    | "healthPath"
    | "healthGraceSeconds"
    | "deployment"
    | "environment"
    | "parameters"
    | "databases"
    | "connectionsPerTask"
    | "grants"
    | "calls"
    | "writablePaths"
    | "user"
    | "stopTimeoutSeconds"
    | "exec"
    | "scaling"
  >
> &
  Pick<d.ServiceDefinition, "port" | "command" | "route" | "ephemeralStorageGib">;

export interface Database {
  readonly engine: d.DatabaseDefinition["engine"];
  readonly schema: string;
  readonly plaintextUntil?: string;
}

export type Repository = Required<Omit<d.RepositoryDefinition, "shared">>;

export interface Zones {
  /** Where subnets stand: two at the least, since load balancers and subnet groups need them. */
  readonly subnets: readonly string[];
  /** Where tasks, NAT gateways and database instances run. */
  readonly active: readonly string[];
}

export interface Environment {
  readonly cidr: string;
  readonly zones: Zones;
  /** `shine.example.com` in production, elsewhere `staging.shine.example.com`. */
  readonly domain: string;
  readonly interfaceEndpoints: boolean;
  readonly services: Readonly<Record<string, Required<d.ServiceSize>>>;
  readonly databases: Readonly<Record<string, DatabaseSize>>;
  readonly allowedCidrs: readonly string[];
}

export type DatabaseSize = Required<Pick<d.DatabaseSize, "readers" | "backupDays">> &
  (
    | { readonly instance: string; readonly serverless?: never }
    | { readonly instance?: never; readonly serverless: { readonly minAcu: number; readonly maxAcu: number } }
  );
