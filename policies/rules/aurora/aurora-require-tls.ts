import { days } from "../../kernel/waiving";
import type { Rule } from "../../rule";
import { DATABASE, isMysql, isOn, isPostgresql, parametersOf } from "../../views/databases";

const longestDays = 90;

/** Until when a migration may connect in clear is a tag of the cluster, `plaintext-until`, which the component writes from the definition. */
export const rule: Rule = {
  id: "aurora-require-tls",
  title: "A database refuses connections in clear, but for a migration until a stated day, and TLS before 1.2.",
  why: "Passwords and rows would cross the network readable.",
  fix: "Set require_secure_transport ON and tls_version TLSv1.2,TLSv1.3 in the cluster parameter group; on PostgreSQL rds.force_ssl 1. For a migration state plaintextUntil in the definition, at most 90 days ahead.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_69", "RDS.39"],
  types: [DATABASE],
  check: (database, check) => {
    const parameter = (name: string): string | undefined => parametersOf(database)?.get(name);
    check.expect(
      () => {
        const left = days(database.tag("plaintext-until") ?? "") - days(check.today);
        if (left >= 0 && left <= longestDays) return true;
        if (isPostgresql(database)) return isOn(parameter("rds.force_ssl"));
        return isMysql(database) && isOn(parameter("require_secure_transport"));
      },
      "it admits connections in clear",
      { part: "required" },
    );
    check.expect(
      () => {
        if (isPostgresql(database)) return /^TLSv1\.[23]$/.test(parameter("ssl_min_protocol_version") ?? "TLSv1.2");
        const versions = (parameter("tls_version") ?? "").split(",").map((version) => version.trim());
        return versions.every((version) => version === "TLSv1.2" || version === "TLSv1.3");
      },
      "it admits TLS before 1.2",
      { part: "version" },
    );
  },
};
