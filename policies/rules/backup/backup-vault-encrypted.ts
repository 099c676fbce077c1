import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "backup-vault-encrypted",
  title: "A backup vault is encrypted with a key of ours.",
  why: "A copy is worth what its original is.",
  fix: "Set kmsKeyArn to the environment's key for data.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_166", "Backup.1"],
  types: ["aws:backup/vault:Vault"],
  check: (vault, check) => {
    check.expect(() => usesCustomerKey(vault, "kmsKeyArn"), "it has no key of ours");
  },
};
