import { loadData } from "./data";

/** What the rules must know of the company: `registry.json`, generated from the catalogue and the ledger. */
export interface Registry {
  readonly organization: {
    /** The stack that holds the accounts, guardrails and the rota. */
    readonly stack: string;
    /** AWS Organizations' own id, `o-…`, and that of its root, `r-…`: what conditions of policies may name. */
    readonly id: string;
    readonly rootId: string;
    /** Foundation accounts by name: `management`, `security`, `log-archive`, `shared`. */
    readonly accounts: Readonly<Record<string, string>>;
    /** Documents of the service control policies that bind every account but management's. */
    readonly guardrails: readonly string[];
    /** Whether people sign in through IAM Identity Center; it can be enabled only once the organization exists. */
    readonly identityCenter: boolean;
  };
  readonly roles: {
    /** The roles of each account that bring it up, and that look at it. */
    readonly deploy: string;
    readonly preview: string;
    /** The roles of the management account by which CI looks, at a pull request's and every night: they may take `preview`. */
    readonly ciPreview: string;
    readonly ciCompare: string;
    /** Roles of the management account over the zone above the products' own: `<delegate>-<product>` delegates to that product's domain. */
    readonly delegate: string;
    readonly delegationReader: string;
  };
  /** Where Pulumi keeps the states of all stacks, in the management account. */
  readonly state: {
    readonly bucket: string;
    /** Alias of the key that seals the secrets in them. */
    readonly keyAlias: string;
    readonly project: string;
  };
  readonly foundation: {
    /** The stack of what lives in the foundation accounts. */
    readonly stack: string;
  };
  /** By product, which is the name of its stack. */
  readonly products: Readonly<Record<string, ProductEntry>>;
  /** `account` and every environment that a product can have. */
  readonly environments: readonly string[];
  /** The domain above the products' own. */
  readonly domain: string;
  /** Domains at which the company's people and teams have their mail. */
  readonly mailDomains: readonly string[];
  /** What messages and providers point to. */
  readonly sites: {
    /** Datadog's own domain, whose `api.` is asked: `datadoghq.com`. */
    readonly datadog: string;
    /** ARN of the instance of IAM Identity Center; empty while it is not enabled. */
    readonly identityCenter: string;
  };
  /** Route 53's id of the zone above the products' own, which stands in the management account. */
  readonly parentZoneId: string;
  /** AWS's managed list of the addresses from which CloudFront asks, in the home region: `pl-…`. */
  readonly cloudFrontPrefixList: string;
  /** Zones that subnets may stand in, by AWS's names of them: new accounts do not have all of a region's. */
  readonly zones: readonly string[];
  readonly regions: {
    readonly home: string;
    /** Where AWS keeps what is global: us-east-1. */
    readonly global: string;
  };
  /** Buckets of the log archive that products may deliver to. */
  readonly archiveBuckets: readonly string[];
  /** Networks that people work from, as CIDR. */
  readonly offices: readonly string[];
  /** Networks that no VPC may overlap. */
  readonly reservedCidrs: readonly string[];
  readonly images: {
    /** Beginnings of image names that may run beside those of the product's own and the shared account's registries. */
    readonly registries: readonly string[];
    /** Beginnings of image names that may run as root. */
    readonly root: readonly string[];
    /** Tags of the platform's own images, by repository: the foundation's stack builds what the products pull. */
    readonly platform: Readonly<Record<string, string>>;
  };
  readonly github: {
    readonly organization: string;
    /** Its number, which GitHub never gives to another. */
    readonly organizationId: number;
    /** Numbers of repositories, by name; of those that are not made yet there is none. */
    readonly repositoryIds: Readonly<Record<string, number>>;
    /** Decides which protections GitHub offers. */
    readonly plan: "free" | "team" | "enterprise";
    /** Whether GitHub Secret Protection is licensed, without which no private repository is scanned. */
    readonly secretProtection: boolean;
    /** Slugs of all teams that own or work on something. */
    readonly teams: readonly string[];
    /** Numbers of the teams that may approve, by slug. */
    readonly teamIds: Readonly<Record<string, number>>;
    readonly defaultBranch: string;
    /** Repositories that hold infrastructure, which need two reviews. */
    readonly infrastructureRepositories: readonly string[];
    /** What is declared of each of these. */
    readonly declaredRepositories: Readonly<Record<string, DeclaredRepository>>;
  };
  readonly datadog: {
    /** The AWS account that Datadog reads from. */
    readonly account: string;
  };
  readonly pagerduty: {
    /** Names of the services that pages may go to, beside those that the program makes. */
    readonly services: readonly string[];
    /** The id of the escalation policy that the organization's stack makes, which every product may use. */
    readonly escalationPolicy: string;
    /** Who is on call, as the company's rota says. */
    readonly rota: Rota;
  };
  /** Where people read about a rule; the rule's id is appended as fragment. */
  readonly rulesUrl: string;
}

