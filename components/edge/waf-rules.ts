import { pascal } from "../naming";
import { MANAGED_GROUPS, type ManagedRuleGroup, ruleActions } from "./managed-rules";
import { matches, outside, startsWith } from "./waf-paths";
import { counting, type PenetrationTest, testing, type WafSettings } from "./waf-settings";

/** Address sets that rules refer to, in whatever form an ARN has for the caller. */
export interface AddressSets<Arn> {
  /** Those that a closed environment admits; empty where everyone is admitted. */
  readonly allowed: readonly Arn[];
  /** By ticket. */
  readonly tests: Readonly<Record<string, Arn>>;
}

/** The name of the body that a blocked request is answered with. */
export const FORBIDDEN = "forbidden";

/** A blocked request gets 403 and says no more. */
export const forbid = { block: { customResponse: { responseCode: 403, customResponseBodyKey: FORBIDDEN } } } as const;

/** Cheap rules first: what an address list settles is not examined further. Priorities are part of the contract, so that a new rule moves none. */
const PRIORITIES: Readonly<Record<ManagedRuleGroup, number>> = {
  "ip-reputation": 20,
  "anonymous-ip": 30,
  common: 40,
  "known-bad-inputs": 50,
  "sql-injection": 60,
};

/** How many times as often as pages an address may ask for everything, what is cached included: an office behind one address loads many assets. */
const FLOOD = 10;

/** The rules of the web ACL of one environment, as the settings stand today. */
export function wafRules<Arn>(prefix: string, settings: WafSettings, sets: AddressSets<Arn>) {
  return [
    ...testing(settings).map((test, index) => penetrationTest(prefix, test, index, sets.tests[test.ticket] as Arn)),
    ...rateLimits(prefix, settings),
    ...(Object.keys(PRIORITIES) as ManagedRuleGroup[]).map((group) => managed(prefix, group, settings)),
    ...allowedAddresses(prefix, sets.allowed),
  ];
}

/** Metrics on, since a rule that nobody can watch is a rule that nobody trusts. */
export function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}

/** First of all, so that a test finds the faults of the product and not those of the web ACL. */
function penetrationTest<Arn>(prefix: string, test: PenetrationTest, index: number, set: Arn) {
  const name = `penetration-test-${test.ticket}`;
  return {
    name,
    priority: index,
    action: { allow: {} },
    statement: { ipSetReferenceStatement: { arn: set } },
    visibilityConfig: visibility(metric(prefix, name)),
  };
}

/**
 * The limit counts what reaches the product. What CloudFront keeps has a higher one of its own: a page that loads fifty assets is no attack,
 * yet a query string that changes with each request reaches the product too.
 */
function rateLimits(prefix: string, { requestsPer5Minutes: limit = 2000, cachedPaths = [] }: WafSettings) {
  const rule = <Rate extends { readonly limit: number }>(name: string, priority: number, rate: Rate) => ({
    name,
    priority,
    action: forbid,
    statement: { rateBasedStatement: { evaluationWindowSec: 300, aggregateKeyType: "IP", ...rate } },
    visibilityConfig: visibility(metric(prefix, name)),
  });
  if (cachedPaths.length === 0) return [rule("rate-limit", 10, { limit })];
  const scopeDownStatement = outside([...cachedPaths].sort().map(matches));
  return [rule("rate-limit", 10, { limit, scopeDownStatement }), rule("flood-limit", 11, { limit: limit * FLOOD })];
}

function managed(prefix: string, group: ManagedRuleGroup, settings: WafSettings) {
  const counts = counting(settings).some(([counted]) => counted === group);
  const paths = (settings.exclusions ?? []).filter((each) => each.group === group).map((each) => each.pathPrefix);
  const overrides = ruleActions(group, settings.overrides ?? {});
  return {
    name: group,
    priority: PRIORITIES[group],
    overrideAction: counts ? { count: {} } : { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name: MANAGED_GROUPS[group].name,
        ...(overrides.length === 0
          ? {}
          : { ruleActionOverrides: overrides.map(([name, action]) => ({ name, actionToUse: { [action]: {} } })) }),
        ...(paths.length === 0 ? {} : { scopeDownStatement: outside([...paths].sort().map(startsWith)) }),
      },
    },
    visibilityConfig: visibility(metric(prefix, group)),
  };
}

/** Last, so that the allowed addresses are examined like everyone's; what is left falls to the default action. */
function allowedAddresses<Arn>(prefix: string, sets: readonly Arn[]) {
  const [first, ...others] = sets.map((set) => ({ ipSetReferenceStatement: { arn: set } }));
  if (first === undefined) return [];
  return [
    {
      name: "allowed-addresses",
      priority: 90,
      action: { allow: {} },
      statement: others.length === 0 ? first : { orStatement: { statements: [first, ...others] } },
      visibilityConfig: visibility(metric(prefix, "allowed-addresses")),
    },
  ];
}

function metric(prefix: string, name: string): string {
  return pascal(`${prefix}-${name}`);
}
