import type { Rule } from "../../rule";
import { admitsEveryone, statements } from "../../kernel/documents";

/** kms:ViaService alone narrows nothing: every account of AWS can come by way of a service. */
export const rule: Rule = {
  id: "kms-key-policy-no-wildcard-principal",
  title: "A key's policy allows nothing to everyone, unless a condition narrows it to known accounts.",
  why: "Any account of AWS could use, or destroy, the key.",
  fix: "Name the principal, or add kms:CallerAccount, aws:SourceAccount, aws:SourceArn or aws:PrincipalOrgID.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_33", "KMS.5"],
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (holder, check) => {
    if (holder.raw("policy") === undefined) return;
    check.expect(() => !statements(holder, "policy").some(admitsEveryone), "a statement allows something to everyone");
  },
};
