import { decide } from "../iam/decide";
import type { Decision, Identity, Policies, Request } from "../iam/request";
import type { Registry } from "../registry";
import { admittedElsewhere, everyRight } from "../views/rights";
import { matches } from "../kernel/documents";
import { type Forbidden, forbidden } from "./forbidden";
import { withoutRegion } from "./without-region";

/** Any account that a guardrail binds. */
const ACCOUNT = "777777777777";
/** Of every part of the world one that nobody would list by mistake. */
const ELSEWHERE = ["ap-southeast-1", "eu-west-1", "us-west-2"];

/** Whoever calls, by what a role of the platform or a person is called there. */
const IDENTITIES = {
  "a task": "role/any-production-web-task",
  "a pipeline": "role/any-production-deploy",
  "the preview": "role/platform-preview",
  "an administrator":
    "role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_Administrator_0123456789abcdef",
  "a role of the organization's making": "role/OrganizationAccountAccessRole",
  "a user": "user/anybody",
};

/** Who may do what the guardrails are for, under all that binds an account; undefined where nobody may. */
export function throughGuardrails(
  one: Forbidden,
  limits: Pick<Policies, "controls">,
  world: World,
): string | undefined {
  const callers = callersOf(one, limits, world.registry);
  const own = Object.values(world.registry.regions);
  const others = [...ELSEWHERE, ...valuesOf(limits, "aws:requestedregion")].filter((name) => !own.includes(name));
  const regions = one.by === "anybody elsewhere" ? new Set(others) : own;
  const calls = one.by === "anybody elsewhere" ? [...one.calls, ...leftOut(limits)] : one.calls;
  for (const [who, caller] of callers) {
    for (const region of regions) {
      const call = calls.find((action) => ask(caller, concrete(action), region, {}, limits, world).possible);
      if (call !== undefined) return `${who} may ${one.what} (${call})`;
    }
  }
  return undefined;
}

/** What the documents leave out of a denial, of services that have regions. */
function leftOut({ controls = [] }: Pick<Policies, "controls">): readonly string[] {
  const patterns = controls.flat().flatMap(({ statements }) => statements.flatMap((one) => one.notActions));
  return [...new Set(patterns)].filter((pattern) => !withoutRegion.some((wide) => matches(wide, pattern)));
}

/** A call that a pattern stands for. */
function concrete(action: string): string {
  return action.replaceAll("*", "Any").replaceAll("?", "x");
}

interface World {
  readonly registry: Registry;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * What must stay possible, or undefined: the role that deploys makes what detects and records, and a session of root that the management account opens,
 * which says of itself that it is one, unlocks what only root may (IAM guide, "Centrally manage root access").
 */
export function keptByGuardrails(limits: Pick<Policies, "controls">, world: World): string | undefined {
  const { registry } = world;
  const region = registry.regions.home;
  const deploy = identity(`role/${registry.roles.deploy}`, registry);
  const calls = forbidden.filter(({ sparesDeploy }) => sparesDeploy).flatMap((one) => one.calls);
  const denied = calls.find((action) => !ask(deploy, action, region, {}, limits, world).possible);
  if (denied !== undefined) return `the role that deploys may not do its work (${denied})`;
  const session = ask(
    identity("root", registry),
    "s3:DeleteBucketPolicy",
    region,
    { "aws:AssumedRoot": "true" },
    limits,
    world,
  );
  return session.possible ? undefined : "management may not open what only root may (s3:DeleteBucketPolicy)";
}

/** Whoever a document names itself is tried too: an exception is for the role that deploys alone. */
function callersOf(
  one: Forbidden,
  limits: Pick<Policies, "controls">,
  registry: Registry,
): readonly [string, Identity][] {
  if (one.by === "root") return [["root", identity("root", registry)]];
  const deploy = `role/${registry.roles.deploy}`;
  const named = valuesOf(limits, "aws:principalarn")
    .map((value) => /^arn:[^:]*:iam::[^:]*:((?:role|user)\/.+)$/.exec(value)?.[1] ?? "")
    .map((name) => name.replaceAll("*", "any").replaceAll("?", "x"))
    .filter((name) => name !== "" && name !== deploy);
  const callers = [
    ...Object.entries(IDENTITIES),
    ...[...new Set(named)].map((name) => ["a role that the policy lets out", name] as const),
    ...(one.sparesDeploy ? [] : [["the role that deploys", deploy] as const]),
  ];
  return callers.map(([who, name]) => [who, identity(name, registry)]);
}

/** What the documents ask of a key. */
function valuesOf({ controls = [] }: Pick<Policies, "controls">, wanted: string): readonly string[] {
  const conditions = controls.flat().flatMap(({ statements }) => statements.flatMap((one) => one.conditions));
  return conditions.filter(({ key }) => key === wanted).flatMap(({ values }) => values);
}

function identity(name: string, { organization }: Registry): Identity {
  return { kind: "identity", arn: `arn:aws:iam::${ACCOUNT}:${name}`, organization: { id: organization.id } };
}

/** Asked by somebody who holds every right, about anything of the account; what he may choose himself gets nobody out. */
function ask(
  caller: Identity,
  action: string,
  region: string,
  context: Readonly<Record<string, string>>,
  limits: Pick<Policies, "controls">,
  { today }: World,
): Decision {
  const service = action.slice(0, action.indexOf(":"));
  const request: Request = {
    caller,
    action,
    resource: service === "s3" ? "arn:aws:s3:::any/any" : `arn:aws:${service}:${region}:${ACCOUNT}:any/any`,
    resourceAccount: ACCOUNT,
    region,
    context: { "aws:AssumedRoot": [], ...context },
    isFree: true,
  };
  return decide(request, { identity: [everyRight], resource: admittedElsewhere, ...limits }, today);
}
