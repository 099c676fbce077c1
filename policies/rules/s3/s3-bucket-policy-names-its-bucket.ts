import type { Rule } from "../../rule";
import { statements } from "../../kernel/documents";

export const rule: Rule = {
  id: "s3-bucket-policy-names-its-bucket",
  title: "Every statement of a bucket's policy speaks of that bucket and of no other.",
  why: "AWS refuses other buckets in the middle of an update, and a bare * hides what is allowed.",
  fix: "Build the resources with arn.bucket and arn.objects over the bucket's own name.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  check: (policy, check) => {
    check.expect(() => {
      const arn = `arn:aws:s3:::${policy.text("bucket") ?? ""}`;
      return statements(policy, "policy").every(
        ({ resources, notResources }) =>
          notResources.length === 0 &&
          resources.length > 0 &&
          resources.every((resource) => resource === arn || resource.startsWith(`${arn}/`)),
      );
    }, "a statement speaks of something else than the bucket");
  },
};
