import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { CERTIFICATE, isWithin, namesOf, RECORD, ZONE } from "../../views/certificates";

const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";

/** Whose names nobody knows before they are made, and all lie within a domain: what proves a certificate, and what signs mail. */
const domainsOf: Readonly<Record<string, (made: View) => readonly string[]>> = {
  [CERTIFICATE]: namesOf,
  [IDENTITY]: (identity) => [identity.text("emailIdentity") ?? ""],
};

export const rule: Rule = {
  id: "route53-record-in-zone",
  title:
    "A record stands in the zone that its name is asked of: one whose name it ends with, public for what the internet asks.",
  why: "The provider writes a name of another domain below the zone's own, and nobody finds it there.",
  fix: "Take the zone of the domain, or correct the name.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [RECORD],
  check: (record, check) => {
    const zone = check.graph.target(record, "zoneId", ZONE);
    // What is not the program's, `outside-references` knows.
    if (zone === undefined) return;
    const made = record.isUnknown("name")
      ? record.sources("name").filter(({ type }) => domainsOf[type] !== undefined)
      : [];
    check.expect(() => {
      const own = plain(zone.text("name"));
      if (made.length === 0) return isWithin(own, plain(record.text("name")));
      const domains = made.flatMap((one) => domainsOf[one.type]?.(one) ?? []);
      return !zone.isSet("vpcs") && domains.some((domain) => isWithin(own, plain(domain)));
    }, "its name lies in another domain than its zone");
  },
};

function plain(name: string | undefined): string {
  return (name ?? "").toLowerCase().replace(/\.$/, "");
}
