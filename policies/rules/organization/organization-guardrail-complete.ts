import { matches, type Statement, statements } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import { STACK, type Rule } from "../../rule";

const POLICY = "aws:organizations/policy:Policy";

/** What no account may do, by part. */
const denied: Readonly<Record<string, readonly string[]>> = {
  leave: ["organizations:LeaveOrganization"],
  detection: ["guardduty:DeleteDetector", "securityhub:DisableSecurityHub", "access-analyzer:DeleteAnalyzer"],
  trail: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"],
  recorder: ["config:StopConfigurationRecorder", "config:DeleteDeliveryChannel"],
};

export const rule: Rule = {
  id: "organization-guardrail-complete",
  title: "Service control policies on every unit deny leaving, blinding detection and audit, root and other regions.",
  why: "An administrator of one account, or who has stolen his session, would first switch off what could see him.",
  fix: "Restore the statement, and attach the policy to the unit.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  check: (stack, check) => {
    const { graph, registry } = check;
    if (graph.stack !== registry.organization.stack) return;
    for (const unit of graph.ofType("aws:organizations/organizationalUnit:OrganizationalUnit")) {
      const denials = (): Statement[] =>
        policiesOf(unit)
          .flatMap((policy) => statements(policy, "content"))
          .filter(isDenial);
      for (const [part, actions] of Object.entries(denied)) {
        check.expect(
          () =>
            actions.every((action) =>
              denials().some(
                (one) =>
                  one.resources.includes("*") &&
                  isForOthers(one) &&
                  one.actions.some((pattern) => pattern !== "*" && matches(pattern, action)),
              ),
            ),
          "the unit's accounts may do what the guardrail is for",
          { part, at: unit },
        );
      }
      check.expect(
        () =>
          denials().some(
            (one) =>
              one.actions.includes("*") &&
              holds(one, "aws:principalarn", /:root$/) &&
              // A session that management opens says of itself that it is one; nothing else may be let out.
              one.conditions.every(({ key, operator }) => key === "aws:principalarn" || isSession(key, operator)),
          ),
        "the unit's accounts may use root",
        { part: "root", at: unit },
      );
      check.expect(
        () => denials().some((one) => one.notActions.length > 0 && holds(one, "aws:requestedregion", /./)),
        "the unit's accounts may use every region",
        { part: "regions", at: unit },
      );
    }
    for (const policy of graph.ofType(POLICY)) {
      if ((policy.text("type") ?? "SERVICE_CONTROL_POLICY") !== "SERVICE_CONTROL_POLICY") continue;
      check.expect(() => statements(policy, "content").every(isDenial), "a guardrail allows something", {
        part: "denials-only",
        at: policy,
      });
    }
  },
};

function policiesOf(unit: View): View[] {
  return unit.graph
    .satellites(unit, "aws:organizations/policyAttachment:PolicyAttachment", "targetId")
    .flatMap((attachment) => unit.graph.target(attachment, "policyId", POLICY) ?? []);
}

function isDenial({ effect }: Statement): boolean {
  return effect === "Deny";
}

/** Whether it binds everybody, or all but one role of the same name in every account. */
function isForOthers({ conditions }: Statement): boolean {
  return conditions.every(
    ({ key, operator, values }) =>
      key === "aws:principalarn" &&
      /^ArnNot(Like|Equals)$/.test(operator) &&
      values.every((value) => /^arn:aws:iam::(\*|\d{12}):role\/[\w-]+$/.test(value)),
  );
}

function isSession(key: string, operator: string): boolean {
  return key === "aws:assumedroot" && operator === "Null";
}

function holds({ conditions }: Statement, key: string, value: RegExp): boolean {
  return conditions.some((condition) => condition.key === key && condition.values.some((one) => value.test(one)));
}
