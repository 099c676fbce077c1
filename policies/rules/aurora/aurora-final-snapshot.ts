import type { Rule } from "../../rule";
import { DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-final-snapshot",
  title: "A production database leaves a snapshot and its backups behind when it is deleted.",
  why: "It is the last copy when the deletion was the mistake.",
  fix: "Leave skipFinalSnapshot false, name finalSnapshotIdentifier, and set deleteAutomatedBackups: false, which the provider takes for true.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [DATABASE],
  check: (database, check) => {
    if (database.environment !== "production") return;
    check.expect(
      () => database.flag("skipFinalSnapshot") !== true && database.isSet("finalSnapshotIdentifier"),
      "it leaves no snapshot",
      { part: "snapshot" },
    );
    check.expect(() => database.flag("deleteAutomatedBackups") === false, "its backups are deleted with it", {
      part: "backups",
    });
  },
};
