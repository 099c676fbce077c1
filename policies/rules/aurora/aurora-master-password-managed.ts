import type { Rule } from "../../rule";
import { DATABASE, SINGLE_DATABASE } from "../../views/databases";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "aurora-master-password-managed",
  title: "RDS makes, keeps and rotates the master password, under a key of ours.",
  why: "A password that a person or a program chose is one that somebody knows.",
  fix: "Set manageMasterUserPassword: true and masterUserSecretKmsKeyId, and remove masterPassword.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [DATABASE, SINGLE_DATABASE],
  check: (database, check) => {
    check.expect(() => database.flag("manageMasterUserPassword") === true, "RDS does not manage its master password");
    for (const path of ["masterPassword", "masterPasswordWo", "password", "passwordWo"]) {
      check.expect(() => database.raw(path) === undefined, "the program gives it a password", { part: "password" });
    }
    check.expect(() => usesCustomerKey(database, "masterUserSecretKmsKeyId"), "its secret has no key of ours", {
      part: "key",
    });
  },
};
