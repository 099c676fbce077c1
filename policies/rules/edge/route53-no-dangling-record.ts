import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";

const addressTypes = ["A", "AAAA", "CNAME"];

export const rule: Rule = {
  id: "route53-no-dangling-record",
  title: "A record that leads somewhere leads to a resource of the program.",
  why: "A name that leads to what is gone can be taken over by whoever gets that address next.",
  fix: "Take the record's target from the resource's outputs.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: ["CKV2_AWS_23"],
  types: ["aws:route53/record:Record"],
  check: (record, check) => {
    if (!addressTypes.includes(record.text("type") ?? "")) return;
    check.expect(
      () => ["aliases", "records"].some((path) => isMade(record, path)),
      "the record leads to something that the program does not make",
    );
  },
};

/** Ends the assertion where a value comes from nowhere that is known, and cannot be read. */
function isMade(record: View, path: string): boolean {
  if (record.sources(path).length > 0) return true;
  record.get(path);
  return false;
}
