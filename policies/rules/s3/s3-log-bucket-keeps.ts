import type { Rule } from "../../rule";
import { BUCKET, lifecycleRules } from "../../views/buckets";

const LOG_DAYS = 90;
const VERSION_DAYS = 7;

/** The pack's own: `s3-bucket-lifecycle` asks that things end, this one that they do not end too soon. */
export const rule: Rule = {
  id: "s3-log-bucket-keeps",
  title: `Logs are kept for ${LOG_DAYS} days or more, and what is overwritten or deleted for ${VERSION_DAYS} or more.`,
  why: "Intrusions are found after weeks; a deletion by mistake is found after days.",
  fix: "Lengthen the expiration of the lifecycle rule.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["S3.13"],
  types: [BUCKET],
  check: (bucket, check) => {
    const active = () =>
      lifecycleRules(bucket).filter((one) => one.text("status") === "Enabled" || one.flag("enabled") === true);
    if (bucket.tag("data-class") === "audit") {
      check.expect(
        () => active().every((one) => (one.number("expiration.days") ?? LOG_DAYS) >= LOG_DAYS),
        "logs end too soon",
        { part: "logs" },
      );
    }
    check.expect(
      () =>
        active().every((one) => {
          const days =
            one.number("noncurrentVersionExpiration.noncurrentDays") ?? one.number("noncurrentVersionExpiration.days");
          return (days ?? VERSION_DAYS) >= VERSION_DAYS;
        }),
      "what is overwritten ends too soon",
      { part: "versions" },
    );
  },
};
