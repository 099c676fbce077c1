import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "cloudtrail-cloudwatch-and-data-events",
  title: "A trail goes to CloudWatch Logs as well, and records reads and writes of objects in S3.",
  why: "Alarms on single calls need the log group; who read an object is told by data events alone.",
  fix: "Set cloudWatchLogsGroupArn, and an event selector for AWS::S3::Object; both cost by what is recorded.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: [
    "CKV2_AWS_10",
    "CKV_AWS_252",
    "AWS-0162",
    "AWS-0171",
    "AWS-0172",
    "CloudTrail.5",
    "CIS5-3.8",
    "CIS5-3.9",
  ],
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail, check) => {
    check.expect(() => trail.isSet("cloudWatchLogsGroupArn"), "it does not go to CloudWatch Logs", { part: "logs" });
    check.expect(
      () =>
        trail.list("advancedEventSelectors").length > 0 ||
        trail.list("eventSelectors").some((one) => one.list("dataResources").length > 0),
      "who reads objects is not recorded",
      { part: "data-events" },
    );
  },
};
