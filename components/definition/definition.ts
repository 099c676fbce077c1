import type { ManagedRuleGroup, RuleOverrides } from "../edge/managed-rules";

/**
 * What an engineer writes: one literal a product. It says what the product is; `environments` hold sizes only, by type, so that staging
 * and production cannot differ in kind. Names are kebab-case. `check` refuses what the types cannot, `defaults` fills the rest.
 */
export interface ProductDefinition {
  /** 2 to 16 characters, kebab-case; begins the name of everything the product has, and is never changed. */
  readonly name: string;
  /** As people say it: `Shine`. */
  readonly title: string;
  /** The GitHub team that owns the product: `team-shine`. */
  readonly owner: string;
  /** When a change of the platform reaches the product: 0 first, 3 last. */
  readonly ring: Ring;
  readonly account: AccountDefinition;
  /** The product's domain; its zone is delegated by the organization. Production serves it, another environment `<environment>.<domain>`. */
  readonly domain: string;
  /** IANA name; schedules are read in it. @default "Asia/Tokyo" */
  readonly timeZone?: string;
  /** The runbook that monitors link to, https. @default the product's page in the runbook site of `foundation` */
  readonly runbook?: string;
  readonly services?: Readonly<Record<string, ServiceDefinition>>;
  readonly databases?: Readonly<Record<string, DatabaseDefinition>>;
  /** Plain settings that the platform writes below `/{APP}/{ENV}/infrastructures/settings/`, by name. Not for secrets. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * Hosts of others that its applications talk to, by name, and what for: `{ "api.partner.com": "payments" }`. A variable, a command or a
   * setting that names any other host outside of the company is refused.
   */
  readonly outside?: Readonly<Record<string, string>>;
  /** @default a distribution before the services' routes, when any service has a route */
  readonly edge?: EdgeDefinition;
  readonly repositories?: Readonly<Record<string, RepositoryDefinition>>;
  readonly monitoring?: MonitoringDefinition;
  /** `staging` and `production` always; `development` when asked for. `management` exists by itself. */
  readonly environments: EnvironmentsDefinition;
}

export type Ring = 0 | 1 | 2 | 3;

export interface AccountDefinition {
  /** Root address of the account; each account needs its own, a plus address will do. */
  readonly email: string;
  /**
   * Organizational unit, made where there is none by the name; never the foundation's. In `suspended` no workflow brings the product up any more, so
   * that it can be closed. @default "products"
   */
  readonly unit?: string;
  readonly contacts?: ContactsDefinition;
  /** The management VPC. @default 172.30.0.0/16 */
  readonly managementCidr?: string;
  readonly quotas?: QuotasDefinition;
}

/**
 * What is asked for with the account, of each as much as everything comes to at its highest, or more. Never lowered; an account that existed
 * before writes what it has. @default the foundation's
 */
export interface QuotasDefinition {
  /** vCPU on Fargate, which production runs on. */
  readonly fargateVcpu?: number;
  /** vCPU on Fargate Spot, which the other environments run on. */
  readonly fargateSpotVcpu?: number;
  /** Elastic IP addresses: one a zone that tasks run in. */
  readonly elasticAddresses?: number;
}

/** Whom AWS writes to, by topic. @default the foundation's contacts */
export interface ContactsDefinition {
  readonly billing?: Contact;
  readonly operations?: Contact;
  readonly security?: Contact;
}

export interface Contact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  /** E.164: `+81312345678`. */
  readonly phone: string;
}

