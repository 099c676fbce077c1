import type { ManagedRuleGroup, RuleOverrides } from "../edge/managed-rules";

/**
 * What an engineer writes: one literal a product. It says what the product is; `environments` hold sizes only, by type, so that staging
 * and production cannot differ in kind. Names are kebab-case. `check` refuses what the types cannot, `defaults` fills the rest.
 *
 * Every field says what it means and gives an `@example`, a number its `@unit`, an optional one its `@default`; what makes resources of its own
 * names their types as `@creates`. docs/definition.md and docs/definition.schema.json are generated from here and from shape.ts.
 */
export interface ProductDefinition {
  /** 2 to 16 characters, kebab-case; begins the name of everything the product has, and is never changed. @example "shine" */
  readonly name: string;
  /** As people say it. @example "Shine" */
  readonly title: string;
  /** The GitHub team that owns the product; one of `organization.teams` in `stacks/foundation.ts`. @example "team-shine" */
  readonly owner: string;
  /** When a change of the platform reaches the product: 0 first, 3 last. @unit place in the order @example 0 */
  readonly ring: Ring;
  /**
   * The AWS account that the product has for itself.
   * @creates aws:account/alternativeContact:AlternativeContact, aws:cfg/recorder:Recorder, aws:route53/zone:Zone
   */
  readonly account: AccountDefinition;
  /**
   * The product's domain; its zone is delegated by the organization. Production serves it, another environment `<environment>.<domain>`.
   * @example "shine.example.com" @creates aws:route53/zone:Zone
   */
  readonly domain: string;
  /** IANA name; schedules are read in it. @default "Asia/Tokyo" @example "Europe/London" */
  readonly timeZone?: string;
  /**
   * The runbook that monitors link to, https.
   * @default the product's page in the runbook site of `foundation` @example "https://runbooks.example.com/shine"
   */
  readonly runbook?: string;
  /**
   * Services on ECS Fargate, by name; each runs in every environment.
   * @default none
   * @creates aws:ecs/service:Service, aws:ecs/taskDefinition:TaskDefinition, aws:ecr/repository:Repository, aws:iam/role:Role, aws:appautoscaling/target:Target,
   * datadog:index/monitor:Monitor
   */
  readonly services?: Readonly<Record<string, ServiceDefinition>>;
  /**
   * Aurora clusters, by name; each environment has its own of each. Under another name it is another and empty one.
   * @default none @creates aws:rds/cluster:Cluster, aws:rds/clusterInstance:ClusterInstance, aws:backup/plan:Plan, aws:lambda/function:Function
   */
  readonly databases?: Readonly<Record<string, DatabaseDefinition>>;
  /**
   * Plain settings that the platform writes below `/{APP}/{ENV}/infrastructures/settings/`, by name. Not for secrets.
   * @default none @example { "support-address": "support@shine.example.com" } @creates aws:ssm/parameter:Parameter
   */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * Hosts of others that its applications talk to, by name, and what for. A variable, a command or a setting that names any other host outside
   * of the company is refused.
   * @default none @example { "api.partner.com": "payments" }
   */
  readonly outside?: Readonly<Record<string, string>>;
  /** CloudFront and the web ACL before the services' routes. @default a distribution before the services' routes, when any service has a route */
  readonly edge?: EdgeDefinition;
  /**
   * GitHub repositories, by name. Under another name it is another and empty one.
   * @default none
   * @creates github:index/repository:Repository, github:index/repositoryRuleset:RepositoryRuleset, aws:iam/openIdConnectProvider:OpenIdConnectProvider
   */
  readonly repositories?: Readonly<Record<string, RepositoryDefinition>>;
  /** Whom monitors tell, and from when. @default the channel `#alert-<product>`, and a second */
  readonly monitoring?: MonitoringDefinition;
  /** `staging` and `production` always; `development` when asked for. `management` exists by itself. */
  readonly environments: EnvironmentsDefinition;
}

export type Ring = 0 | 1 | 2 | 3;

