import type { Statement } from "../kernel/documents";
import type { Document } from "./request";
import { type Asked, type Misfit, misfit } from "./statement";

/** The first statement of a document that allows the request, in words; `also` asks for more. */
export function allowing(
  document: Document,
  asked: Asked,
  withPrincipal: boolean,
  also: (statement: Statement) => boolean = () => true,
): { readonly words: string } | undefined {
  const statement = speaking(document, asked).find(
    (one) => one.effect === "Allow" && misfit(one, asked, withPrincipal) === undefined && also(one),
  );
  return statement === undefined ? undefined : { words: `${labelOf(document, statement)} allows ${asked.action}` };
}

/** The first statement that denies it, in words. */
export function denying(document: Document, asked: Asked, withPrincipal: boolean): string | undefined {
  const statement = speaking(document, asked).find(
    (one) => one.effect === "Deny" && misfit(one, asked, withPrincipal) === undefined,
  );
  if (statement === undefined) return undefined;
  const doubt = statement.conditions.find(({ name }) => asked.doubts.has(name));
  const says = `${labelOf(document, statement)} denies ${asked.action}`;
  return doubt === undefined ? says : `${says} by ${doubt.name}, ${UNTOLD}`;
}

/** What is said of a key that AWS sets by the call itself. */
const UNTOLD = "which nobody can know before the call";

const parts = ["action", "resource", "principal", "condition"] as const;

/** Why none of the documents allows it: what the nearest statement lacks. */
export function lacking(documents: readonly Document[], asked: Asked, withPrincipal: boolean): string {
  const misses = documents.flatMap((document) =>
    document.statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) => {
        const miss = misfit(statement, asked, withPrincipal);
        return miss === undefined ? [] : [{ label: labelOf(document, statement), miss }];
      }),
  );
  const nearest = misses.reduce<(typeof misses)[number] | undefined>(
    (best, one) => (best === undefined || rank(one.miss) > rank(best.miss) ? one : best),
    undefined,
  );
  const names = documents.map(({ name }) => name).join(", ");
  if (nearest === undefined || nearest.miss.part === "action") return `no statement of ${names} names ${asked.action}`;
  return `${nearest.label} allows ${asked.action}, but ${lack(nearest.miss, asked)}`;
}

function lack({ part, key = "" }: Misfit, asked: Asked): string {
  if (part === "resource") return "not on this resource";
  if (part === "principal") return "not to this caller";
  if (asked.doubts.has(key)) return `asks for ${key}, ${UNTOLD}`;
  const isCarried = (asked.context.get(key.toLowerCase()) ?? []).length > 0;
  return isCarried ? `asks for another ${key}` : `asks for ${key}, which the call does not carry`;
}

function rank({ part }: Misfit): number {
  return parts.indexOf(part);
}

/** `statement LogObjects of the role policy web-task`. */
function labelOf({ name, statements }: Document, statement: Statement): string {
  const label = statement.sid === "" ? String(statements.indexOf(statement) + 1) : statement.sid;
  return `statement ${label} of ${name}`;
}

/** The statements that may speak of the action, in their order: a document of a hundred is asked about hundreds of actions, of each again and again. */
function speaking({ statements }: Document, { action }: Asked): readonly Statement[] {
  const index = indexes.get(statements) ?? indexOf(statements);
  let found = index.found.get(action);
  if (found === undefined) {
    const places = [...(index.exact.get(action.toLowerCase()) ?? []), ...index.open].sort((a, b) => a - b);
    found = places.flatMap((place) => statements[place] ?? []);
    index.found.set(action, found);
  }
  return found;
}
const indexes = new WeakMap<readonly Statement[], Index>();

/** Statements by the actions that they name, and those that name them by wildcard or by leaving some out; by their places. */
interface Index {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly open: readonly number[];
  /** What was found before, by action. */
  readonly found: Map<string, readonly Statement[]>;
}

function indexOf(statements: readonly Statement[]): Index {
  const exact = new Map<string, number[]>();
  const open: number[] = [];
  statements.forEach(({ actions, notActions }, place) => {
    if (notActions.length > 0 || actions.some((action) => /[*?]/.test(action))) {
      open.push(place);
      return;
    }
    for (const name of new Set(actions.map((action) => action.toLowerCase()))) {
      exact.set(name, [...(exact.get(name) ?? []), place]);
    }
  });
  const index = { exact, open, found: new Map<string, readonly Statement[]>() };
  indexes.set(statements, index);
  return index;
}
