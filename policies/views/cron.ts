const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Field {
  readonly least: number;
  readonly most: number;
  /** Names that stand for numbers, and what the first of them stands for. */
  readonly names: readonly string[];
  readonly from: number;
}

const MINUTE: Field = { least: 0, most: 59, names: [], from: 0 };
const HOUR: Field = { least: 0, most: 23, names: [], from: 0 };
const DAY_OF_MONTH: Field = { least: 1, most: 31, names: [], from: 1 };
const MONTH: Field = { least: 1, most: 12, names: MONTHS, from: 1 };
/** Cron counts Sunday as 0 and as 7; AWS counts it as 1. */
const CRON_DAY: Field = { least: 0, most: 7, names: DAYS, from: 0 };
const AWS_DAY: Field = { least: 1, most: 7, names: DAYS, from: 1 };

/** When a cron expression of five fields is due, as one text: two that say the same give the same. Undefined for what is none. */
export function dueByCron(text: string): string | undefined {
  const fields = text.trim().split(/\s+/);
  return fields.length === 5 ? due(fields, CRON_DAY, (day) => day % 7) : undefined;
}

/** The same of AWS's own `cron(…)` of six fields; undefined for what is none, or is not due in every year. */
export function dueByAws(text: string): string | undefined {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  return fields.length === 6 && fields[5] === "*" ? due(fields, AWS_DAY, (day) => day - 1) : undefined;
}

function due(fields: readonly string[], days: Field, day: (counted: number) => number): string | undefined {
  const read = [MINUTE, HOUR, DAY_OF_MONTH, MONTH, days].map((field, index) => numbers(field, fields[index] ?? ""));
  if (read.some((found) => found === undefined)) return undefined;
  const [minutes, hours, daysOfMonth, months, week] = read as [number[], number[], number[], number[], number[]];
  const weekdays = week.map(day);
  return [minutes, hours, daysOfMonth, months, weekdays]
    .map((found) => [...new Set(found)].sort((a, b) => a - b).join(","))
    .join(" ");
}

function numbers({ least, most, names, from }: Field, text: string): number[] | undefined {
  const one = (name: string): number => {
    const at = names.indexOf(name.toUpperCase());
    return at >= 0 ? at + from : /^\d+$/.test(name) ? Number(name) : Number.NaN;
  };
  const found: number[] = [];
  for (const part of text.split(",")) {
    const [range = "", step] = part.split("/");
    const [first = "", last = step === undefined ? first : String(most)] = range.split("-");
    const isAll = range === "*" || range === "?";
    const [low, high, stride] = [isAll ? least : one(first), isAll ? most : one(last), Number(step ?? 1)];
    if (!(low >= least && low <= high && high <= most && stride >= 1)) return undefined;
    for (let value = low; value <= high; value += stride) found.push(value);
  }
  return found;
}