export interface Rota {
  /** By the person's key, the base role in PagerDuty and the role in the team. */
  readonly people: Readonly<Record<string, { readonly role: string; readonly teamRole: string }>>;
  /** Keys of those who take turns, in their order, by the layer's name. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Keys of those who are called when the rota does not answer. */
  readonly managers: readonly string[];
}

export interface ProductEntry {
  /** 12 digits. */
  readonly account: string;
  /** Which products are brought up together: 0 first. */
  readonly ring: number;
  readonly owner: string;
  /** Its public domain; it has a zone of that name. */
  readonly domain: string;
  /** What its schedules mean by an hour: `Asia/Tokyo`. */
  readonly timeZone: string;
  /** Networks by environment, as the definition says. */
  readonly cidrs: Readonly<Record<string, string>>;
  /** APIs of AWS that each environment's network has an interface of: `ecr.api`. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
  /** Source networks beside the offices that may use an environment. */
  readonly allowedCidrs: Readonly<Record<string, readonly string[]>>;
  /** Host of its runbook. */
  readonly runbooks: string;
  /** Hosts of others that its applications talk to, each declared with a reason. */
  readonly outside: readonly string[];
  readonly repositories: readonly string[];
  /** What the definition declares of each. */
  readonly declaredRepositories: Readonly<Record<string, DeclaredRepository>>;
  /** The services that each repository deploys, in every environment. */
  readonly deploys: Readonly<Record<string, readonly string[]>>;
  /** What the definition declares, by environment: what the proofs hold the stack to. */
  readonly declared: Readonly<Record<string, Declared>>;
  /** What it is set to in every environment, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Path patterns of which CloudFront keeps the answers, so that it takes reads alone there: `/assets/*`. */
  readonly cachedPaths: readonly string[];
  readonly webAcl: {
    /** Rules of managed groups that it may only count: `AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY`. */
    readonly countedRules: readonly string[];
    /** Beginnings of paths that a managed group leaves out, by AWS's name of the group: `AWSManagedRulesCommonRuleSet` → `/uploads`. */
    readonly exclusions: Readonly<Record<string, readonly string[]>>;
    /** Networks of those who may test it, as CIDR. */
    readonly testers: readonly string[];
    /** Requests of one address that reach the product before it is blocked. */
    readonly requestsPer5Minutes: number;
  };
}

export interface DeclaredRepository {
  /** What each team may do that has access, by its slug: `maintain`. */
  readonly teams: Readonly<Record<string, string>>;
  /** Names of all checks that a change of the default branch must pass. */
  readonly checks: readonly string[];
  /** Paths of the files that it comes with. */
  readonly files: readonly string[];
}

export interface Declared {
  readonly services: Readonly<Record<string, DeclaredService>>;
  readonly databases: Readonly<Record<string, DeclaredDatabase>>;
}

export interface DeclaredDatabase {
  /** `aurora-mysql` or `aurora-postgresql`. */
  readonly engine: string;
  /** Name of the database made first. */
  readonly schema: string;
  /** Instances beside the one that writes. */
  readonly readers: number;
}

