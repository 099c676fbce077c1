import type { Rule } from "../../rule";
import { DATABASE_INSTANCE, SINGLE_DATABASE } from "../../views/databases";

/**
 * Mandatory, where the row is advisory: it is how Aurora gets its security fixes, and false is never there by mistake.
 */
export const rule: Rule = {
  id: "aurora-minor-upgrade",
  title: "Database instances take minor versions by themselves.",
  why: "Minor versions are where security faults are mended.",
  fix: "Leave autoMinorVersionUpgrade at its default, true.",
  severity: "low",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_226", "RDS.13", "RDS.35", "CIS5-2.2.2"],
  types: [DATABASE_INSTANCE, SINGLE_DATABASE],
  check: (instance, check) => {
    check.expect(() => instance.flag("autoMinorVersionUpgrade") !== false, "it stays on its minor version");
  },
};
