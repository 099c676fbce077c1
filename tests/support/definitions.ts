import * as fc from "fast-check";
import type {
  DatabaseDefinition,
  EdgeDefinition,
  EnvironmentDefinition,
  ProductDefinition,
  RepositoryDefinition,
  ServiceDefinition,
} from "../../components/definition/definition";
import { fargateCpus, fargateMemories } from "../../components/service/fargate-sizes";
import { instanceClasses } from "../../components/data/instance-classes";
import { MANAGED_GROUPS, type ManagedRuleGroup } from "../../components/edge/managed-rules";

type Gen = fc.GeneratorValue;

/** Days after `today` that a definition may still say. */
const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const groups = Object.keys(MANAGED_GROUPS) as ManagedRuleGroup[];
const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
const teams = ["team-platform", "team-shine"];
const reason = "For a reason that is long enough";

/**
 * Definitions of every kind, nearly all of them valid on that day: what they refer to is there and fits, and sizes are small enough. `check` has the
 * last word.
 */
export function definitions(today: string): fc.Arbitrary<ProductDefinition> {
  return fc.gen().map((gen) => new Writer(gen, today).product());
}

class Writer {
  private readonly owner: string;

  constructor(
    private readonly gen: Gen,
    private readonly today: string,
  ) {
    this.owner = this.pick(teams);
  }

  product(): ProductDefinition {
    const name = this.word(2, 12);
    const databases = this.named(this.number(0, 2), () => this.database());
    const services = this.services(Object.keys(databases));
    const routed = Object.values(services).some(({ route }) => route !== undefined);
    return {
      name,
      title: this.pick(["A", "Größe & Co.", "The Product", name]),
      owner: this.owner,
      ring: this.pick([0, 1, 2, 3] as const),
      account: {
        email: `aws+${name}@example.com`,
        ...this.maybe("unit", () => `unit-${this.word(6, 9)}`),
        quotas: { fargateVcpu: 20_000, fargateSpotVcpu: 20_000, elasticAddresses: 20 },
        ...this.maybe("managementCidr", () => `10.${this.number(150, 159)}.0.0/16`),
        ...this.maybe("contacts", () => ({
          security: { name: "Ann", title: "Of security", email: "ann@example.com", phone: "+4915112345678" },
        })),
      },
      domain: `${name}.example.com`,
      ...this.maybe("timeZone", () => this.pick(["Asia/Tokyo", "America/New_York", "Europe/London"])),
      ...this.maybe("runbook", () => "https://wiki.example.org/runbook"),
      services,
      databases,
      ...this.maybe("settings", () => this.named(this.number(1, 3), () => this.pick(["1", "x, y", '{"a":[1]}', "ja"]))),
      ...(routed ? this.maybe("edge", () => this.edge()) : {}),
      repositories: this.repositories(Object.keys(services)),
      ...this.maybe("monitoring", () => ({
        ...this.maybe("slackChannel", () => `#${this.word(3, 9)}`),
        ...(routed ? this.maybe("latencySeconds", () => this.pick([0.05, 0.4, 7, 60])) : {}),
      })),
      environments: {
        ...this.maybe("development", () => this.environment("development", 160, services, databases)),
        staging: this.environment("staging", 170, services, databases),
        production: this.environment("production", 180, services, databases),
      },
    };
  }

  private services(databases: readonly string[]): Record<string, ServiceDefinition> {
    const names = Object.keys(this.named(this.number(0, 4), () => 0));
    const ports = names.map(() => (this.flag() ? this.number(1024, 65535) : undefined));
    const callable = names.filter((_, index) => ports[index] !== undefined);
    return Object.fromEntries(
      names.map((name, index) => [name, this.service(name, ports[index], callable, databases, index)]),
    );
  }

