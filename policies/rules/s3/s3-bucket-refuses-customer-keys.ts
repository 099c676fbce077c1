import type { Rule } from "../../rule";

/** In no other pack: encryption with a key that the writer brings along is how ransom is taken for what lies in S3. */
export const rule: Rule = {
  id: "s3-bucket-refuses-customer-keys",
  title: "No bucket admits objects that are encrypted with a key that only the writer has (SSE-C).",
  why: "Whoever can write could make the objects unreadable for everyone else, and no key of ours opens them.",
  fix: 'Set blockedEncryptionTypes: ["SSE-C"] in the rule of the BucketServerSideEncryptionConfiguration.',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"],
  check: (encryption, check) => {
    const rules = encryption.list("rules");
    check.expect(
      () => rules.length > 0 && rules.every((reader) => reader.texts("blockedEncryptionTypes").includes("SSE-C")),
      "SSE-C is not blocked",
    );
  },
};
