import { z } from "zod";
import { MANAGED_GROUPS } from "../edge/managed-rules";
import type { ProductDefinition } from "./definition";

/**
 * The shape of a definition, for those that no compiler has seen. A node's message says what is allowed there; `check` adds the path,
 * the value and the fix. The types themselves, with their meaning and defaults, stand in definition.ts.
 */

export const text = (pattern: RegExp, allowed: string) => z.string(allowed).regex(pattern, allowed);
export const whole = (min: number, max: number, unit = "") => {
  const allowed = `a whole number from ${min} to ${max}${unit === "" ? "" : ` ${unit}`}`;
  return z.int(allowed).min(min, allowed).max(max, allowed);
};
export const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `one of ${values.map((value) => `"${value}"`).join(", ")}`);
export const flag = () => z.boolean("true or false");
export const list = <T extends z.ZodType>(item: T, least = 0, allowed = "a list") =>
  z.array(item, allowed).min(least, allowed);
/** Keys that it does not know are told one by one, in `shapeProblems`. */
export const object = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, `an object; its keys are ${Object.keys(shape).join(", ")}`);

export const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Of all kebab-case names, every object has this one from JavaScript, as if somebody had written it. */
const INHERITED = "constructor";
const label = (limit: number) =>
  text(new RegExp(`^(?=.{1,${limit}}$)${KEBAB.source.slice(1)}`), `a kebab-case name of at most ${limit} characters`);
export const kebab = (limit: number) =>
  label(limit).refine((name) => name !== INHERITED, `any name but "${INHERITED}", which JavaScript keeps for itself`);
export const named = <T extends z.ZodType>(value: T, limit = 24) => z.record(kebab(limit), value, "entries by name");

