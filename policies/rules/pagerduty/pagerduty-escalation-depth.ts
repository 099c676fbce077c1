import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "pagerduty-escalation-depth",
  title: "An incident that nobody answers goes on within a quarter of an hour, to a person, and round again.",
  why: "The one who is on duty may sleep through it.",
  fix: "Give two rules or more: a schedule first, people or the managers' schedule last; escalationDelayInMinutes 15 or less, numLoops 1 or more.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["pagerduty:index/escalationPolicy:EscalationPolicy"],
  check: (policy, check) => {
    const rules = () => policy.list("rules");
    const types = (at: number): string[] =>
      rules()
        .at(at)
        ?.list("targets")
        .map((target) => target.text("type") ?? "user_reference") ?? [];
    check.expect(() => rules().length >= 2, "it has one step", { part: "steps" });
    check.expect(() => types(0).includes("schedule_reference"), "its first step is no rota", { part: "first" });
    check.expect(
      () => types(-1).length > 0 && types(-1).every((type) => /^(user|schedule)_reference$/.test(type)),
      "its last step reaches nobody",
      { part: "last" },
    );
    check.expect(
      () =>
        rules().every((rule) => {
          const delay = rule.number("escalationDelayInMinutes") ?? 0;
          return delay >= 1 && delay <= 15;
        }),
      "a step takes longer than a quarter of an hour",
      { part: "delay" },
    );
    check.expect(() => (policy.number("numLoops") ?? 0) >= 1, "it is gone through once", { part: "loops" });
  },
};
