import type { Statement } from "../kernel/documents";
import { isHarmlessRead } from "../views/actions";
import { fits } from "../iam/pattern";
import { demands } from "../views/permissions";
import type { Context } from "../iam/context";
import type { RoleClass } from "./role-class";
import { filled, type Values } from "./scope";

/** A right of a class, its templates filled. */
export interface Envelope {
  readonly actions: readonly string[] | "settings";
  readonly resources: readonly string[];
  readonly conditions: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly patterns: boolean;
}

export function envelopesOf({ rights }: RoleClass, values: Values): readonly Envelope[] {
  return rights.map(({ actions, resources, conditions = {}, patterns = false }) => ({
    patterns,
    actions: actions === "settings" ? actions : actions.map((action) => action.toLowerCase()),
    resources: resources.flatMap((one) => filled(one, values)),
    conditions: Object.entries(conditions).map(([key, patterns]) => ({
      key,
      values: patterns.flatMap((one) => filled(one, values)),
    })),
  }));
}

/** The first action that a statement allows beyond what the class may do at most, or undefined. */
export function beyond(statement: Statement, envelopes: readonly Envelope[]): string | undefined {
  const { actions, notActions, resources, notResources } = statement;
  if (notActions.length > 0) return "all but some actions";
  if (notResources.length > 0 || resources.length === 0) return actions[0] ?? "nothing";
  return actions.find((action) => {
    const own = envelopes.filter((one) => names(one, action) && isDemanded(one, statement));
    return !resources.every((resource) => own.some((one) => admits(one, resource)));
  });
}

/**
 * Wildcards in whose place no name of ours can stand: all below one name (streams of a log group, revisions of a family, the random end of a secret's
 * ARN), and ids that AWS chooses (of keys, of changes of a zone, of a cluster before its users).
 */
const nameless = /(?<=[\w-]):\*$|-\?{6}$|(?<=:(?:key|change)\/)\*$|(?<=:dbuser:)\*(?=\/)/g;

function admits({ resources, patterns }: Envelope, resource: string): boolean {
  const isWhole = resource === "*" || !/[*?]/.test(resource.replace(nameless, ""));
  return (isWhole || patterns) && resources.some((wide) => covers(wide, resource));
}

/** Whether all that a pattern of a statement stands for lies within a pattern of a class, of which `*` is the only sign. */
function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.includes("*") && fits(wide, narrow, NOTHING, { wild: true }));
}
const NOTHING: Context = new Map();

function names({ actions }: Envelope, action: string): boolean {
  if (actions === "settings") return isHarmlessRead(action);
  const name = action.toLowerCase();
  return actions.some((wide) => covers(wide, name));
}

function isDemanded({ conditions }: Envelope, statement: Statement): boolean {
  return conditions.every(({ key, values }) =>
    statement.conditions.some(
      (condition) =>
        condition.key === key &&
        (demands(condition) || isSetOfAll(condition.operator, key, statement)) &&
        condition.values.every((value) => values.some((wide) => covers(wide, value))),
    ),
  );
}

/** `ForAllValues` is met by what is absent, unless a `Null` beside it asks for the key, or another of the same call. */
function isSetOfAll(operator: string, key: string, { conditions }: Statement): boolean {
  if (!/^ForAllValues:(String|Arn)(Equals|Like)$/.test(operator)) return false;
  const call = key.split(":")[0] ?? "";
  return conditions.some(
    (one) =>
      one.operator === "Null" && one.key.startsWith(`${call}:`) && one.values.every((value) => value === "false"),
  );
}
