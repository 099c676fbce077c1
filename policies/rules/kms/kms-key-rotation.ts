import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "kms-key-rotation",
  title: "A symmetric key rotates every year.",
  why: "Key material that never changes makes one leak a leak for ever.",
  fix: "Set enableKeyRotation: true. Asymmetric and HMAC keys cannot rotate and are exempt.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_7", "AWS-0065", "KMS.4", "CIS5-3.6", "NAG-KMS5"],
  types: ["aws:kms/key:Key"],
  check: (key, check) => {
    if ((key.text("keyUsage") ?? "ENCRYPT_DECRYPT") !== "ENCRYPT_DECRYPT") return;
    if ((key.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") return;
    check.expect(() => key.flag("enableKeyRotation") === true, "the key does not rotate");
  },
};
