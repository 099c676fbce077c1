import { closest } from "fastest-levenshtein";
import type { Waiver } from "../waivers";
import { parseUrn } from "./resource";

/** The waivers of a run, and which of them something was waived by. */
export class Exceptions {
  readonly #used = new Set<Waiver>();
  readonly waivers: readonly Waiver[];

  constructor(
    waivers: readonly Waiver[],
    private readonly today: string,
    /** Ids of all rules that there are, by which a waiver of none is told; left out where only some are asked. */
    private readonly rules: readonly string[] = [],
  ) {
    this.waivers = waivers.map(textsOf);
  }

  /** The waiver that covers the violation and holds today, if any; remembers each that was of use. */
  covering(rule: string, part: string | undefined, urn: string): Waiver | undefined {
    const found = this.waivers.filter((waiver) => waives(waiver, rule, part, urn));
    for (const waiver of found) this.#used.add(waiver);
    return found.find((waiver) => problemsOf(waiver, this.today).length === 0);
  }

  /** Why a waiver can be of no use: no rule has its name. */
  unknownRule({ rule }: Waiver): string | undefined {
    const [id = ""] = rule.split("/");
    if (this.rules.length === 0 || this.rules.includes(id)) return undefined;
    return `there is no rule ${id}, and the nearest is ${closest(id, [...this.rules])}; policies/RULES.md has them all`;
  }

  wasUsed(waiver: Waiver): boolean {
    return this.#used.has(waiver);
  }
}

const TEXTS = ["rule", "urn", "owner", "reason", "ticket", "start", "end"] as const;

/** What people write without a compiler may lack a field, or have another kind in its place: either is as if it were left empty. */
export function textsOf(waiver: Waiver): Waiver {
  const given = Object(waiver) as Record<string, unknown>;
  const texts = TEXTS.map((field) => [field, typeof given[field] === "string" ? given[field] : ""]);
  return Object.fromEntries(texts);
}

export const longestDays = 180;
export const noticeDays = 14;

/** Whether the waiver speaks of the violation, whatever its dates. */
export function waives(waiver: Waiver, rule: string, part: string | undefined, urn: string): boolean {
  if (waiver.rule !== rule && waiver.rule !== `${rule}/${part ?? ""}`) return false;
  const source = waiver.urn.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`, "s").test(urn);
}

/** What makes a waiver void, apart from being unused. */
export function problemsOf(waiver: Waiver, today: string): string[] {
  const problems: string[] = [];
  for (const field of ["rule", "urn", "owner", "reason", "ticket"] as const) {
    if (waiver[field].trim() === "") problems.push(`it has no ${field}`);
  }
  const [start, end] = [days(waiver.start), days(waiver.end)];
  if (Number.isNaN(start) || Number.isNaN(end)) {
    problems.push("its start and end must be days, YYYY-MM-DD");
  } else {
    if (end - start > longestDays) problems.push(`it holds longer than ${longestDays} days`);
    if (end < start) problems.push("it ends before it starts");
    if (end < days(today)) problems.push("it has expired");
    if (start > days(today)) problems.push("it has not started");
  }
  const { stack, name } = parseUrn(waiver.urn);
  if (stack === "" || stack.includes("*")) problems.push("it is over-broad: its URN must say the stack");
  if (name.replaceAll("*", "").length < 4) problems.push("it is over-broad: its URN must say the resource's name");
  if (waiver.rule.includes("*")) problems.push("it is over-broad: it must name one rule");
  return problems;
}

export function endsSoon(waiver: Waiver, today: string): boolean {
  const left = days(waiver.end) - days(today);
  return left >= 0 && left <= noticeDays;
}

/** Days since the epoch; NaN for what is no day. */
export function days(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time / 86_400_000 : Number.NaN;
}
