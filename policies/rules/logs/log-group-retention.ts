import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "log-group-retention",
  title: "Every log group keeps its events for a stated time: 90 days at the least, those of class audit 365.",
  why: "Without a time they are kept, and paid for, for ever; with a short one they are gone when they are asked for.",
  fix: "Set retentionInDays to 90 or more, 365 or more where the data-class is audit.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_66", "CKV_AWS_338", "NAG-serverless"],
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group, check) => {
    check.expect(() => {
      const days = group.number("retentionInDays") ?? 0;
      return days >= (group.tag("data-class") === "audit" ? 365 : 90);
    }, "the retention is missing or too short");
  },
};
