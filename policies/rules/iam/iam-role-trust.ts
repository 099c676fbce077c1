import { classOf } from "../../envelopes/classes";
import { valuesOf } from "../../envelopes/scope";
import { strangeTaker } from "../../envelopes/takers";
import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";

/** The closed world of trust: what a kind of role is for, and who may assume it, stands in policies/envelopes/classes. */
export const rule: Rule = {
  id: "iam-role-trust",
  title: "Every role is of a class, and nobody but whom its class names may assume it.",
  why: "A role's trust is its door: a wildcard, another account, a service for anybody or another workflow come in by it.",
  fix: "Name whom the message says in the class of policies/envelopes/classes if it belongs there, else take it out of the trust; a service says aws:SourceAccount, a third party sts:ExternalId. For a new kind of role add a class.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_60", "CKV_AWS_61"],
  types: [ROLE],
  check: (role, check) => {
    const own = classOf(role);
    if (!check.expect(() => own !== undefined, "no class says what the role is for", { part: "class" }) || !own) return;
    let known: { readonly stranger: string | undefined } | undefined;
    const stranger = (): string | undefined =>
      (known ??= { stranger: strangeTaker(role, own, valuesOf(role)) }).stranger;
    check.expect(
      () => stranger() === undefined,
      () => `${stranger()} may assume a role of the class ${own.name}`,
      { part: "trust" },
    );
  },
};
