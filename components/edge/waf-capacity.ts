import { MANAGED_GROUPS } from "./managed-rules";

/** Capacity units that the price of a web ACL includes, and the most that one may take (AWS WAF Developer Guide, "WCUs"). */
export const WAF_CAPACITY = { included: 1500, most: 5000 } as const;

const groupCapacity: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(MANAGED_GROUPS).map(({ name, capacity }) => [name, capacity]),
);

/**
 * The capacity units (WCU) of some rules, by the figures that the AWS WAF Developer Guide gives with each statement: a string at one end
 * of the path 2, anywhere 10, a regular expression 3, a set of addresses 1, a rate 2, each text transformation 10, a managed group its own
 * figure; a scope-down is added to what it narrows. `and`, `or` and `not` cost nothing.
 */
export function capacityOf(rules: unknown, groups: Readonly<Record<string, number>> = groupCapacity): number {
  if (typeof rules !== "object" || rules === null) return 0;
  const entries = Object.entries(rules);
  return entries.reduce((sum, [key, value]) => sum + ownUnits(key, value, groups) + capacityOf(value, groups), 0);
}

function ownUnits(key: string, value: unknown, groups: Readonly<Record<string, number>>): number {
  switch (key) {
    case "byteMatchStatement":
      return field(value, "positionalConstraint").startsWith("CONTAINS") ? 10 : 2;
    case "regexMatchStatement":
      return 3;
    case "rateBasedStatement":
      return 2;
    case "ipSetReferenceStatement":
    case "geoMatchStatement":
    case "labelMatchStatement":
    case "sizeConstraintStatement":
      return 1;
    case "managedRuleGroupStatement":
      return groups[field(value, "name")] ?? 0;
    case "textTransformations":
      return Array.isArray(value) ? 10 * value.length : 0;
    default:
      return 0;
  }
}

function field(value: unknown, key: string): string {
  const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === "string" ? found : "";
}