/** One service on ECS Fargate. */
export interface ServiceDefinition {
  /** TCP port that the container listens on, 1024 to 65535, since it does not run as root, and none of the log router's. Left out for a worker. */
  readonly port?: number;
  /** @default "http" */
  readonly protocol?: "http" | "grpc";
  /** CPU units, 1024 a vCPU: 256, 512, 1024, 2048, 4096, 8192 or 16384. An environment may say otherwise. */
  readonly cpu: number;
  /** MiB; what Fargate admits beside `cpu`. */
  readonly memory: number;
  /** @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Cluster of the product that it runs on. @default "main" */
  readonly cluster?: string;
  /** Overrides the image's command. */
  readonly command?: readonly string[];
  /** Who the load balancer sends to it. Needs a port. */
  readonly route?: RouteDefinition;
  /** Path that answers 200 when the service is well. @default "/health"; a gRPC service must have one: `/package.Service/Method` */
  readonly healthPath?: string;
  /** Seconds that a task may take from its start until its health counts, 0 to 7200. @default 60 */
  readonly healthGraceSeconds?: number;
  /** How a new version replaces the old. @default "rolling" */
  readonly deployment?: "rolling";
  /** Plain environment variables, UPPER_SNAKE. Refused are secrets (name them in `parameters`) and what the platform, AWS or the image decides: `AWS_*`, `PATH`. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Parameters that it reads, each given to it as an environment variable: `database/primary/writer` → `DATABASE_PRIMARY_WRITER`. A name
   * that the platform writes is below `infrastructures/`, any other below `applications/`.
   */
  readonly parameters?: readonly string[];
  /** Databases that it connects to. */
  readonly databases?: readonly string[];
  /** What it may use beside databases: exactly what is named, in each environment its own. @default nothing */
  readonly grants?: GrantsDefinition;
  /** Connections that a task opens to each of them at most; checked against what the database takes. @default 10 */
  readonly connectionsPerTask?: number;
  /** Services of the product that it calls through discovery: `<service>.<product>.internal`. */
  readonly calls?: readonly string[];
  /** Absolute paths that it may write, empty at the start and so none that the image needs; the rest of the file system is read-only. @default ["/tmp"], where its repository shares none */
  readonly writablePaths?: readonly string[];
  /** User and group id in the container, never 0. @default "1000:1000" */
  readonly user?: string;
  /** Seconds between SIGTERM and SIGKILL, 2 to 120. @default 30 */
  readonly stopTimeoutSeconds?: number;
  /** GiB, 21 to 200. @default Fargate's own 20 */
  readonly ephemeralStorageGib?: number;
  /**
   * Whether ECS Exec may open a shell, logged. The image holds `script` and `cat`, without which a session is not written down, and the shell.
   * @default false
   */
  readonly exec?: boolean;
  readonly scaling?: ScalingDefinition;
}

/** Rights of a service. The names of what it may use come to it as plain variables. */
export interface GrantsDefinition {
  /**
   * Mail by SES from addresses of the environment's domain, by the part before the @: `no-reply` → `MAIL_FROM_NO_REPLY`. AWS admits a new
   * account to production's mail on request only.
   */
  readonly mail?: { readonly from: readonly string[] };
  /** Events that it publishes on the environment's bus, by detail type, under the name `<product>.<service>`: `EVENT_BUS`, `EVENT_SOURCE`. */
  readonly events?: readonly string[];
  /**
   * Secrets of Secrets Manager that it reads while it runs, by name below `/{APP}/{ENV}/applications/`: `partner-api` →
   * `PARTNER_API_SECRET_ID`. The development manager writes them, under the environment's key for parameters.
   */
  readonly secrets?: readonly string[];
}

/** Requests that reach a service: those that match a host, if any is named, and a path, if any is named. */
export interface RouteDefinition {
  /** Path patterns of the load balancer, `*` and `?` admitted: `/api/*`. The catch-all `/*` comes last by itself. */
  readonly paths?: readonly string[];
  /** Labels before the environment's domain: `api` for `api.<domain>`. @default the domain itself */
  readonly hosts?: readonly string[];
  /**
   * How its hosts answer 502, 503 and 504 while it does not: a page for people, or `{"error":"unavailable", …}` for programs. One for a host, so
   * the same for every service at it. @default "html"
   */
  readonly errors?: "html" | "json";
  /** Whether it answers GET and HEAD only, so that `edge.cachedPaths` may take the whole of a path of it. @default false */
  readonly readOnly?: boolean;
}

/** Sizes between an environment's `min` and `max`. */
export interface ScalingDefinition {
  /** Average CPU to hold, percent, 10 to 90. */
  readonly cpu?: number;
  /** Average memory to hold, percent, 10 to 90. */
  readonly memory?: number;
  /** Changes of `min` and `max` by the clock, in the product's time zone, in production only, whose own `min` is the least at any time. */
  readonly schedule?: Readonly<Record<string, ScheduledSize>>;
}

export interface ScheduledSize {
  /** Five fields, as cron reads them: `0 18 * * MON-FRI`. */
  readonly cron: string;
  readonly min: number;
  readonly max: number;
}

export interface DatabaseDefinition {
  readonly engine: "aurora-mysql" | "aurora-postgresql";
  /** Name of the database made first. @default the product's name in snake_case */
  readonly schema?: string;
  /** Connections in clear are admitted until this day (YYYY-MM-DD), for a migration; at most 90 days ahead. @default TLS is required */
  readonly plaintextUntil?: string;
}

