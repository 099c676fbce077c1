import type { Rule } from "../../rule";
import { parseJson } from "../../kernel/documents";

export const rule: Rule = {
  id: "ssm-session-manager-hardened",
  title: "A Session Manager document encrypts sessions with a key and logs them encrypted.",
  why: "A session is a shell: what was typed must be known afterwards, and to nobody on the way.",
  fix: "Set inputs.kmsKeyId, and s3BucketName with s3EncryptionEnabled or cloudWatchLogGroupName with cloudWatchEncryptionEnabled.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_112", "CKV_AWS_113"],
  types: ["aws:ssm/document:Document"],
  check: (document, check) => {
    if (document.text("documentType") !== "Session") return;
    const inputs = (): Record<string, unknown> => {
      const content = parseJson(document.text("content") ?? "") as { inputs?: Record<string, unknown> } | undefined;
      return content?.inputs ?? {};
    };
    check.expect(() => Boolean(inputs()["kmsKeyId"]), "sessions are not encrypted with a key", { part: "kms" });
    check.expect(
      () => {
        const { s3BucketName, s3EncryptionEnabled, cloudWatchLogGroupName, cloudWatchEncryptionEnabled } = inputs();
        return (
          (Boolean(s3BucketName) && s3EncryptionEnabled === true) ||
          (Boolean(cloudWatchLogGroupName) && cloudWatchEncryptionEnabled === true)
        );
      },
      "sessions are not logged encrypted",
      { part: "logs" },
    );
  },
};
