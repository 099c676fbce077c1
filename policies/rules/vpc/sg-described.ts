import type { Rule } from "../../rule";
import { GROUP, holders, rulesIn } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-described",
  title: "Every security group and each of its rules says what it is for.",
  why: "A rule whose purpose nobody knows is never removed.",
  fix: "Set description.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_23", "AWS-0099", "AWS-0124", "NAG-EC27"],
  types: holders,
  check: (holder, check) => {
    const said = (text: string | undefined): boolean =>
      text !== undefined && text !== "" && !text.startsWith("Managed by");
    if (holder.type === GROUP) check.expect(() => said(holder.text("description")), "the group is not described");
    for (const rule of rulesIn(holder)) check.expect(() => said(rule.description), "a rule is not described");
  },
};