/** The account of a product. */
export interface AccountDefinition {
  /** Root address of the account; each account needs its own, a plus address will do. @example "aws+shine@example.com" */
  readonly email: string;
  /**
   * Organizational unit, made where there is none by the name; never the foundation's. In `suspended` no workflow brings the product up any more, so
   * that it can be closed.
   * @default "products" @example "suspended"
   */
  readonly unit?: string;
  /** Whom AWS writes to, by topic. @default the foundation's contacts */
  readonly contacts?: ContactsDefinition;
  /**
   * The management VPC, a /16 to /20 in private space that no environment of the product overlaps. It cannot be changed once it is up.
   * @default "172.30.0.0/16" @example "10.30.0.0/16"
   */
  readonly managementCidr?: string;
  /** What the account may have at once. @default the foundation's */
  readonly quotas?: QuotasDefinition;
}

/**
 * What is asked for with the account, of each as much as everything comes to at its highest, or more. Never lowered; an account that existed
 * before writes what it has.
 */
export interface QuotasDefinition {
  /** On Fargate, which production runs on. @unit vCPU @default the foundation's @example 400 */
  readonly fargateVcpu?: number;
  /** On Fargate Spot, which the other environments run on. @unit vCPU @default the foundation's @example 100 */
  readonly fargateSpotVcpu?: number;
  /** Elastic IP addresses: one a zone that tasks run in. @unit addresses @default the foundation's @example 10 */
  readonly elasticAddresses?: number;
}

/** Whom AWS writes to, by topic. */
export interface ContactsDefinition {
  /** Invoices and payment. @default the foundation's */
  readonly billing?: Contact;
  /** Maintenance and failures of AWS. @default the foundation's */
  readonly operations?: Contact;
  /** Abuse, leaked keys, vulnerabilities. @default the foundation's */
  readonly security?: Contact;
}

/** A person or a desk that AWS writes to and calls. */
export interface Contact {
  /** Of the person or the desk. @example "Service Desk" */
  readonly name: string;
  /** What the person is in the company. @example "Operations" */
  readonly title: string;
  /** An address that is read. @example "operations@example.com" */
  readonly email: string;
  /** E.164. @example "+81312345678" */
  readonly phone: string;
}

/** One service on ECS Fargate. */
export interface ServiceDefinition {
  /**
   * TCP port that the container listens on, 1024 to 65535, since it does not run as root, and none of the log router's. Left out for a worker.
   * @unit TCP port @default none: a worker @example 3000
   */
  readonly port?: number;
  /** What is spoken at the port. @default "http" @example "grpc" */
  readonly protocol?: "http" | "grpc";
  /** 256, 512, 1024, 2048, 4096, 8192 or 16384. An environment may say otherwise. @unit CPU units, 1024 a vCPU @example 512 */
  readonly cpu: number;
  /** What Fargate admits beside `cpu`. @unit MiB @example 1024 */
  readonly memory: number;
  /** The processor that the image is built for. @default "arm64" @example "x86_64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Cluster of the product that it runs on. @default "main" @example "batch" @creates aws:ecs/cluster:Cluster */
  readonly cluster?: string;
  /** Overrides the image's command. @default the image's @example ["bin/jobs", "start"] */
  readonly command?: readonly string[];
  /**
   * Who the load balancer sends to it. Needs a port.
   * @default nobody
   * @creates aws:lb/targetGroup:TargetGroup, aws:lb/listenerRule:ListenerRule, aws:cloudfront/distribution:Distribution, aws:wafv2/webAcl:WebAcl
   */
  readonly route?: RouteDefinition;
  /** Path that answers 200 when the service is well; a gRPC service must have one: `/package.Service/Method`. @default "/health" @example "/up" */
  readonly healthPath?: string;
  /** From a task's start until its health counts, 0 to 7200. @unit seconds @default 60 @example 120 */
  readonly healthGraceSeconds?: number;
  /** How a new version replaces the old. @default "rolling" @example "rolling" */
  readonly deployment?: "rolling";
  /**
   * Plain environment variables, UPPER_SNAKE. Refused are secrets (name them in `parameters`) and what the platform, AWS or the image decides:
   * `AWS_*`, `PATH`.
   * @default none @example { WEB_CONCURRENCY: "2" }
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Parameters that it reads, each given to it as an environment variable: `database/primary/writer` → `DATABASE_PRIMARY_WRITER`. A name
   * that the platform writes is below `infrastructures/`, any other below `applications/`.
   * @default none @example ["database/primary/writer", "rails/secret-key-base"]
   */
  readonly parameters?: readonly string[];
  /**
   * Databases that it connects to, each as a user of its own.
   * @default none @example ["primary"] @creates aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule
   */
  readonly databases?: readonly string[];
  /** What it may use beside databases: exactly what is named, in each environment its own. @default nothing */
  readonly grants?: GrantsDefinition;
  /** That a task opens to each of its databases at most; checked against what the database takes. @unit connections a task @default 10 @example 5 */
  readonly connectionsPerTask?: number;
  /**
   * Services of the product that it calls through discovery: `<service>.<product>.internal`.
   * @default none @example ["api"] @creates aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule
   */
  readonly calls?: readonly string[];
  /**
   * Absolute paths that it may write, empty at the start and so none that the image needs; the rest of the file system is read-only.
   * @default ["/tmp"], where its repository shares none @example ["/tmp", "/app/tmp"]
   */
  readonly writablePaths?: readonly string[];
  /** User and group id in the container, never 0. @default "1000:1000" @example "65532:65532" */
  readonly user?: string;
  /** Between SIGTERM and SIGKILL, 2 to 120. @unit seconds @default 30 @example 120 */
  readonly stopTimeoutSeconds?: number;
  /** Disk of a task, 21 to 200. @unit GiB @default Fargate's own 20 @example 50 */
  readonly ephemeralStorageGib?: number;
  /**
   * Whether ECS Exec may open a shell, logged. The image holds `script` and `cat`, without which a session is not written down, and the shell.
   * @default false @example true
   */
  readonly exec?: boolean;
  /** When it has more tasks than `min`, up to `max`. @default by its CPU, at 60 percent */
  readonly scaling?: ScalingDefinition;
}

