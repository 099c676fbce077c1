import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "ecr-kms",
  title: "Images are encrypted with a key of ours.",
  why: "Who may read the images is then decided by the key as well.",
  fix: 'Set encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: <key> }]; it cannot be changed later.',
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_136", "AWS-0033"],
  types: ["aws:ecr/repository:Repository"],
  check: (repository, check) => {
    check.expect(
      () =>
        repository
          .list("encryptionConfigurations")
          .some((encryption) => encryption.text("encryptionType") === "KMS" && usesCustomerKey(encryption, "kmsKey")),
      "its images are not encrypted with a key of ours",
    );
  },
};
