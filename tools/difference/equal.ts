import { jsonIn } from "../../policies/shapes/values";
import { SECRET } from "../report/secrets";
import type { Shown } from "../report/values";
import { isObject } from "./side";

/** One value that is not what it was. */
export interface Step {
  /** Below the input: `tags.env`, `Statement[2].Action`; empty for the input itself. */
  readonly path: string;
  readonly before: Shown | undefined;
  readonly after: Shown | undefined;
}

/** Where two values differ, down to the leaves. Text that is JSON is read as such; the order of a list of texts says nothing where `sets` is so. */
export function stepsBetween(before: Shown | undefined, after: Shown | undefined, sets: boolean, path = ""): Step[] {
  if (before === after || (before == null && after == null)) return [];
  const [was, is] = [parsed(before), parsed(after)];
  if (was !== before && is !== after) return stepsBetween(was, is, false, path);
  if (Array.isArray(before) && Array.isArray(after))
    return ofLists(before as readonly Shown[], after as readonly Shown[], sets, path);
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      stepsBetween(before[name], after[name], sets, path === "" ? name : `${path}.${name}`),
    );
  }
  return [{ path, before, after }];
}

function ofLists(before: readonly Shown[], after: readonly Shown[], sets: boolean, path: string): Step[] {
  const isSet = sets && [...before, ...after].every((one) => typeof one !== "object" || one === null);
  if (isSet) {
    const same = before.length === after.length && sorted(before) === sorted(after);
    return same ? [] : [{ path, before: [...before], after: [...after] }];
  }
  const named = [...before, ...after].every((one) => nameOf(one) !== undefined);
  const keys = named
    ? [...new Set([...before, ...after].map((one) => nameOf(one) ?? ""))]
    : Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  const find = (list: readonly Shown[], key: string | number): Shown | undefined =>
    typeof key === "number" ? list[key] : list.find((one) => nameOf(one) === key);
  return keys.flatMap((key) => stepsBetween(find(before, key), find(after, key), sets, `${path}[${key}]`));
}

/** What an element calls itself: `web` instead of `0`. */
function nameOf(element: Shown | undefined): string | undefined {
  const name = isObject(element) ? (element["name"] ?? element["Sid"]) : undefined;
  return typeof name === "string" ? name : undefined;
}

function sorted(list: readonly Shown[]): string {
  return JSON.stringify(list.map((one) => JSON.stringify(one)).sort());
}

/** The object or list that a text holds as JSON; any other value as it is. */
function parsed(value: Shown | undefined): Shown | undefined {
  return (jsonIn(value) as Shown | undefined) ?? value;
}

const LONGEST = 60;

/** How much of what is the same is told before what differs. */
const LEAD = 20;

/** A value in a sentence: short, and never a secret. */
export function inWords(value: Shown | undefined): string {
  const text = plain(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** `db.r8g.large → db.r8g.xlarge`; of two long texts, from shortly before they differ. */
export function stepInWords(step: Pick<Step, "before" | "after"> | undefined): string {
  const [was, is] = [plain(step?.before), plain(step?.after)];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  const from = Math.max(was.length, is.length) > LONGEST && same > LEAD ? same - LEAD : 0;
  const part = (text: string): string => `${from > 0 ? "…" : ""}${inWords(text.slice(from))}`;
  return `${part(was)} → ${part(is)}`;
}

function plain(value: Shown | undefined): string {
  if (value === undefined || value === null) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.includes(SECRET) ? SECRET : text;
}
