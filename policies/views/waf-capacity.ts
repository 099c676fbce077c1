import { CANNOT_READ } from "../kernel/reader";
import { isHidden } from "../kernel/resource";

/** Capacity units of the managed groups of AWS that the platform uses; of any other it is taken that it is large. */
const groups: Readonly<Record<string, number>> = {
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
};
const ANOTHER_GROUP = 200;

/** What each kind of statement costs by itself (AWS WAF Developer Guide, the page of each); what stands below is added. */
const own: Readonly<Record<string, number>> = {
  regexMatchStatement: 3,
  rateBasedStatement: 2,
  ipSetReferenceStatement: 1,
  geoMatchStatement: 1,
  labelMatchStatement: 1,
  sizeConstraintStatement: 1,
  regexPatternSetReferenceStatement: 25,
  sqliMatchStatement: 20,
  xssMatchStatement: 40,
};

/** What the units come from, but for the texts that are looked for and the sets that are meant. */
const counted = /statements?$|^(textTransformations|positionalConstraint|name)$/i;

/** The capacity units (WCU) of a statement with all that stands below it. Ends the assertion where they cannot be known. */
export function capacityUnits(statement: unknown): number {
  if (isHidden(statement)) throw CANNOT_READ;
  if (Array.isArray(statement)) return statement.reduce<number>((sum, one) => sum + capacityUnits(one), 0);
  if (typeof statement !== "object" || statement === null) return 0;
  return Object.entries(statement)
    .filter(([key, value]) => counted.test(key) || !isHidden(value))
    .reduce((sum, [key, value]) => sum + ownUnits(key, value) + capacityUnits(value), 0);
}

function ownUnits(key: string, value: unknown): number {
  if (key === "textTransformations") return Array.isArray(value) ? 10 * value.length : 0;
  const said = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  if (key === "byteMatchStatement") return String(said["positionalConstraint"]).startsWith("CONTAINS") ? 10 : 2;
  if (key === "managedRuleGroupStatement") return groups[String(said["name"])] ?? ANOTHER_GROUP;
  return own[key] ?? 0;
}
