import type { Rule } from "../../rule";
import { BUCKET, satellites } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-bucket-owner-enforced",
  title: "Every bucket owns all of its objects and has no ACLs.",
  why: "With ACLs a writer may own, and open, what lies in our bucket.",
  fix: "Give the bucket a BucketOwnershipControls with BucketOwnerEnforced and remove every BucketAcl.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_65", "S3.12"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(
      () => satellites(bucket, "ownership").some((view) => view.text("rule.objectOwnership") === "BucketOwnerEnforced"),
      "the bucket does not own its objects",
    );
    check.expect(() => satellites(bucket, "acl").length === 0, "the bucket has an ACL");
  },
};
