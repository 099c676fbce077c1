import { type Problem, refuse } from "../refuse";

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names that stand for numbers, the first one for `min`. */
  readonly names: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
/** Days of each month at the most. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const MINUTE: Field = { name: "minute", min: 0, max: 59, names: [] };
const HOUR: Field = { name: "hour", min: 0, max: 23, names: [] };
const DAY_OF_MONTH: Field = { name: "day of month", min: 1, max: 31, names: [] };
const MONTH: Field = { name: "month", min: 1, max: 12, names: MONTHS };
/** Cron counts Sunday as 0 and as 7, AWS as 1: the names are the same for both, so that days are written as names. */
const DAY_OF_WEEK: Field = { name: "day of week", min: 0, max: 7, names: DAYS };

const ALLOWED = "five cron fields (minute, hour, day of month, month, day of week): 0 18 * * MON-FRI";

/** What is wrong with a cron expression of five fields; empty when AWS can be told the same. */
export function cronProblem(path: string, cron: string): Problem[] {
  const read = readCron(cron);
  return "fix" in read ? [{ path, value: cron, allowed: ALLOWED, fix: read.fix }] : [];
}

/** `0 18 * * MON-FRI` → `cron(0 18 ? * MON-FRI *)`, the six fields that AWS reads. Refuses what `cronProblem` finds wrong. */
export function awsCron(cron: string): string {
  const read = readCron(cron);
  if ("fix" in read) refuse("schedule", cronProblem("cron", cron));
  return "fix" in read ? "" : `cron(${read.fields.join(" ")})`;
}

function readCron(cron: string): { readonly fields: readonly string[] } | { readonly fix: string } {
  const given = cron.trim().split(/\s+/);
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = given;
  if (given.length !== 5)
    return { fix: `write five fields: there ${given.length === 1 ? "is 1" : `are ${given.length}`}` };
  const minutes = values(MINUTE, minute);
  const hours = values(HOUR, hour);
  const daysOfMonth = values(DAY_OF_MONTH, dayOfMonth);
  const months = values(MONTH, month);
  const daysOfWeek = values(DAY_OF_WEEK, dayOfWeek);
  for (const read of [minutes, hours, daysOfMonth, months, daysOfWeek])
    if (typeof read === "string") return { fix: read };
  const sets = [minutes, hours, daysOfMonth, months].map((read) => read as readonly number[]);
  const week = [...new Set((daysOfWeek as readonly number[]).map((day) => day % 7))].sort((a, b) => a - b);
  const everyDay = sets[2]?.length === 31;
  // Cron takes either day, AWS admits only one of the two.
  if (!everyDay && week.length < 7)
    return { fix: "give the day of the month or the day of the week, and * for the other" };
  if (!sets[3]?.some((of) => (sets[2]?.[0] ?? 1) <= (LONGEST[of - 1] ?? 0)))
    return { fix: `choose a day that the month has: no ${month} has a day ${dayOfMonth}` };
  return {
    fields: [
      write(MINUTE, sets[0] ?? []),
      write(HOUR, sets[1] ?? []),
      everyDay && week.length < 7 ? "?" : write(DAY_OF_MONTH, sets[2] ?? []),
      write(MONTH, sets[3] ?? []),
      week.length < 7 ? ranges(week, (day) => DAYS[day] ?? "") : "?",
      "*",
    ],
  };
}

/** The numbers that a field names, sorted; a sentence where it is not one. */
function values(field: Field, given: string): readonly number[] | string {
  const found = new Set<number>();
  for (const part of given.split(",")) {
    const [, range = "", from = "", to, step] = /^(([^-/]+)(?:-([^-/]+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    const first = range === "*" ? field.min : number(field, from);
    // A step without a range counts to the end: 10/15 is 10,25,40,55.
    const open = range === "*" || (step !== undefined && to === undefined);
    const last = open ? field.max : number(field, to ?? from);
    const stride = Number(step ?? 1);
    if (first === undefined || last === undefined || first > last || stride < 1) {
      const names = field.names.length === 0 ? "" : ` or ${field.names[0]}-${field.names.at(-1)}`;
      return `write the ${field.name} as *, ${field.min}-${field.max}${names}, with , - and / between: "${part}" is none`;
    }
    for (let value = first; value <= last; value += stride) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function number(field: Field, given: string): number | undefined {
  const named = field.names.indexOf(given.toUpperCase());
  const value = named >= 0 ? named + field.min : /^\d{1,2}$/.test(given) ? Number(given) : undefined;
  return value !== undefined && value >= field.min && value <= field.max ? value : undefined;
}

function write(field: Field, numbers: readonly number[]): string {
  return numbers.length === field.max - field.min + 1 ? "*" : ranges(numbers, String);
}

/** 1,2,3,5 → `1-3,5`. */
function ranges(numbers: readonly number[], show: (value: number) => string): string {
  const runs: { first: number; last: number }[] = [];
  for (const value of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === value - 1) run.last = value;
    else runs.push({ first: value, last: value });
  }
  return runs
    .flatMap(({ first, last }) =>
      last - first < 2 ? [...new Set([first, last])].map(show) : [`${show(first)}-${show(last)}`],
    )
    .join(",");
}
