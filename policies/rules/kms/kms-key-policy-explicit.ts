import type { Rule } from "../../rule";
/** Mandatory, though other packs only advise: what the made-up policy leaves out is lost in silence. */
export const rule: Rule = {
  id: "kms-key-policy-explicit",
  title: "Every key states its policy.",
  why: "The policy that AWS makes up leaves everything to IAM, and admits no service that uses the key without a role.",
  fix: "Set policy, or make a KeyPolicy for the key.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV2_AWS_64"],
  types: ["aws:kms/key:Key"],
  check: (key, check) => {
    check.expect(
      () => check.graph.satellites(key, "aws:kms/keyPolicy:KeyPolicy", "keyId").length > 0 || key.isSet("policy"),
      "the key has no policy of its own",
    );
  },
};
