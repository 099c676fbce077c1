import { keptByGuardrails, throughGuardrails } from "../../guardrails/attempts";
import { forbidden } from "../../guardrails/forbidden";
import { statements } from "../../kernel/documents";
import { STACK, type Rule } from "../../rule";
import { ACCOUNT, controlsMade, POLICY } from "../../views/guardrails";

const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";

/** A document is judged by what it does: the calls of policies/guardrails/forbidden.ts are tried under all that binds a unit's accounts. */
export const rule: Rule = {
  id: "organization-guardrail-complete",
  title:
    "Under the service control policies of every unit and account nobody can leave, blind detection and audit, use root or other regions, whatever the statements look like.",
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
    // Most are bound by the same policies, which are tried once.
    const known = new Map<string, string | undefined>();
    for (const at of graph.ofType(UNIT, ACCOUNT)) {
      const tried = (part: string, find: (limits: ReturnType<typeof controlsMade>) => string | undefined) => {
        const limits = controlsMade(at);
        const key = `${part} ${(limits.controls ?? [])
          .flat()
          .map(({ name }) => name)
          .join(" ")}`;
        if (!known.has(key)) known.set(key, find(limits));
        return known.get(key);
      };
      const place = at.type === UNIT ? "in an account of the unit" : "in the account";
      const state = (part: string, find: (limits: ReturnType<typeof controlsMade>) => string | undefined): void =>
        void check.expect(
          () => tried(part, find) === undefined,
          () => `${place} ${tried(part, find)}`,
          { part, at },
        );
      for (const one of forbidden) state(one.part, (limits) => throughGuardrails(one, limits, world));
      state("kept", (limits) => keptByGuardrails(limits, world));
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
