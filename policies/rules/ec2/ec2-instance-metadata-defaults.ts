import { type Rule, STACK } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";

/**
 * Not in the list of rules: the default of the account behind `ec2-imdsv2`, which holds for instances that no program makes.
 */
export const rule: Rule = {
  id: "ec2-instance-metadata-defaults",
  title: "The account of every product asks for tokens before an instance's metadata by default.",
  why: "One request forged through a server on the instance would give away its role.",
  fix: 'Make aws.ec2.InstanceMetadataDefaults with httpTokens "required" and httpPutResponseHopLimit 1.',
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["EC2.8", "CIS5-5.7"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, ofType } of heldAccounts(check)) {
      check.expect(
        () =>
          ofType("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults").some(
            (defaults) =>
              defaults.text("httpTokens") === "required" && (defaults.number("httpPutResponseHopLimit") ?? 2) <= 1,
          ),
        `instances of ${label} give their metadata without a token by default`,
      );
    }
  },
};
