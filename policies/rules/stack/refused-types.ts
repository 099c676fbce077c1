import type { Rule } from "../../rule";
import { refused } from "../../views/refused";

export const rule: Rule = {
  id: "refused-types",
  title: "Some types are used by nobody: each has a better one, or opens what must stay shut.",
  why: "Long-lived keys, shared hosts and other ways around the platform's own paths begin with one of these.",
  fix: "The message names what to use instead.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_348", "CKV_AWS_273", "IAM.4", "NAG-ELB1", "EC2.23"],
  types: [...refused.keys()],
  check: (resource, check) => {
    check.expect(() => false, refused.get(resource.type) ?? "the type is refused");
  },
};
