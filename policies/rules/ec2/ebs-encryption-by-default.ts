import { type Rule, STACK } from "../../rule";
import { usesCustomerKey } from "../../views/keys";
import { heldAccounts } from "../../views/held-accounts";

export const rule: Rule = {
  id: "ebs-encryption-by-default",
  title: "The account of every product encrypts volumes by default, with a key of ours.",
  why: "A volume that somebody makes by hand is then encrypted too.",
  fix: "Make aws.ebs.EncryptionByDefault and aws.ebs.DefaultKmsKey in the product's stack.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_106", "EC2.7", "CIS5-5.1.1"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () => ofType("aws:ebs/encryptionByDefault:EncryptionByDefault").some((one) => one.flag("enabled") !== false),
        `volumes of ${label} are not encrypted by default`,
      );
      check.expect(
        () => ofType("aws:ebs/defaultKmsKey:DefaultKmsKey").some((one) => usesCustomerKey(one, "keyArn")),
        `volumes of ${label} are encrypted with AWS's key by default`,
        { part: "key" },
      );
    }
  },
};
