import { pascal } from "../naming";
import { counting, type ManagedRuleGroup, type PenetrationTest, testing, type WafSettings } from "./waf-settings";

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
const GROUPS: Readonly<Record<ManagedRuleGroup, { readonly name: string; readonly priority: number }>> = {
  "ip-reputation": { name: "AWSManagedRulesAmazonIpReputationList", priority: 20 },
  "anonymous-ip": { name: "AWSManagedRulesAnonymousIpList", priority: 30 },
  common: { name: "AWSManagedRulesCommonRuleSet", priority: 40 },
  "known-bad-inputs": { name: "AWSManagedRulesKnownBadInputsRuleSet", priority: 50 },
  "sql-injection": { name: "AWSManagedRulesSQLiRuleSet", priority: 60 },
};

/** The rules of the web ACL of one environment, as the settings stand today. */
export function wafRules<Arn>(prefix: string, settings: WafSettings, sets: AddressSets<Arn>) {
  return [
    ...testing(settings).map((test, index) => penetrationTest(prefix, test, index, sets.tests[test.ticket] as Arn)),
    rateLimit(prefix, settings.requestsPer5Minutes ?? 2000),
    ...(Object.keys(GROUPS) as ManagedRuleGroup[]).map((group) => managed(prefix, group, settings)),
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

function rateLimit(prefix: string, limit: number) {
  return {
    name: "rate-limit",
    priority: 10,
    action: forbid,
    statement: { rateBasedStatement: { limit, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
    visibilityConfig: visibility(metric(prefix, "rate-limit")),
  };
}

function managed(prefix: string, group: ManagedRuleGroup, settings: WafSettings) {
  const counts = counting(settings).some(([counted]) => counted === group);
  const paths = (settings.exclusions ?? []).filter((each) => each.group === group).map((each) => each.pathPrefix);
  const { name, priority } = GROUPS[group];
  return {
    name: group,
    priority,
    overrideAction: counts ? { count: {} } : { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(paths.length === 0 ? {} : { scopeDownStatement: { notStatement: { statement: oneOf(paths) } } }),
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

/** WAF takes an `or` of two or more. */
function oneOf(paths: readonly string[]) {
  const statements = [...paths].sort().map(startsWith);
  const [first] = statements;
  return statements.length === 1 && first !== undefined ? first : { orStatement: { statements } };
}

/** Decoded and with its dots resolved, or `/uploads/../admin` would skip the group too. */
function startsWith(path: string) {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: path,
      textTransformations: [
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "NORMALIZE_PATH" },
      ],
    },
  };
}

function metric(prefix: string, name: string): string {
  return pascal(`${prefix}-${name}`);
}
