import { isProof } from "../../../policies/rule";
import { rules } from "../../../policies/rules";
import { kinds, type Mutant } from "./mutant";

export interface Outcome {
  readonly mutant: Mutant;
  readonly by: string | undefined;
}

const proofs = new Set(rules.filter(isProof).map(({ id }) => id));
const columns = ["reviewed-shapes", "another rule", "a proof", "engine or cloud", "nothing"] as const;

function columnOf(by: string | undefined): (typeof columns)[number] {
  if (by === undefined) return "nothing";
  if (by === "reviewed-shapes") return by;
  if (by === "the engine" || by === "the simulated cloud") return "engine or cloud";
  return proofs.has(by.split("/")[0] ?? "") ? "a proof" : "another rule";
}

/** By kind: how many there are, how many of them are harmless, how many were tried, and what stopped them. */
export function table(all: readonly Mutant[], asked: readonly Mutant[], outcomes: readonly Outcome[]): string {
  const head = ["all", "harmless", "tried", ...columns].map((name) => name.padStart(20)).join("");
  const row = (name: string, is: (mutant: Mutant) => boolean): string => {
    const own = outcomes.filter(({ mutant }) => is(mutant));
    const there = all.filter(is).length;
    const numbers = [
      there,
      there - asked.filter(is).length,
      own.length,
      ...columns.map((column) => own.filter(({ by }) => columnOf(by) === column).length),
    ];
    return `      ${name.padEnd(34)}${numbers.map((number) => String(number).padStart(20)).join("")}`;
  };
  const there = kinds.filter((kind) => all.some((mutant) => mutant.kind === kind));
  return [
    `      ${"".padEnd(34)}${head}`,
    ...there.map((kind) => row(kind, (mutant) => mutant.kind === kind)),
    row("together", () => true),
  ].join("\n");
}

/** One line about a mutant. */
export function told({ kind, resource, path, change }: Mutant): string {
  return [kind, resource.type, resource.name, path, change].join(" | ");
}