  private service(
    name: string,
    port: number | undefined,
    callable: readonly string[],
    databases: readonly string[],
    index: number,
  ): ServiceDefinition {
    const [cpu, memory] = this.size();
    const grpc = port !== undefined && this.number(0, 4) === 0;
    const used = this.some(databases);
    return {
      cpu,
      memory,
      ...(port === undefined ? {} : { port }),
      ...(grpc ? { protocol: "grpc" as const, healthPath: "/grpc.health.v1.Health/Check" } : {}),
      ...(port !== undefined && (grpc || this.flag())
        ? { route: this.route(name, index), ...this.maybe("healthGraceSeconds", () => this.number(0, 7200)) }
        : {}),
      ...this.maybe("architecture", () => this.pick(["arm64", "x86_64"] as const)),
      ...this.maybe("cluster", () => this.pick(["main", "side"])),
      ...this.maybe("command", () => this.pick([["run"], ["bin/x", "--all", "a b"]])),
      ...(port !== undefined && !grpc ? this.maybe("healthPath", () => this.pick(["/up", "/health?full=1"])) : {}),
      ...this.maybe("environment", () => ({
        [`V_${this.word(2, 4).toUpperCase()}`]: this.pick(["", "1", "{}", "on"]),
      })),
      ...this.maybe("parameters", () =>
        this.some(["rails/key", "signing-key", ...used.map((one) => `database/${one}/writer`)]),
      ),
      databases: used,
      ...(used.length > 0 ? { connectionsPerTask: 1 } : {}),
      ...this.maybe("grants", () => ({
        ...this.maybe("mail", () => ({ from: this.pick([["info"], ["info", "no-reply"]]) })),
        ...this.maybe("events", () => this.pick([["made"], ["made", "Gone.v1"]])),
        ...this.maybe("secrets", () => this.pick([["partner"], ["partner", "bank/key"]])),
      })),
      calls: this.some(callable.filter((other) => other !== name)),
      ...this.maybe("writablePaths", () => this.pick([[], ["/tmp"], ["/srv/cache", "/data"]])),
      ...this.maybe("user", () => this.pick(["1", "65532:65532"])),
      ...this.maybe("stopTimeoutSeconds", () => this.number(2, 120)),
      ...this.maybe("ephemeralStorageGib", () => this.number(21, 200)),
      ...this.maybe("exec", () => this.flag()),
      ...this.maybe("scaling", () => ({
        ...this.maybe("cpu", () => this.number(10, 90)),
        ...this.maybe("memory", () => this.number(10, 90)),
        ...this.maybe("schedule", () =>
          this.named(this.number(1, 2), () => ({
            cron: this.pick(["5 4 * * *", "0 6 * * MON-FRI", "0 0 1 * *"]),
            min: 3,
            max: 5,
          })),
        ),
      })),
    };
  }

  private route(name: string, index: number): NonNullable<ServiceDefinition["route"]> {
    const [errors, paths] = [this.pick(["html", "json"] as const), [`/p${index}/*`, `/q${index}/?x`]];
    // Hosts are each service's own, paths are too: no request has two services.
    const hosts = this.flag() ? { hosts: [name], errors } : {};
    const own = {
      ...hosts,
      ...("hosts" in hosts && this.flag() ? {} : { paths: this.flag() ? paths : paths.slice(0, 1) }),
    };
    return { ...own, ...this.maybe("readOnly", () => this.flag()) };
  }

  private database(): DatabaseDefinition {
    return {
      engine: this.pick(["aurora-mysql", "aurora-postgresql"] as const),
      ...this.maybe("schema", () => this.pick(["app", "app_data"])),
      ...this.maybe("plaintextUntil", () => dayAfter(this.today, this.number(1, 80))),
    };
  }

  private edge(): EdgeDefinition {
    const group = this.pick(groups);
    return {
      ...this.maybe("cachedPaths", () =>
        this.some(["/static/*", "/assets/*", "/img/*.png", "/favicon.ico", "/v?/files/*"]),
      ),
      ...this.maybe("requestsPer5Minutes", () => this.number(100, 2_000_000)),
      ...this.maybe("overrides", () => ({
        [group]: Object.fromEntries(
          this.some(MANAGED_GROUPS[group].rules as readonly string[]).map((rule) => [
            rule,
            { action: this.pick(["count", "block"] as const), reason },
          ]),
        ),
      })),
      ...this.maybe("exclusions", () =>
        this.some(groups).flatMap((one) =>
          this.some(["/upload", "/hook"]).map((pathPrefix) => ({ group: one, pathPrefix, reason })),
        ),
      ),
      ...this.maybe("countUntil", () =>
        Object.fromEntries(this.some(groups).map((one) => [one, dayAfter(this.today, this.number(1, 29))])),
      ),
      ...this.maybe("penetrationTests", () =>
        ["SEC-1", "SEC-2"].slice(0, this.number(0, 2)).map((ticket) => ({
          cidrs: this.pick([["198.51.100.7/32"], ["198.51.100.7/32", "203.0.113.0/28"]]),
          until: dayAfter(this.today, this.number(1, 29)),
          ticket,
        })),
      ),
      ...this.maybe("dnssec", () => this.flag()),
    };
  }