/** Rights of a service. The names of what it may use come to it as plain variables. */
export interface GrantsDefinition {
  /**
   * Mail by SES from addresses of the environment's domain. AWS admits a new account to production's mail on request only.
   * @default none @creates aws:sesv2/emailIdentity:EmailIdentity
   */
  readonly mail?: {
    /** The part of each address before the @: `no-reply` → `MAIL_FROM_NO_REPLY`. @example ["no-reply"] */
    readonly from: readonly string[];
  };
  /**
   * Events that it publishes on the environment's bus, by detail type, under the name `<product>.<service>`: `EVENT_BUS`, `EVENT_SOURCE`.
   * @default none @example ["order-placed"] @creates aws:cloudwatch/eventBus:EventBus
   */
  readonly events?: readonly string[];
  /**
   * Secrets of Secrets Manager that it reads while it runs, by name below `/{APP}/{ENV}/applications/`: `partner-api` →
   * `PARTNER_API_SECRET_ID`. The development manager writes them, under the environment's key for parameters.
   * @default none @example ["partner-api"]
   */
  readonly secrets?: readonly string[];
}

/** Requests that reach a service: those that match a host, if any is named, and a path, if any is named. */
export interface RouteDefinition {
  /** Path patterns of the load balancer, `*` and `?` admitted. The catch-all `/*` comes last by itself. @default every path @example ["/api/*"] */
  readonly paths?: readonly string[];
  /** Labels before the environment's domain: `api` for `api.<domain>`. @default the domain itself @example ["api"] */
  readonly hosts?: readonly string[];
  /**
   * How its hosts answer 502, 503 and 504 while it does not: a page for people, or `{"error":"unavailable", …}` for programs. One for a host, so
   * the same for every service at it.
   * @default "html" @example "json"
   */
  readonly errors?: "html" | "json";
  /** Whether it answers GET and HEAD only, so that `edge.cachedPaths` may take the whole of a path of it. @default false @example true */
  readonly readOnly?: boolean;
}

/** Sizes between an environment's `min` and `max`. */
export interface ScalingDefinition {
  /** Average CPU to hold, 10 to 90. @unit percent @default 60, when no memory is given either @example 50 */
  readonly cpu?: number;
  /** Average memory to hold, 10 to 90. @unit percent @default not looked at @example 70 @creates aws:appautoscaling/policy:Policy */
  readonly memory?: number;
  /**
   * Changes of `min` and `max` by the clock, by name, in the product's time zone, in production only, whose own `min` is the least at any time.
   * @default none @creates aws:appautoscaling/scheduledAction:ScheduledAction
   */
  readonly schedule?: Readonly<Record<string, ScheduledSize>>;
}

/** What a service has from a time on. */
export interface ScheduledSize {
  /** Five fields, as cron reads them. @example "0 18 * * MON-FRI" */
  readonly cron: string;
  /** At the least from then on. @unit tasks @example 8 */
  readonly min: number;
  /** At the most from then on. @unit tasks @example 40 */
  readonly max: number;
}

