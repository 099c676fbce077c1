import { type Rule, STACK } from "../../rule";
import { BUCKET, bucketNameOf } from "../../views/buckets";

export const rule: Rule = {
  id: "account-has-cloudtrail",
  title: "One trail of the organization records what every account does in every region, into the log archive.",
  why: "An account that is not recorded is one in which nobody can say what happened.",
  fix: "Make a Trail in the management account with isOrganizationTrail and isMultiRegionTrail, and a bucket of the account log-archive.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["CloudTrail.1", "CloudTrail.3"],
  types: [STACK],
  check: (_stack, check) => {
    const { graph, registry } = check;
    if (graph.stack !== registry.foundation.stack) return;
    const trails = graph
      .ofType("aws:cloudtrail/trail:Trail")
      .filter((trail) => trail.flag("isOrganizationTrail") === true && trail.flag("isMultiRegionTrail") === true);
    check.expect(() => trails.length === 1, "the organization has no trail of all regions, or two");
    for (const at of trails) {
      check.expect(
        () => {
          const bucket = graph.target(at, "s3BucketName", BUCKET);
          const name = bucket === undefined ? at.text("s3BucketName") : bucketNameOf(bucket);
          return registry.archiveBuckets.includes(name ?? "");
        },
        "the trail does not reach the log archive",
        { part: "archive", at },
      );
    }
  },
};
