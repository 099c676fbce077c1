import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-copy-tags",
  title: "Snapshots carry the tags of their database.",
  why: "A snapshot without tags belongs to nobody, and is kept for ever.",
  fix: "Set copyTagsToSnapshot: true.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_313", "CKV2_AWS_60", "RDS.16"],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    check.expect(() => database.flag("copyTagsToSnapshot") === true, "its snapshots have no tags");
  },
};
