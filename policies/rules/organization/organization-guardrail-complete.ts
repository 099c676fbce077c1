import { keptByGuardrails, throughGuardrails } from "../../guardrails/attempts";
import { forbidden } from "../../guardrails/forbidden";
import { statements } from "../../kernel/documents";
import { STACK, type Rule } from "../../rule";
import { controlsMade } from "../../views/guardrails";

const POLICY = "aws:organizations/policy:Policy";
const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";

/** A document is judged by what it does: the calls of policies/guardrails/forbidden.ts are tried under all that binds a unit's accounts. */
export const rule: Rule = {
  id: "organization-guardrail-complete",
  title:
    "Under the service control policies of every unit nobody can leave, blind detection and audit, use root or other regions, whatever the statements look like.",
  why: "An administrator of one account, or who has stolen his session, would first switch off what could see him.",
  fix: "Restore the statement that denies the call to all but the role that deploys, and attach the policy to the unit.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  check: (stack, check) => {
    const { graph, registry, today } = check;
    if (graph.stack !== registry.organization.stack) return;
    const world = { registry, today };
    for (const unit of graph.ofType(UNIT)) {
      for (const one of forbidden) {
        check.expect(
          () => throughGuardrails(one, controlsMade(unit), world) === undefined,
          () => `in an account of the unit ${throughGuardrails(one, controlsMade(unit), world)}`,
          { part: one.part, at: unit },
        );
      }
      check.expect(
        () => keptByGuardrails(controlsMade(unit), world) === undefined,
        () => `in an account of the unit ${keptByGuardrails(controlsMade(unit), world)}`,
        { part: "kept", at: unit },
      );
    }
    for (const policy of graph.ofType(POLICY)) {
      if ((policy.text("type") ?? "SERVICE_CONTROL_POLICY") !== "SERVICE_CONTROL_POLICY") continue;
      check.expect(
        () => statements(policy, "content").every(({ effect }) => effect === "Deny"),
        "a guardrail allows something",
        { part: "denials-only", at: policy },
      );
    }
  },
};