export interface EdgeDefinition {
  /** Path patterns that CloudFront caches, for GET and HEAD, which are all that it takes there; beginning with a name: `/assets/*`. At most 20. @default ["/assets/*"] */
  readonly cachedPaths?: readonly string[];
  /**
   * Requests from one address in 5 minutes before it is blocked, 100 to 2,000,000; cached paths do not count, of which it may ask for ten
   * times as many. @default 2000
   */
  readonly requestsPer5Minutes?: number;
  /**
   * What a rule of a managed group does, by AWS's own name of it, with the reason: `{ common: { SizeRestrictions_BODY: { action: "block",
   * reason: "…" } } }`. @default `SizeRestrictions_BODY` and `HostingProviderIPList` count, all others do what AWS has set
   */
  readonly overrides?: RuleOverrides;
  /** At most 50. Paths that skip a managed group of the web ACL, by rule group: uploads that a body rule takes for an attack. */
  readonly exclusions?: readonly WafExclusion[];
  /** Managed rule groups that only count until a day (YYYY-MM-DD), at most 30 days ahead. */
  readonly countUntil?: Readonly<Partial<Record<ManagedRuleGroup, string>>>;
  /** Source addresses that penetration tests come from, until a day. */
  readonly penetrationTests?: readonly PenetrationTest[];
  /** Signs the product's zone. @default false */
  readonly dnssec?: boolean;
}

export interface WafExclusion {
  readonly group: ManagedRuleGroup;
  /** Begins with `/`; the exclusion holds for every path that starts so. */
  readonly pathPrefix: string;
  readonly reason: string;
}

export interface PenetrationTest {
  readonly cidrs: readonly string[];
  /** YYYY-MM-DD, at most 30 days ahead. */
  readonly until: string;
  readonly ticket: string;
}

/** A GitHub repository. */
export interface RepositoryDefinition {
  /** Decides its required checks. @default "application" */
  readonly kind?: "application" | "infrastructure" | "library";
  readonly description?: string;
  /** Services that it deploys; each belongs to one repository. */
  readonly deploys?: readonly string[];
  /** What the services that it deploys have in common, since they are built from the same files. */
  readonly shared?: SharedDefinition;
  /** Teams beside the owner, with what they may do. */
  readonly teams?: Readonly<Record<string, "pull" | "triage" | "push" | "maintain">>;
  /** Names of status checks that a pull request needs, beside those of its kind. */
  readonly checks?: readonly string[];
}

/** Joined to what each service says of itself. */
export interface SharedDefinition {
  /** Plain environment variables, UPPER_SNAKE. None that a service sets as well. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Absolute paths that they may write, beside those of each; `/tmp` is not among them by itself. */
  readonly writablePaths?: readonly string[];
}

export interface MonitoringDefinition {
  /** Slack channel, with its `#`, of this product alone; it exists, and Datadog's application is in it. @default `#alert-<product>` */
  readonly slackChannel?: string;
  /** Seconds of p95 response time that warn. @default 1 */
  readonly latencySeconds?: number;
}

export interface EnvironmentsDefinition {
  readonly staging: EnvironmentDefinition;
  readonly production: EnvironmentDefinition;
  readonly development?: EnvironmentDefinition;
}

/** Sizes of one environment. */
export interface EnvironmentDefinition {
  /** A /16 to /20 in private space. @default production 172.27.0.0/16, staging 172.28.0.0/16, development 172.29.0.0/16 */
  readonly cidr?: string;
  /** Zones that tasks, NAT and database instances use, 1 to 4; subnets stand in two at the least. @default production 2, otherwise 1 */
  readonly zones?: number;
  /** Whether the AWS APIs are reached through interface endpoints, which cost by the hour. @default true in production */
  readonly interfaceEndpoints?: boolean;
  readonly services?: Readonly<Record<string, ServiceSize>>;
  readonly databases?: Readonly<Record<string, DatabaseSize>>;
  /** Source addresses that may use a non-production environment beside the offices, as CIDR. */
  readonly allowedCidrs?: readonly string[];
}

export interface ServiceSize {
  /** Tasks at the least. @default production 2, otherwise 1 */
  readonly min?: number;
  /** Tasks at the most. @default production 4, otherwise 2 */
  readonly max?: number;
  /** @default the service's */
  readonly cpu?: number;
  /** @default the service's */
  readonly memory?: number;
}

export interface DatabaseSize {
  /** Instance class, Graviton: `db.r8g.large`. Not together with `serverless`. @default "db.r8g.large" in production, otherwise "db.t4g.medium" */
  readonly instance?: string;
  /** Aurora capacity units, steps of 0.5. */
  readonly serverless?: { readonly minAcu: number; readonly maxAcu: number };
  /** Readers beside the writer, 0 to 15, in production 1 or more. @default production 1, otherwise 0 */
  readonly readers?: number;
  /** Days of backups, 7 to 35. @default production 14, otherwise 7 */
  readonly backupDays?: number;
}
