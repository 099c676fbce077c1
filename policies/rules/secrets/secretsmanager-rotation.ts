import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "secretsmanager-rotation",
  title: "Every secret is rotated.",
  why: "A secret that never changes is known to everyone who ever saw it.",
  fix: "Make a SecretRotation for the secret, or let RDS manage it.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: ["CKV2_AWS_57", "SecretsManager.1", "NAG-SMG4"],
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret, check) => {
    check.expect(
      () => check.graph.satellites(secret, "aws:secretsmanager/secretRotation:SecretRotation", "secretId").length > 0,
      "nothing rotates the secret",
    );
  },
};
