import { judge } from "../../policies/judge";
import type { Verdict } from "../../policies/kernel/check";
import { parseUrn, type Resource, UNKNOWN } from "../../policies/kernel/resource";
import type { Registry } from "../../policies/registry";
import type { Rule } from "../../policies/rule";
import type { Waiver } from "../../policies/waivers";

export { UNKNOWN };

/** A secret, as the offline evaluator wraps one. */
export const SECRET = { reveal: (): string => "opened" };

/** The company that fixtures live in. */
export const registry: Registry = {
  organization: {
    stack: "organization",
    id: "o-a1b2c3d4e5",
    rootId: "r-a1b2",
    accounts: {
      management: "100000000000",
      security: "100000000001",
      "log-archive": "100000000002",
      shared: "100000000003",
    },
    guardrails: [],
    identityCenter: true,
  },
  state: { bucket: "example-pulumi-state", keyAlias: "alias/pulumi-secrets", project: "platform" },
  roles: {
    deploy: "platform-deploy",
    preview: "platform-preview",
    ciPreview: "organization-account-ci-preview",
    ciCompare: "organization-account-ci-compare",
    delegate: "platform-delegate",
    delegationReader: "platform-delegation-reader",
  },
  foundation: { stack: "foundation" },
  products: {
    shine: {
      account: "111122223333",
      ring: 0,
      owner: "team-shine",
      domain: "shine.example.com",
      timeZone: "Asia/Tokyo",
      cidrs: { management: "172.30.0.0/16", staging: "172.28.0.0/16", production: "172.27.0.0/16" },
      endpoints: {},
      allowedCidrs: { staging: ["198.51.100.7/32"] },
      runbooks: "runbooks.example.com",
      outside: ["api.partner.com"],
      repositories: ["shine-web"],
      declaredRepositories: {},
      deploys: { "shine-web": ["web"] },
      declared: {
        production: {
          databases: {},
          services: {
            web: {
              port: 3000,
              cluster: "main",
              hosts: ["shine.example.com"],
              paths: ["/*"],
              protocol: "http",
              healthPath: "/health",
              errors: "html",
              calls: [],
              databases: [],
              grants: {
                mail: ["no-reply@shine.example.com"],
                events: ["order-placed"],
                secrets: ["/shine/production/applications/key"],
              },
              command: [],
              environment: {},
              parameters: {},
              givenParameters: [],
              writablePaths: [],
              scaling: { min: 2, max: 4, holds: { cpu: 60 }, schedule: {} },
              exec: false,
            },
          },
        },
      },
      settings: {},
      cachedPaths: ["/assets/*"],
      webAcl: {
        countedRules: ["AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY"],
        exclusions: { AWSManagedRulesCommonRuleSet: ["/uploads"] },
        requestsPer5Minutes: 2000,
        testers: [],
      },
    },
  },
  environments: ["account", "development", "management", "production", "staging"],
  domain: "example.com",
  mailDomains: ["example.com"],
  sites: { datadog: "datadoghq.com", identityCenter: "arn:aws:sso:::instance/ssoins-7758000000000000" },
  parentZoneId: "Z0123456789EXAMPLE01",
  cloudFrontPrefixList: "pl-58a04531",
  zones: ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"],
  regions: { home: "ap-northeast-1", global: "us-east-1" },
  archiveBuckets: ["example-log-archive-config"],
  offices: ["203.0.113.0/24"],
  reservedCidrs: ["10.0.0.0/8"],
  images: { registries: ["public.ecr.aws/datadog/"], root: [], platform: {} },
  github: {
    organization: "example",
    organizationId: 4711,
    repositoryIds: {},
    plan: "enterprise",
    secretProtection: true,
    teams: ["team-platform", "team-shine"],
    teamIds: { "team-platform": 7001001 },
    defaultBranch: "main",
    infrastructureRepositories: ["platform"],
    declaredRepositories: {},
  },
  datadog: { account: "464622532012" },
  pagerduty: {
    services: ["shared-oncall"],
    escalationPolicy: "PXPOLICY",
    rota: {
      people: { ann: { role: "user", teamRole: "manager" }, bo: { role: "limited_user", teamRole: "responder" } },
      layers: { Day: ["ann", "bo"], Night: ["bo", "ann"] },
      managers: ["ann"],
    },
  },
  rulesUrl: "https://example.com/RULES.md",
};

export const today = "2026-11-23";

