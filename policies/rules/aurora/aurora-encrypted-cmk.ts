import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "aurora-encrypted-cmk",
  title: "A database is encrypted with a key of ours.",
  why: "Snapshots and backups inherit the key, and it cannot be changed later.",
  fix: "Set storageEncrypted: true and kmsKeyId to the key of data.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [
    "CKV_AWS_96",
    "CKV_AWS_327",
    "CKV_AWS_140",
    "CKV_AWS_16",
    "AWS-0079",
    "AWS-0080",
    "RDS.3",
    "RDS.27",
    "CIS5-2.2.1",
    "NAG-RDS2",
  ],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    check.expect(() => database.flag("storageEncrypted") === true, "its storage is not encrypted", { part: "storage" });
    check.expect(() => usesCustomerKey(database, "kmsKeyId"), "it is not encrypted with a key of ours", {
      part: "key",
    });
  },
};
