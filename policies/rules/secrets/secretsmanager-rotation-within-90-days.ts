import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "secretsmanager-rotation-within-90-days",
  title: "A rotated secret changes every 90 days at the latest.",
  why: "The time that a leak is worth something ends with the next rotation.",
  fix: "Set rotationRules.automaticallyAfterDays to 90 or less, or a scheduleExpression that comes as often.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_304", "SecretsManager.4"],
  types: ["aws:secretsmanager/secretRotation:SecretRotation"],
  check: (rotation, check) => {
    check.expect(() => {
      const days = rotation.number("rotationRules.automaticallyAfterDays");
      if (days !== undefined) return days <= 90;
      const [, count, unit] =
        /^rate\((\d+) (hour|day)s?\)$/.exec(rotation.text("rotationRules.scheduleExpression") ?? "") ?? [];
      if (count !== undefined) return Number(count) <= (unit === "hour" ? 90 * 24 : 90);
      // Minute, hour and day do not matter as long as it comes in every third month or oftener.
      return /^cron\(\S+ \S+ \S+ (\*|\*\/[1-3]) /.test(rotation.text("rotationRules.scheduleExpression") ?? "");
    }, "the secret may grow older than 90 days");
  },
};
