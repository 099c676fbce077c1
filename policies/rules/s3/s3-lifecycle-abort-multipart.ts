import type { Rule } from "../../rule";
import { BUCKET, lifecycleRules } from "../../views/buckets";

export const rule: Rule = {
  id: "s3-lifecycle-abort-multipart",
  title: "A lifecycle rule of the whole bucket aborts unfinished uploads within 7 days.",
  why: "Parts of uploads that never finished are invisible and are paid for.",
  fix: "Add abortIncompleteMultipartUpload.daysAfterInitiation of at most 7 to an enabled rule without filter.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["CKV_AWS_300"],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(
      () =>
        lifecycleRules(bucket).some((reader) => {
          const days =
            reader.number("abortIncompleteMultipartUpload.daysAfterInitiation") ??
            reader.number("abortIncompleteMultipartUploadDays");
          return (
            reader.text("status") === "Enabled" && !reader.isSet("filter.prefix") && days !== undefined && days <= 7
          );
        }),
      "unfinished uploads are kept",
    );
  },
};