export interface Options {
  readonly parent?: Resource;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** Its further options; none is told where they are left out. */
  readonly options?: Resource["options"];
  /** Properties of the provider, as Pulumi writes them: lists and objects as JSON text. */
  readonly provider?: Readonly<Record<string, unknown>>;
  /** @default "shine" */
  readonly stack?: string;
}

/** Stands in a property for the id, ARN or name of a resource that does not exist yet: unknown, with the resource as its source. */
export class Ref {
  constructor(readonly urns: readonly string[]) {}
}
export function ref(...targets: readonly Resource[]): Ref {
  return new Ref(targets.map((target) => target.urn));
}

/** A resource; `ref(other)` anywhere in its properties links it to the other. */
export function make(
  type: string,
  name: string,
  props: Readonly<Record<string, unknown>> = {},
  options: Options = {},
): Resource {
  const propertyDependencies = Object.fromEntries(
    Object.entries(props).flatMap(([key, value]) => {
      const urns = refsIn(value);
      return urns.length === 0 ? [] : [[key, urns]];
    }),
  );
  const parentType = options.parent === undefined ? "" : `${typesOf(options.parent.urn)}$`;
  return {
    urn: `urn:pulumi:${options.stack ?? "shine"}::platform::${parentType}${type}::${name}`,
    type,
    name,
    props: resolve(props) as Record<string, unknown>,
    protect: options.protect ?? false,
    ignoreChanges: options.ignoreChanges ?? [],
    ...(options.options === undefined ? {} : { options: options.options }),
    ...(options.parent === undefined ? {} : { parent: options.parent.urn }),
    ...(options.provider === undefined
      ? {}
      : {
          provider: {
            urn: `urn:pulumi:shine::platform::pulumi:providers:aws::shine`,
            type: "pulumi:providers:aws",
            props: options.provider,
          },
        }),
    dependencies: [...new Set(Object.values(propertyDependencies).flat())],
    propertyDependencies,
  };
}

/** The component that an environment's resources stand under. */
export function environment(name: string, product = "shine"): Resource {
  return make("platform:product:Environment", `${product}-${name}`, {}, { stack: product });
}

export const stack = make("pulumi:pulumi:Stack", "platform-shine");

/** The foundation's stack with each of these in every foundation account, but for those that are left out. */
export function foundation(without: readonly string[], ...resources: readonly Resource[]): Resource[] {
  const held = Object.values(registry.organization.accounts).filter((account) => !without.includes(account));
  const copies = held.flatMap((account) =>
    resources.map(({ type, name, props }) => {
      const provider = { allowedAccountIds: JSON.stringify([account]) };
      return make(type, `foundation-account-${account}-${name}`, props, { stack: "foundation", provider });
    }),
  );
  return [make("pulumi:pulumi:Stack", "platform-foundation", {}, { stack: "foundation" }), ...copies];
}

/** JSON of a policy document. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** What a rule comes to for some resources, at its worst: fail, unverifiable, pass, not applicable. */
export interface Fixture {
  readonly verdict: Verdict;
  readonly resources: readonly Resource[];
  readonly waivers?: readonly Waiver[];
}
const fixture =
  (verdict: Verdict) =>
  (...resources: readonly Resource[]): Fixture => ({ verdict, resources });
export const pass = fixture("pass");
export const fail = fixture("fail");
export const unverifiable = fixture("unverifiable");
export const notApplicable = fixture("not applicable");

/** The same, in a stack with waivers. */
export function waived(waivers: readonly Waiver[], fixture: Fixture): Fixture {
  return { ...fixture, waivers };
}

/** Every rule has these four; further ones are named after what they show. */
export type Fixtures = Readonly<Record<"good" | "bad" | "unset" | "unknown", Fixture>> &
  Readonly<Record<string, Fixture>>;

/** The worst verdict of a rule over some resources. */
export function verdictOf(rule: Rule, resources: readonly Resource[], waivers: readonly Waiver[] = []): Verdict {
  const { counts } = judge(resources, { registry, waivers, today, stack: stackOf(resources), rules: [rule] });
  const order: readonly Verdict[] = ["fail", "unverifiable", "pass"];
  return order.find((verdict) => counts[verdict] > 0) ?? "not applicable";
}

function stackOf([first]: readonly Resource[]): string {
  return first === undefined ? "shine" : parseUrn(first.urn).stack;
}

function refsIn(value: unknown): string[] {
  if (value instanceof Ref) return [...value.urns];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(refsIn))];
}

function resolve(value: unknown): unknown {
  if (value instanceof Ref) return UNKNOWN;
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null || value === SECRET) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}

function typesOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}