export interface DeclaredService {
  /** TCP; 0 for a worker. */
  readonly port: number;
  /** The product's cluster that it runs on: `main`. */
  readonly cluster: string;
  /** Whole names of the hosts that requests to it are addressed to; none where it has no route. */
  readonly hosts: readonly string[];
  /** Path patterns of these that are its own, `*` and `?` admitted; none where it has no route. */
  readonly paths: readonly string[];
  /** What the load balancer speaks with it. */
  readonly protocol: "http" | "grpc";
  /** The path that answers when it is well, of a gRPC service the method. */
  readonly healthPath: string;
  /** How its hosts answer 502, 503 and 504 while it does not. */
  readonly errors: "html" | "json";
  /** Services that it calls, by name. */
  readonly calls: readonly string[];
  /** Databases that it connects to, by name. */
  readonly databases: readonly string[];
  readonly grants: DeclaredGrants;
  /** Overrides the command of its image; empty where the image's own holds. */
  readonly command: readonly string[];
  /** What its container is told in clear, by variable. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whole paths of the parameters that its container is told, by variable. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Whole paths of the parameters that people write for it. */
  readonly givenParameters: readonly string[];
  /** Absolute paths that it may write. */
  readonly writablePaths: readonly string[];
  readonly scaling: DeclaredScaling;
  /** Whether people may open a shell in its tasks. */
  readonly exec: boolean;
}

/** How many tasks a service has. */
export interface DeclaredScaling {
  readonly min: number;
  readonly max: number;
  /** Percent that is held on average, by what it is of: `cpu`, `memory`. Where the definition names none, the platform chooses. */
  readonly holds: Readonly<Record<string, number>>;
  /** Changes by the clock of the product's time zone, by name; none outside production. */
  readonly schedule: Readonly<Record<string, DeclaredHour>>;
}

/** From then on there are so many tasks. */
export interface DeclaredHour {
  /** Five fields: `0 18 * * MON-FRI`. */
  readonly cron: string;
  readonly min: number;
  readonly max: number;
}

/** What a service may use beside its databases; nothing where a list is empty. */
export interface DeclaredGrants {
  /** Whole addresses that it sends mail from. */
  readonly mail: readonly string[];
  /** Detail types of the events that it publishes. */
  readonly events: readonly string[];
  /** Whole names of the secrets that it reads while it runs. */
  readonly secrets: readonly string[];
}

/** @throws DataError */
export function loadRegistry(file: string): Registry {
  return loadData(file, problemsOf) as Registry;
}

/** What a registry lacks, by path; empty when it is sound. */
export function problemsOf(registry: unknown): string[] {
  const problems: string[] = [];
  walk(registry, shape, "", problems);
  return problems;
}

type Shape = { readonly test: (value: unknown) => boolean; readonly is: string } | Fields | { readonly each: Shape };
interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
}

const anyText: Shape = { test: (v) => typeof v === "string", is: "a text" };
const text: Shape = { test: (v) => typeof v === "string" && v !== "", is: "a text" };
const texts: Shape = { test: (v) => Array.isArray(v) && v.every((x) => typeof x === "string"), is: "a list of texts" };
const count: Shape = { test: (v) => Number.isInteger(v) && Number(v) > 0, is: "a whole number above 0" };
const account: Shape = { test: (v) => typeof v === "string" && /^\d{12}$/.test(v), is: "an account id of 12 digits" };
const cidrText = /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;
const cidr: Shape = { test: (v) => typeof v === "string" && cidrText.test(v), is: "a network such as 10.0.0.0/16" };
const cidrs: Shape = {
  test: (v) => Array.isArray(v) && v.every((x) => typeof x === "string" && cidrText.test(x)),
  is: "a list of networks such as 10.0.0.0/16",
};
const port: Shape = { test: (v) => Number.isInteger(v) && Number(v) >= 0, is: "a port, or 0 for none" };
const flag: Shape = { test: (v) => typeof v === "boolean", is: "true or false" };
const size: Shape = { test: (v) => Number.isInteger(v) && Number(v) >= 0, is: "a number of tasks" };
const grants: Shape = { fields: { mail: texts, events: texts, secrets: texts } };
const protocol: Shape = { test: (v) => v === "http" || v === "grpc", is: "http or grpc" };
const errors: Shape = { test: (v) => v === "html" || v === "json", is: "html or json" };
const service: Shape = {
  fields: {
    port,
    cluster: text,
    hosts: texts,
    paths: texts,
    protocol,
    healthPath: text,
    errors,
    calls: texts,
    databases: texts,
    grants,
    command: texts,
    environment: { each: anyText },
    parameters: { each: text },
    givenParameters: texts,
    writablePaths: texts,
    scaling: {
      fields: {
        min: size,
        max: size,
        holds: { each: count },
        schedule: { each: { fields: { cron: text, min: size, max: size } } },
      },
    },
    exec: flag,
  },
};
const repository: Shape = { fields: { teams: { each: text }, checks: texts, files: texts } };
const number: Shape = { test: (v) => Number.isSafeInteger(v), is: "a number" };
const plan: Shape = { test: (v) => v === "free" || v === "team" || v === "enterprise", is: "free, team or enterprise" };

