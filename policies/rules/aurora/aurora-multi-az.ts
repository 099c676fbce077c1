import type { Rule } from "../../rule";
import { DATABASE, DATABASE_INSTANCE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-multi-az",
  title: "A production database has two instances or more, in two zones.",
  why: "When the only instance fails, a new one takes ten minutes.",
  fix: "Give it a reader; serverless ones count too.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["RDS.15", "CIS5-2.2.4", "CKV_AWS_157"],
  types: [DATABASE],
  check: (database, check) => {
    if (database.environment !== "production") return;
    const instances = () => check.graph.satellites(database, DATABASE_INSTANCE, "clusterIdentifier");
    check.expect(() => instances().length >= 2, "it has fewer than two instances");
    check.expect(
      () => {
        const zones = instances().flatMap((instance) => instance.text("availabilityZone") ?? []);
        return zones.length < instances().length || new Set(zones).size !== 1;
      },
      "all its instances are put into one zone",
      { part: "zones" },
    );
  },
};
