import type { Rule } from "../../rule";
import { BUCKET, satellites } from "../../views/buckets";

const settings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const rule: Rule = {
  id: "cloudtrail-bucket-private",
  title: "The bucket of a trail is of this program, closed to the public in every way, locked, and logs who reads it.",
  why: "Who reads the trail learns how the company may be entered; who deletes it has never been there.",
  fix: "Make the bucket with the component Bucket, a lock and accessLogsBucket.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["AWS-0161", "CloudTrail.6"],
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail, check) => {
    const bucket = check.graph.target(trail, "s3BucketName", BUCKET);
    check.expect(() => bucket !== undefined, "the bucket is not of this program", { part: "bucket" });
    if (bucket === undefined) return;
    check.expect(
      () => satellites(bucket, "accessBlock").some((block) => settings.every((one) => block.flag(one) === true)),
      "the bucket can be made public",
      { part: "public", at: bucket },
    );
    check.expect(() => satellites(bucket, "logging").length > 0, "nobody sees who reads the bucket", {
      part: "access-log",
      at: bucket,
    });
    check.expect(
      () =>
        bucket.flag("objectLockEnabled") === true &&
        satellites(bucket, "objectLock").some((lock) => (lock.number("rule.defaultRetention.days") ?? 0) >= 90),
      "what the trail has written can be deleted",
      { part: "lock", at: bucket },
    );
  },
};
