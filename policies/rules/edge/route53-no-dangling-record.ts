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
    if (!record.isUnknown("type") && !addressTypes.includes(record.text("type") ?? "")) return;
    check.expect(
      () => record.sources("aliases").length > 0 || record.sources("records").length > 0 || record.isUnknown("records"),
      "the record leads to something that the program does not make",
    );
  },
};
