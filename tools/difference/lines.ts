import { groupBy } from "../report/group";
import { typeName } from "../report/words";
import type { Action } from "./change";
import type { Difference, ToldChange } from "./difference";
import { stepInWords } from "./equal";

/** Whether a step is a command, to be copied as it is. */
export function isCommand(step: string): boolean {
  return /^(aws|gh|git|npm|pulumi) /.test(step);
}

/** What is told of actions, in the order in which they are. */
export const actionWords: Readonly<Record<Action, string>> = {
  deleted: "deleted",
  replaced: "replaced",
  mayReplace: "may be replaced",
  changed: "changed",
  created: "created",
};

/** `Against main (1a2b3c4): 3 deleted, 61 replaced, 4 changed, 1 created; 812 as they were`. */
export function headline({ against, counts }: Difference): string {
  const parts = (Object.keys(actionWords) as Action[])
    .filter((action) => counts[action] > 0)
    .map((action) => `${counts[action]} ${actionWords[action]}`);
  return `Against ${against}: ${parts.length === 0 ? "no resource changes" : parts.join(", ")}; ${counts.same} as they were`;
}

export interface ChangeLines {
  readonly action: Action;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Whether it tells of what goes, or may go, which is never left out. */
export function goesIn({ action }: ChangeLines): boolean {
  return action === "deleted" || action === "replaced" || action === "mayReplace";
}

/** Resources by what becomes of them: each that goes by name, whatever their number; what comes is counted by its component. */
export function changeLines({ changes }: Difference): ChangeLines[] {
  return [...groupBy(changes, ({ action }) => action)].map(([action, some]) => ({
    action,
    title: `${some.length} ${actionWords[action]}`,
    lines: action === "created" ? newLines(some) : some.map(line),
  }));
}

function line({ name, type, inputs, because, protectedBy }: ToldChange): string {
  const values = inputs.map(({ input, path, before, after, does }) => {
    const where = path === "" ? input : path.startsWith("[") ? `${input}${path}` : `${input}.${path}`;
    const mark = does === "replaces" ? " (replaces)" : does === "may" ? " (may replace)" : "";
    return `${where} ${stepInWords({ before, after })}${mark}`;
  });
  const shown = values.length > LISTED ? [...values.slice(0, LISTED), `${values.length - LISTED} more values`] : values;
  const why = because === null ? [] : [`since ${because} is replaced`];
  const stop = protectedBy.length === 0 ? [] : [`${protectedBy.join(" and ")} will stop it`];
  const details = [...shown, ...why, ...stop];
  return `${typeName(type)} ${name}${details.length === 0 ? "" : `: ${details.join("; ")}`}`;
}

/** How many values of one resource are told; JSON has all. */
const LISTED = 6;

function newLines(changes: readonly ToldChange[]): string[] {
  return [...groupBy(changes, ({ type }) => type)].map(([type, some]) => {
    const names = some.map(({ name }) => name);
    const shown = names.length > LISTED ? [...names.slice(0, LISTED), `${names.length - LISTED} more`] : names;
    return `${some.length} ${typeName(type)}: ${shown.join(", ")}`;
  });
}
