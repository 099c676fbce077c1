import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { identityTypes } from "../../views/permissions";
import { opensEscalation } from "../../views/escalations";
import { permissions } from "../../views/documents";
import { roleView } from "../../views/roles";

/**
 * Asked about a role with all its documents together, since a way is often spread over two of them; about a document of its own otherwise.
 */
export const rule: Rule = {
  id: "iam-no-privilege-escalation",
  title: "No identity can give itself more rights than it was given.",
  why: "The limits of such an identity are only a suggestion.",
  fix: "Name the roles that may be passed, and the roles and policies that may be written; or require a permissions boundary by condition.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_110", "CKV_AWS_286"],
  types: identityTypes,
  check: (subject, check) => {
    check.expect(() => {
      if (subject.type !== ROLE) return !opensEscalation(permissions(subject));
      const all = roleView(subject).documents.map((document) => document.statements());
      // What a single document opens is told where the document is.
      const own = all[0] ?? [];
      if (opensEscalation(own)) return false;
      return all.slice(1).some(opensEscalation) || !opensEscalation(all.flat());
    }, "its rights together are a way to all rights");
  },
};
