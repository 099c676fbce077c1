import type { Problem } from "../../refuse";
import type { Facts } from "../facts";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

const DAY = 24 * 60 * 60 * 1000;

/** Whether each dated exception ends, and soon enough. */
export function checkDays(definition: ProductDefinition, facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const within = (path: readonly PropertyKey[], value: string | undefined, days: number): void => {
    if (value === undefined) return;
    const ahead = Math.round((Date.parse(value) - Date.parse(facts.today)) / DAY);
    if (ahead >= 0 && ahead <= days) return;
    const last = new Date(Date.parse(facts.today) + days * DAY).toISOString().slice(0, 10);
    problems.push({
      path: show(path),
      value,
      allowed: `a day from ${facts.today} to ${last}, ${days} days ahead`,
      fix: ahead < 0 ? "it is over: remove the exception, or ask for another" : "choose an earlier day",
    });
  };
  for (const [name, database] of Object.entries(definition.databases ?? {})) {
    within(["databases", name, "plaintextUntil"], database.plaintextUntil, 90);
  }
  for (const [group, until] of Object.entries(definition.edge?.countUntil ?? {}))
    within(["edge", "countUntil", group], until, 30);
  definition.edge?.penetrationTests?.forEach((test, index) => {
    within(["edge", "penetrationTests", index, "until"], test.until, 30);
  });
  return problems;
}
