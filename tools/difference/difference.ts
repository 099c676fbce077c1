import { allOf } from "../report/words";
import type { Waiver } from "../../policies/waivers";
import { groupBy } from "../report/group";
import type { Shown } from "../report/values";
import { type Action, ACTIONS, type Change } from "./change";
import { compare } from "./compare";
import { isThing, type Side } from "./side";
import { addresses } from "./told/addresses";
import { cost } from "./told/cost";
import { dataAtRisk } from "./told/data";
import { downtime } from "./told/downtime";
import { type Compared, type Entry, weights } from "./told/entry";
import { exposure } from "./told/exposure";
import { firstOfAll } from "./told/first";
import { judgedOtherwise } from "./told/judged";
import { pages } from "./told/pages";
import { rights } from "./told/rights";

/** What a change does: a difference of two programs, by resource and by what people must know of it. */
export interface Difference {
  /** Whom it is compared with: `main (1a2b3c4)`. */
  readonly against: string;
  /** How many resources, by what becomes of them. */
  readonly counts: Readonly<Record<Action | "same", number>>;
  /** What people must know, the worst of each first; a section without an entry is left out. */
  readonly sections: readonly Section[];
  readonly changes: readonly ToldChange[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** One resource that is not what it was, as a report tells it. */
export interface ToldChange {
  readonly action: Action;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: readonly {
    readonly input: string;
    readonly does: string;
    readonly path: string;
    readonly before: Shown;
    readonly after: Shown;
  }[];
  /** The name of what is replaced, where that is why. */
  readonly because: string | null;
  readonly protectedBy: readonly string[];
}

/** Compares two sides. Deletions come first, and nothing that goes is left out. */
export function differenceOf(before: Side, after: Side, waivers: readonly Waiver[]): Difference {
  const isLeaving = after.resources.length === 0;
  const changes = isLeaving ? [] : inOrder(compare(before, after).filter(isThing));
  const compared: Compared = { product: after.product, before, after, changes };
  const sections = [
    { id: "first", title: "What this looks like", entries: firstOfAll(compared) },
    { id: "data", title: "Data at risk", entries: dataAtRisk(compared) },
    { id: "downtime", title: "Downtime", entries: downtime(compared) },
    { id: "rights", title: "Who may do what", entries: rights(compared) },
    { id: "internet", title: "What the internet sees", entries: exposure(compared) },
    { id: "pages", title: "Who is paged", entries: pages(compared) },
    { id: "addresses", title: "Addresses and names that others know", entries: addresses(compared) },
    { id: "cost", title: "Cost", entries: isLeaving ? [] : cost(compared) },
    { id: "judged", title: "What is judged otherwise", entries: isLeaving ? [] : judgedOtherwise(compared, waivers) },
  ];
  return {
    against: before.name,
    counts: countsOf(changes, after.resources.filter(isThing).length),
    sections: sections
      .filter(({ entries }) => entries.length > 0)
      .map((one) => ({ ...one, entries: worstFirst(onceAnEnvironment(one.entries)) })),
    changes: changes.map(told),
  };
}

/** What is said of one environment and of another in the same words is said once; not where there are steps, whose commands differ. */
function onceAnEnvironment(entries: readonly Entry[]): Entry[] {
  const groups = groupBy(
    entries,
    (entry) => `${entry.weight}\n${entry.steps === undefined ? anyEnvironment(entry.text) : JSON.stringify(entry)}`,
  );
  return [...groups.values()].flatMap((some) => {
    const [first] = [...some].sort(
      (a, b) => Number(b.text.includes("production")) - Number(a.text.includes("production")),
    );
    const others = some.filter((one) => one !== first).flatMap(({ text }) => environmentIn(text) ?? []);
    if (first === undefined) return [];
    if (some.length === 1 || others.length < some.length - 1) return some;
    return [
      {
        ...first,
        text: `${first.text}; the same in ${allOf([...new Set(others)])}`,
        urns: some.flatMap(({ urns }) => urns),
      },
    ];
  });
}

const ENVIRONMENT = /(?<![a-z])(development|staging|production)(?![a-z])/;

function anyEnvironment(text: string): string {
  return text.replace(new RegExp(ENVIRONMENT, "g"), "*");
}

function environmentIn(text: string): string | undefined {
  return ENVIRONMENT.exec(text)?.[1];
}

function worstFirst(entries: readonly Entry[]): Entry[] {
  return weights.flatMap((weight) => entries.filter((entry) => entry.weight === weight));
}

function inOrder(changes: readonly Change[]): Change[] {
  return ACTIONS.flatMap((action) => changes.filter((change) => change.action === action));
}

/** How many change, by what becomes of them, and how many of the things that are there afterwards are as they were. */
export function countsOf(changes: readonly { readonly action: Action }[], things: number): Difference["counts"] {
  const count = (action: Action): number => changes.filter((change) => change.action === action).length;
  const numbers = Object.fromEntries(ACTIONS.map((action) => [action, count(action)])) as Record<Action, number>;
  return { ...numbers, same: things - changes.filter(({ action }) => action !== "deleted").length };
}

function told({ action, urn, type, name, inputs, because, protectedBy }: Change): ToldChange {
  const values = inputs.flatMap(({ input, does, steps }) =>
    steps.map(({ path, before, after }) => ({ input, does, path, before: before ?? null, after: after ?? null })),
  );
  return { action, urn, type, name, inputs: values, because: because ?? null, protectedBy };
}
