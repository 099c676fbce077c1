import { covers, type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { allowances, identityTypes } from "../../views/permissions";

const NAMES = "route53:changeresourcerecordsetsnormalizedrecordnames";
const TYPES = "route53:changeresourcerecordsetsrecordtypes";

/** The keys have several values, one a record of the request, hence the set operators (Route 53 guide, fine-grained access control). */
export const rule: Rule = {
  id: "iam-dns-changes-scoped",
  title: "A right to change records names the zone, the records and their types.",
  why: "Whoever may change a zone that others stand below takes any of their names.",
  fix: "Name hostedzone/<id>, set ForAllValues:StringEquals to whole record names and to types, and Null false for the names.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    const changes = allowances(subject).filter((statement) => covers(statement, "route53:ChangeResourceRecordSets"));
    for (const statement of changes) {
      check.expect(
        () => statement.resources.every((resource) => /:hostedzone\/[A-Z0-9]+$/.test(resource)),
        "it may change records of any zone",
        { part: "zone" },
      );
      check.expect(() => isHeld(statement, NAMES), "it may change any record of the zone", { part: "names" });
      check.expect(() => isHeld(statement, TYPES), "it may change records of any type", { part: "types" });
    }
  },
};

/** Whether all values of the key are named; for a request without any, which ForAllValues lets pass, one of the keys must be asked for. */
function isHeld({ conditions }: Statement, key: string): boolean {
  const whole = (operators: RegExp, of: string): boolean =>
    conditions.some(
      (one) => one.key === of && operators.test(one.operator) && one.values.every((value) => !/[*?]/.test(value)),
    );
  const present = conditions.some(
    ({ key: of, operator, values }) => of === NAMES && operator === "Null" && values.includes("false"),
  );
  return whole(/^ForAllValues:StringEquals$/, key) && present;
}
