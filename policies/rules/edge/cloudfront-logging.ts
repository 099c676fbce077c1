import type { Rule } from "../../rule";
import { DISTRIBUTION } from "../../views/distributions";

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";

export const rule: Rule = {
  id: "cloudfront-logging",
  title: "Every distribution delivers its access log by CloudWatch (v2).",
  why: "The older loggingConfig needs a bucket with ACLs; without either nobody knows who asked what.",
  fix: "Make a LogDeliverySource for the distribution's ARN with a LogDelivery, and remove loggingConfig.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_86", "AWS-0010", "CloudFront.5", "NAG-CFR3"],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    const { graph } = check;
    check.expect(() => {
      const sources = graph.satellites(distribution, SOURCE, "resourceArn");
      return sources.some(
        (source) =>
          source.text("logType") === "ACCESS_LOGS" &&
          graph.satellites(source, "aws:cloudwatch/logDelivery:LogDelivery", "deliverySourceName").length > 0,
      );
    }, "no access log is delivered");
    check.expect(() => !distribution.isSet("loggingConfig"), "the older logging is used", { part: "v1" });
  },
};
