import { parseUrn } from "../../kernel/resource";
import { endsSoon, problemsOf } from "../../kernel/waiving";
import { type Rule, STACK } from "../../rule";

/** Comes after every other rule, since it asks which waivers were of use. Waivers of other stacks are theirs to judge. */
export const rule: Rule = {
  id: "exception-entries-valid",
  title:
    "Every waiver names one rule and one resource, has an owner, reason and ticket, is of use, and ends within 180 days.",
  why: "An exception that nobody remembers is a hole that everybody believes closed.",
  fix: "Correct or remove the entry of policies/waivers.ts, or let its owner renew it with a reason.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  check: (_stack, check) => {
    for (const waiver of check.exceptions.waivers) {
      const { stack } = parseUrn(waiver.urn);
      if (stack !== check.graph.stack && stack !== "" && !stack.includes("*")) continue;
      const named = `the waiver of ${waiver.rule || "no rule"} by ${waiver.owner || "nobody"} (${waiver.ticket || "no ticket"})`;
      const unknown = check.exceptions.unknownRule(waiver);
      const problems = [...problemsOf(waiver, check.today), ...(unknown === undefined ? [] : [unknown])];
      for (const problem of problems) check.expect(() => false, `${named}: ${problem}`);
      if (problems.length > 0) continue;
      check.expect(
        () => check.exceptions.wasUsed(waiver),
        `${named}: it is of no use: that rule, or part of one, tells nothing of ${waiver.urn}`,
        { part: "unused" },
      );
      check.expect(() => !endsSoon(waiver, check.today), `${named}: it ends within 14 days`, {
        part: "ending",
        level: "advisory",
      });
    }
  },
};
