import type { Rule } from "../../rule";
import { covers, isNarrowed } from "../../kernel/documents";
import { BUCKET, policyStatements } from "../../views/buckets";
import { DISTRIBUTION, isBucketOrigin } from "../../views/distributions";

/** In no other pack. The maintenance page is asked for when everything else is down, which is late to learn that it cannot be read. */
export const rule: Rule = {
  id: "s3-origin-bucket-admits-cloudfront",
  title:
    "A bucket behind a distribution admits CloudFront, narrowed to this account's distributions, to read and nothing more.",
  why: "Without the statement viewers are told 403; without the condition every distribution of the world reads the bucket.",
  fix: "Add originAccessStatement to the bucket's policy.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [BUCKET],
  check: (bucket, check) => {
    const isOrigin = check.graph
      .ofType(DISTRIBUTION)
      .some(
        (distribution) =>
          distribution.sources("origins").includes(bucket) && distribution.list("origins").some(isBucketOrigin),
      );
    if (!isOrigin) return;
    const admitting = () =>
      policyStatements(bucket).filter(
        ({ effect, principals }) =>
          effect === "Allow" &&
          principals.some(({ kind, value }) => kind === "Service" && value === "cloudfront.amazonaws.com"),
      );
    check.expect(
      () => admitting().some((statement) => covers(statement, "s3:GetObject")),
      "CloudFront may not read the bucket",
    );
    check.expect(
      () => admitting().every((statement) => isNarrowed(statement, ["aws:sourcearn", "aws:sourceaccount"])),
      "any distribution may read the bucket",
      { part: "narrowed" },
    );
    check.expect(
      () => admitting().every(({ actions }) => actions.every((action) => /^s3:(GetObject|ListBucket)$/i.test(action))),
      "CloudFront may do more than read",
      { part: "read-only" },
    );
  },
};