/** Labels of at most 63 characters (RFC 1035, 2.3.4), in lower case. */
export const domainName = (allowed: string) => text(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, allowed);
const cidr = () => text(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, "an IPv4 range such as 172.27.0.0/16");
const day = () => z.iso.date("a day written YYYY-MM-DD");
/** SMTP takes 64 characters before the @ (RFC 5321, 4.5.3.1.1). */
export const email = () => z.email(ADDRESS).regex(/^[^@]{1,64}@/, ADDRESS);
const ADDRESS = "an e-mail address of at most 64 characters before the @";
const ACCOUNT = "an e-mail address of at most 64 characters, as AWS takes for an account";
const pathPattern = () =>
  text(/^\/[\w\-.$/~"'@:+*?&]{0,127}$/, "a path pattern that begins with / and has at most 128 characters");
const parameterName = () =>
  text(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, "kebab-case segments joined by /: rails/secret-key-base");

const variables = () =>
  z.record(text(/^[A-Z][A-Z0-9_]*$/, "names in UPPER_SNAKE case"), z.string("a string"), "variables by name");
const writablePath = () => text(/^\/[\w.-]+(\/[\w.-]+)*$/, "an absolute path below /: /app/tmp");

export const contact = object({
  name: text(/^.{1,64}$/, "a name of 1 to 64 characters"),
  title: text(/^.{1,50}$/, "a title of 1 to 50 characters"),
  email: email(),
  phone: text(/^\+[1-9]\d{6,14}$/, "a number in E.164 form: +81312345678"),
});

const scaling = object({
  cpu: whole(10, 90, "percent").optional(),
  memory: whole(10, 90, "percent").optional(),
  schedule: named(
    object({ cron: z.string("five cron fields: 0 18 * * MON-FRI"), min: whole(0, 1000), max: whole(1, 1000) }),
  ).optional(),
});

const service = object({
  port: whole(1024, 65535).optional(),
  protocol: choice("http", "grpc").optional(),
  cpu: z.number("CPU units: 256, 512, 1024, 2048, 4096, 8192 or 16384"),
  memory: z.number("MiB that Fargate admits beside the cpu"),
  architecture: choice("arm64", "x86_64").optional(),
  cluster: kebab(16).optional(),
  command: list(z.string("a word of the command"), 1, "a list of words, at least one").optional(),
  route: object({
    paths: list(pathPattern(), 1, "a list of path patterns, at least one").optional(),
    hosts: list(label(63), 1, "a list of host labels, at least one").optional(),
    errors: choice("html", "json").optional(),
    readOnly: flag().optional(),
  }).optional(),
  healthPath: text(/^\/\S{0,1023}$/, "a path that begins with /").optional(),
  healthGraceSeconds: whole(0, 7200, "seconds").optional(),
  deployment: choice("rolling").optional(),
  environment: variables().optional(),
  parameters: list(parameterName()).optional(),
  databases: list(kebab(24)).optional(),
  connectionsPerTask: whole(1, 1000).optional(),
  grants: object({
    mail: object({
      from: list(
        text(
          /^(?=.{1,64}$)[a-z0-9]+([._-][a-z0-9]+)*$/,
          "the part of an address before the @, in lower case, at most 64 characters: no-reply",
        ),
        1,
        "a list of names before the @, at least one",
      ),
    }).optional(),
    events: list(
      text(/^[A-Za-z][\w.-]{0,127}$/, "a detail type of letters, digits, dots and dashes: order-placed"),
      1,
      "a list of detail types, at least one",
    ).optional(),
    secrets: list(parameterName(), 1, "a list of names of secrets, at least one").optional(),
  }).optional(),
  calls: list(kebab(24)).optional(),
  writablePaths: list(writablePath()).optional(),
  user: text(/^[1-9]\d{0,4}(:[1-9]\d{0,4})?$/, "a user id, or user:group, neither of them 0").optional(),
  stopTimeoutSeconds: whole(2, 120, "seconds").optional(),
  ephemeralStorageGib: whole(21, 200, "GiB").optional(),
  exec: flag().optional(),
  scaling: scaling.optional(),
});

const database = object({
  engine: choice("aurora-mysql", "aurora-postgresql"),
  schema: text(/^[a-z][a-z0-9_]{0,62}$/, "a snake_case name of at most 63 characters").optional(),
  plaintextUntil: day().optional(),
});

const cachedPath = () =>
  text(
    /^(?=.{2,128}$)\/[\w\-.$~"'@:+&][\w\-.$/~"'@:+*?&]*$/,
    "a path pattern of at most 128 characters that begins with / and a name: /assets/*",
  );
const override = object({
  action: choice("count", "block"),
  reason: text(/^.{10,}$/, "a reason of at least 10 characters"),
});
const overridesOf = <const Rules extends readonly [string, ...string[]]>({ rules }: { readonly rules: Rules }) =>
  z.partialRecord(choice(...rules), override, "actions by rule of the group").optional();
const ruleGroup = () => choice("common", "known-bad-inputs", "sql-injection", "ip-reputation", "anonymous-ip");

const edge = object({
  cachedPaths: list(cachedPath()).max(20, "at most 20 path patterns").optional(),
  requestsPer5Minutes: whole(100, 2_000_000).optional(),
  overrides: object({
    common: overridesOf(MANAGED_GROUPS.common),
    "known-bad-inputs": overridesOf(MANAGED_GROUPS["known-bad-inputs"]),
    "sql-injection": overridesOf(MANAGED_GROUPS["sql-injection"]),
    "ip-reputation": overridesOf(MANAGED_GROUPS["ip-reputation"]),
    "anonymous-ip": overridesOf(MANAGED_GROUPS["anonymous-ip"]),
  }).optional(),
  exclusions: list(
    object({
      group: ruleGroup(),
      pathPrefix: text(/^\/[^?#*\s]{1,127}$/, "a path without * ? # that begins with / and is longer than it"),
      reason: text(/^.{10,}$/, "a reason of at least 10 characters"),
    }),
  )
    .max(50, "at most 50 exclusions")
    .optional(),
  countUntil: z.partialRecord(ruleGroup(), day(), "days by rule group").optional(),
  penetrationTests: list(
    object({
      cidrs: list(cidr(), 1, "a list of ranges, at least one"),
      until: day(),
      ticket: text(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "a ticket's id of letters, digits and dashes: SEC-123"),
    }),
  )
    .max(10, "at most 10 penetration tests")
    .optional(),
  dnssec: flag().optional(),
});

const repository = object({
  kind: choice("application", "infrastructure", "library").optional(),
  description: z.string("a sentence").optional(),
  deploys: list(kebab(24)).optional(),
  shared: object({ environment: variables().optional(), writablePaths: list(writablePath()).optional() }).optional(),
  teams: z.record(kebab(64), choice("pull", "triage", "push", "maintain"), "permissions by team").optional(),
  checks: list(text(/^.{1,100}$/, "the name of a status check")).optional(),
});

const size = object({
  min: whole(0, 1000, "tasks").optional(),
  max: whole(1, 1000, "tasks").optional(),
  cpu: z.number("CPU units").optional(),
  memory: z.number("MiB").optional(),
});

const acu = () =>
  z
    .number("0.5 to 256 in steps of 0.5")
    .min(0.5, "0.5 to 256 in steps of 0.5")
    .max(256, "0.5 to 256 in steps of 0.5")
    .multipleOf(0.5, "0.5 to 256 in steps of 0.5");
const databaseSize = object({
  instance: text(/^db\.(t4g|r[678]gd?|x2g)\.\w+$/, "a Graviton instance class of Aurora: db.r8g.large").optional(),
  serverless: object({ minAcu: acu(), maxAcu: acu() }).optional(),
  readers: whole(0, 15).optional(),
  backupDays: whole(7, 35, "days").optional(),
});

const environment = object({
  cidr: cidr().optional(),
  zones: whole(1, 4).optional(),
  interfaceEndpoints: flag().optional(),
  services: z.record(z.string(), size, "sizes by service").optional(),
  databases: z.record(z.string(), databaseSize, "sizes by database").optional(),
  allowedCidrs: list(cidr()).optional(),
});

export const shape = object({
  name: kebab(16).min(2, "a kebab-case name of 2 to 16 characters"),
  title: text(/^.{1,64}$/, "a title of 1 to 64 characters"),
  owner: kebab(64),
  ring: whole(0, 3),
  account: object({
    // Organizations' CreateAccount: 6 to 64 characters.
    email: z.email(ACCOUNT).max(64, ACCOUNT),
    unit: kebab(32).optional(),
    contacts: object({
      billing: contact.optional(),
      operations: contact.optional(),
      security: contact.optional(),
    }).optional(),
    managementCidr: cidr().optional(),
    quotas: object({
      fargateVcpu: whole(6, 100_000, "vCPU").optional(),
      fargateSpotVcpu: whole(6, 100_000, "vCPU").optional(),
      elasticAddresses: whole(5, 1000, "addresses").optional(),
    }).optional(),
  }),
  domain: domainName("a domain name in lower case: shine.example.com"),
  timeZone: z.string("an IANA time zone: Asia/Tokyo").optional(),
  runbook: z.url({ protocol: /^https$/, error: "an https address" }).optional(),
  services: named(service).optional(),
  databases: named(database).optional(),
  settings: z
    .record(parameterName(), text(/^[\s\S]{1,4096}$/, "a text of 1 to 4096 characters"), "texts by name")
    .optional(),
  outside: z
    .record(
      domainName("a host's whole name in lower case: api.partner.com"),
      text(/^\S.{3,255}$/, "what it is needed for, in 4 to 256 characters"),
      "reasons by host",
    )
    .optional(),
  edge: edge.optional(),
  repositories: named(repository, 100).optional(),
  monitoring: object({
    slackChannel: text(/^#[a-z0-9_-]{1,79}$/, "a Slack channel with its #: #alert-shine").optional(),
    latencySeconds: z
      .number("seconds from 0.05 to 60")
      .min(0.05, "seconds from 0.05 to 60")
      .max(60, "seconds from 0.05 to 60")
      .optional(),
  }).optional(),
  environments: object({ staging: environment, production: environment, development: environment.optional() }),
});

/** Fails to compile when the shape refuses what the definition's types admit. @public */
type Admits<Shape, Definition extends Shape> = Definition;
/** @public */
export type ShapeAdmitsDefinition = Admits<Loose<z.input<typeof shape>>, ProductDefinition>;
/** Readonly all the way, since a definition is. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> }
    : T;