  private repositories(services: readonly string[]): Record<string, RepositoryDefinition> {
    const left = [...services];
    return this.named(this.number(0, 3), () => {
      const deploys = left.splice(0, this.number(0, 2));
      return {
        ...this.maybe("kind", () =>
          this.pick(
            deploys.length > 0
              ? (["application", "infrastructure"] as const)
              : (["library", "infrastructure"] as const),
          ),
        ),
        ...this.maybe("description", () => this.pick(["", "A repository: one of several"])),
        deploys,
        ...(deploys.length > 0
          ? this.maybe("shared", () => ({ environment: { SHARED_ONE: "1" }, writablePaths: ["/shared"] }))
          : {}),
        ...this.maybe("teams", () => ({
          [teams.find((team) => team !== this.owner) ?? ""]: this.pick(["pull", "triage", "push", "maintain"] as const),
        })),
        ...this.maybe("checks", () => this.pick([["e2e"], ["e2e", "size (x64)"]])),
      };
    });
  }

  private environment(
    name: string,
    block: number,
    services: Readonly<Record<string, ServiceDefinition>>,
    databases: Readonly<Record<string, DatabaseDefinition>>,
  ): EnvironmentDefinition {
    const isProduction = name === "production";
    return {
      ...this.maybe("cidr", () =>
        this.pick([`10.${block}.0.0/16`, `10.${block + 1}.32.0/20`, `10.${block + 2}.64.0/18`]),
      ),
      ...this.maybe("zones", () => this.number(isProduction ? 2 : 1, 3)),
      ...this.maybe("interfaceEndpoints", () => this.flag()),
      services: Object.fromEntries(
        this.some(Object.keys(services)).map((service) => {
          const [cpu, memory] = this.size();
          const min = this.number(isProduction ? 2 : 1, 3);
          return [service, { min, max: min + this.number(0, 4), ...(this.flag() ? { cpu, memory } : {}) }];
        }),
      ),
      databases: Object.fromEntries(
        this.some(Object.entries(databases)).map(([database, { engine }]) => [
          database,
          {
            ...(this.flag()
              ? { serverless: { minAcu: this.pick([8, 16.5]), maxAcu: this.pick([32, 256]) } }
              : { instance: this.pick(instanceClasses(engine).filter((one) => /r[78]g\./.test(one))) }),
            ...this.maybe("readers", () => this.number(isProduction ? 1 : 0, 4)),
            ...this.maybe("backupDays", () => this.number(7, 35)),
          },
        ]),
      ),
      ...(isProduction || Object.values(services).every(({ route }) => route === undefined)
        ? {}
        : this.maybe("allowedCidrs", () => this.pick([["192.0.2.0/28"], ["192.0.2.0/28", "192.0.2.128/32"]]))),
    };
  }

  private size(): [cpu: number, memory: number] {
    const cpu = this.pick(fargateCpus);
    return [cpu, this.pick(fargateMemories(cpu))];
  }

  private named<T>(count: number, make: () => T): Record<string, T> {
    const names = new Set<string>();
    while (names.size < count) names.add(this.word(2, 20));
    return Object.fromEntries([...names].map((name) => [name, make()]));
  }

  private word(least: number, most: number): string {
    return this.gen(fc.string, {
      unit: fc.constantFrom(...LETTERS),
      minLength: least,
      maxLength: most,
    });
  }

  private number(min: number, max: number): number {
    return this.gen(fc.integer, { min, max });
  }

  private flag(): boolean {
    return this.gen(fc.boolean);
  }

  private pick<const T>(of: readonly T[]): T {
    return of[this.number(0, of.length - 1)] as T;
  }

  private some<T>(of: readonly T[]): T[] {
    return of.filter(() => this.flag());
  }

  /** A property that is there every other time. */
  private maybe<K extends string, T>(key: K, make: () => T): { [Key in K]?: T } {
    return (this.flag() ? { [key]: make() } : {}) as { [Key in K]?: T };
  }
}