/** An Aurora cluster. */
export interface DatabaseDefinition {
  /** What it speaks. It cannot be changed once it is up: another engine is another and empty cluster. @example "aurora-mysql" */
  readonly engine: "aurora-mysql" | "aurora-postgresql";
  /** Name of the database made first. @default the product's name in snake_case @example "app_data" */
  readonly schema?: string;
  /**
   * Connections in clear are admitted until this day (YYYY-MM-DD), for a migration; at most 90 days ahead.
   * @default TLS is required @example "2027-01-31"
   */
  readonly plaintextUntil?: string;
}

/** What stands before the services' routes. */
export interface EdgeDefinition {
  /**
   * Path patterns that CloudFront caches, for GET and HEAD, which are all that it takes there; beginning with a name. At most 20.
   * @default ["/assets/*"] @example ["/assets/*", "/packs/*"]
   */
  readonly cachedPaths?: readonly string[];
  /**
   * From one address before it is blocked, 100 to 2,000,000; cached paths do not count, of which it may ask for ten times as many.
   * @unit requests in 5 minutes @default 2000 @example 5000
   */
  readonly requestsPer5Minutes?: number;
  /**
   * What a rule of a managed group does, by AWS's own name of it, with the reason.
   * @default `SizeRestrictions_BODY` and `HostingProviderIPList` count, all others do what AWS has set
   * @example { common: { SizeRestrictions_BODY: { action: "block", reason: "Nothing is uploaded here" } } }
   */
  readonly overrides?: RuleOverrides;
  /** Paths that skip a managed group of the web ACL: uploads that a body rule takes for an attack. At most 50. @default none */
  readonly exclusions?: readonly WafExclusion[];
  /** Managed rule groups that only count until a day (YYYY-MM-DD), at most 30 days ahead. @default none @example { "sql-injection": "2026-12-24" } */
  readonly countUntil?: Readonly<Partial<Record<ManagedRuleGroup, string>>>;
  /** Source addresses that penetration tests come from, until a day. At most 10. @default none @creates aws:wafv2/ipSet:IpSet */
  readonly penetrationTests?: readonly PenetrationTest[];
  /**
   * Signs the product's zone.
   * @default false @example true @creates aws:route53/keySigningKey:KeySigningKey, aws:route53/hostedZoneDnsSec:HostedZoneDnsSec
   */
  readonly dnssec?: boolean;
}

/** A path that a managed group does not examine. */
export interface WafExclusion {
  /** The group that is skipped. @example "common" */
  readonly group: ManagedRuleGroup;
  /** Begins with `/`; the exclusion holds for every path that starts so. @example "/uploads" */
  readonly pathPrefix: string;
  /** For whoever reads the web ACL after an attack; at least 10 characters. @example "Images in the body look like an attack to the body rule" */
  readonly reason: string;
}

/** Who may attack the product, until when, and who has agreed to it. */
export interface PenetrationTest {
  /** Where the test comes from. @example ["198.51.100.7/32"] */
  readonly cidrs: readonly string[];
  /** YYYY-MM-DD, at most 30 days ahead. @example "2026-12-24" */
  readonly until: string;
  /** In which the test was agreed on; each test has its own. @example "SEC-123" */
  readonly ticket: string;
}

/** A GitHub repository. */
export interface RepositoryDefinition {
  /** Decides its required checks. @default "application" @example "library" */
  readonly kind?: "application" | "infrastructure" | "library";
  /** A sentence that GitHub shows. @default the product's title and the repository's name @example "The Rails application" */
  readonly description?: string;
  /**
   * Services that it deploys; each belongs to one repository.
   * @default none @example ["web", "worker"] @creates aws:iam/role:Role, github:index/repositoryEnvironment:RepositoryEnvironment
   */
  readonly deploys?: readonly string[];
  /** What the services that it deploys have in common, since they are built from the same files. @default nothing */
  readonly shared?: SharedDefinition;
  /**
   * Teams beside the owner, with what they may do.
   * @default none @example { "team-platform": "push" } @creates github:index/teamRepository:TeamRepository
   */
  readonly teams?: Readonly<Record<string, "pull" | "triage" | "push" | "maintain">>;
  /** Names of status checks that a pull request needs, beside those of its kind. @default none @example ["contract"] */
  readonly checks?: readonly string[];
}