const shape: Shape = {
  fields: {
    organization: {
      fields: {
        stack: text,
        id: text,
        rootId: text,
        accounts: { each: account },
        guardrails: texts,
        identityCenter: flag,
      },
    },
    roles: {
      fields: { deploy: text, preview: text, ciPreview: text, ciCompare: text, delegate: text, delegationReader: text },
    },
    state: { fields: { bucket: text, keyAlias: text, project: text } },
    foundation: { fields: { stack: text } },
    products: {
      each: {
        fields: {
          account,
          ring: port,
          owner: text,
          domain: text,
          timeZone: text,
          cidrs: { each: cidr },
          endpoints: { each: texts },
          allowedCidrs: { each: cidrs },
          runbooks: text,
          outside: texts,
          repositories: texts,
          declaredRepositories: { each: repository },
          deploys: { each: texts },
          declared: {
            each: {
              fields: {
                services: { each: service },
                databases: { each: { fields: { engine: text, schema: text, readers: size } } },
              },
            },
          },
          settings: { each: anyText },
          cachedPaths: texts,
          webAcl: {
            fields: { countedRules: texts, exclusions: { each: texts }, requestsPer5Minutes: count, testers: cidrs },
          },
        },
      },
    },
    environments: texts,
    domain: text,
    mailDomains: texts,
    sites: {
      fields: { datadog: text, identityCenter: { test: (v) => typeof v === "string", is: "an ARN, or nothing" } },
    },
    parentZoneId: text,
    cloudFrontPrefixList: text,
    zones: texts,
    regions: { fields: { home: text, global: text } },
    archiveBuckets: texts,
    offices: cidrs,
    reservedCidrs: cidrs,
    images: { fields: { registries: texts, root: texts, platform: { each: text } } },
    github: {
      fields: {
        organization: text,
        organizationId: number,
        repositoryIds: { each: number },
        plan,
        secretProtection: flag,
        teams: texts,
        teamIds: { each: count },
        defaultBranch: text,
        infrastructureRepositories: texts,
        declaredRepositories: { each: repository },
      },
    },
    datadog: { fields: { account } },
    pagerduty: {
      fields: {
        services: texts,
        escalationPolicy: text,
        rota: {
          fields: {
            people: { each: { fields: { role: text, teamRole: text } } },
            layers: { each: texts },
            managers: texts,
          },
        },
      },
    },
    rulesUrl: text,
  },
};

function walk(value: unknown, wanted: Shape, path: string, problems: string[]): void {
  if ("test" in wanted) {
    if (!wanted.test(value))
      problems.push(`${path} ${value === undefined ? "is missing: it" : "is wrong: it"} must be ${wanted.is}`);
    return;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push(`${path === "" ? "the whole" : path} must be an object`);
    return;
  }
  const object = value as Record<string, unknown>;
  const under = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if ("each" in wanted) {
    for (const [key, inner] of Object.entries(object)) walk(inner, wanted.each, under(key), problems);
    return;
  }
  for (const [key, inner] of Object.entries(wanted.fields)) walk(object[key], inner, under(key), problems);
  for (const key of Object.keys(object)) {
    if (!Object.hasOwn(wanted.fields, key)) problems.push(`${under(key)} is unknown`);
  }
}