/** Joined to what each service says of itself. */
export interface SharedDefinition {
  /** Plain environment variables, UPPER_SNAKE. None that a service sets as well. @default none @example { RAILS_ENV: "production" } */
  readonly environment?: Readonly<Record<string, string>>;
  /** Absolute paths that they may write, beside those of each; `/tmp` is not among them by itself. @default none @example ["/tmp", "/app/tmp"] */
  readonly writablePaths?: readonly string[];
}

/** Whom monitors tell, and from when. */
export interface MonitoringDefinition {
  /**
   * Slack channel, with its `#`, of this product alone; it exists, and Datadog's application is in it.
   * @default `#alert-<product>` @example "#alert-shine"
   */
  readonly slackChannel?: string;
  /** p95 of the response time that warns. @unit seconds @default 1 @example 0.4 */
  readonly latencySeconds?: number;
}

/** The environments that a product has. */
export interface EnvironmentsDefinition {
  /** Where a release is looked at; wakes nobody. @creates aws:ec2/vpc:Vpc */
  readonly staging: EnvironmentDefinition;
  /** What users see: protected, watched, and brought up last. @creates aws:ec2/vpc:Vpc, pagerduty:index/service:Service */
  readonly production: EnvironmentDefinition;
  /** One more beside staging. @default none @creates aws:ec2/vpc:Vpc */
  readonly development?: EnvironmentDefinition;
}

/** Sizes of one environment. */
export interface EnvironmentDefinition {
  /**
   * A /16 to /20 in private space that overlaps no other of the product. It cannot be changed once it is up.
   * @default production "172.27.0.0/16", staging "172.28.0.0/16", development "172.29.0.0/16" @example "10.40.0.0/16"
   */
  readonly cidr?: string;
  /**
   * That tasks, NAT and database instances use, 1 to 4; subnets stand in two at the least.
   * @unit availability zones @default production 2, otherwise 1 @example 3 @creates aws:ec2/natGateway:NatGateway, aws:ec2/eip:Eip
   */
  readonly zones?: number;
  /**
   * Whether the AWS APIs are reached through interface endpoints, which cost by the hour.
   * @default true in production @example false @creates aws:ec2/vpcEndpoint:VpcEndpoint
   */
  readonly interfaceEndpoints?: boolean;
  /** Sizes by the names of `services`. @default those of each field */
  readonly services?: Readonly<Record<string, ServiceSize>>;
  /** Sizes by the names of `databases`. @default those of each field */
  readonly databases?: Readonly<Record<string, DatabaseSize>>;
  /**
   * Source addresses that may use a non-production environment beside the offices, as CIDR.
   * @default the offices alone @example ["198.51.100.12/32"]
   */
  readonly allowedCidrs?: readonly string[];
}

/** How much of a service an environment has. */
export interface ServiceSize {
  /** At the least. @unit tasks @default production 2, otherwise 1 @example 4 */
  readonly min?: number;
  /** At the most. @unit tasks @default production 4, otherwise 2; `min` where that is more @example 40 */
  readonly max?: number;
  /** As the service's own. @unit CPU units, 1024 a vCPU @default the service's @example 1024 */
  readonly cpu?: number;
  /** As the service's own. @unit MiB @default the service's @example 2048 */
  readonly memory?: number;
}

/** How much of a database an environment has. */
export interface DatabaseSize {
  /**
   * Instance class, Graviton. Not together with `serverless`.
   * @default "db.r8g.large" in production, otherwise "db.t4g.medium" @example "db.r8g.xlarge"
   */
  readonly instance?: string;
  /** A size that follows the load instead of a class. @default none: an instance class */
  readonly serverless?: {
    /** At the least, steps of 0.5. @unit Aurora capacity units @example 0.5 */
    readonly minAcu: number;
    /** At the most, steps of 0.5. @unit Aurora capacity units @example 16 */
    readonly maxAcu: number;
  };
  /**
   * Beside the writer, 0 to 15, in production 1 or more.
   * @unit instances @default production 1, otherwise 0 @example 2 @creates aws:rds/clusterInstance:ClusterInstance
   */
  readonly readers?: number;
  /** That backups are kept, 7 to 35. @unit days @default production 14, otherwise 7 @example 35 */
  readonly backupDays?: number;
}
