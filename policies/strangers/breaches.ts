import { decide } from "../iam/decide";
import { isMet } from "../iam/condition";
import type { Document, Policies, Request } from "../iam/request";
import { directness } from "../iam/statement";
import type { Statement } from "../kernel/documents";
import { ENDPOINT } from "../views/api-endpoints";
import { admittedElsewhere, everyRight } from "../views/rights";
import { isAdmitted, isProvidedByAws } from "./admitted";
import { callsFor, typicalCalls, verbOf } from "./calls";
import { carriedBy, concrete, isOurs } from "./carried";
import type { Place } from "./place";
import { carriersThrough, type Kind, type Stranger, strangersTo } from "./stranger";

/** Something that a stranger may do by a document. */
export interface Breach {
  readonly kind: Kind;
  /** `the internet may read it (s3:GetObject) by statement Public`. */
  readonly words: string;
}

/** What strangers may do by the policy of a resource: the first call of each kind of stranger. */
export function breachesOf(statements: readonly Statement[], place: Place): readonly Breach[] {
  const found = new Map<Kind, Breach>();
  const document: Document = { name: "the policy", statements };
  for (const statement of statements) {
    if (statement.effect === "Deny") continue;
    for (const stranger of whoTries(statement, place)) {
      if (found.has(stranger.kind) || directness(statement, stranger.caller) === undefined) continue;
      // Nearly always a condition of the statement's own keeps the stranger out.
      if (!isOpen(statement, contextFor(stranger, statement, [statement], place))) continue;
      const context = contextFor(stranger, statement, statements, place);
      const action = callsOf(statement, place).find(
        (one) => !isAdmitted(stranger, one, place) && may(stranger, one, statement, document, context, place),
      );
      if (action !== undefined) {
        const words = `${stranger.words} may ${verbOf(action)} it (${action}) by ${labelOf(statements, statement)}`;
        found.set(stranger.kind, { kind: stranger.kind, words });
      }
    }
  }
  return [...found.values()];
}

function whoTries(statement: Statement, place: Place): readonly Stranger[] {
  if (place.type !== ENDPOINT) return strangersTo(statement, place);
  return carriersThrough(statement, place, /^(s3|dynamodb)$/.test(place.service ?? ""));
}

function labelOf(statements: readonly Statement[], statement: Statement): string {
  return `statement ${statement.sid === "" ? statements.indexOf(statement) + 1 : statement.sid}`;
}

/** The calls that a statement is tried with. */
function callsOf({ actions, notActions }: Statement, place: Place): readonly string[] {
  const { service } = place;
  return notActions.length > 0 ? typicalCalls(service) : actions.flatMap((action) => callsFor(action, service));
}

/** Whether no condition of a statement keeps a call out, whatever the call is. */
function isOpen({ conditions }: Statement, context: Carried): boolean {
  const known = new Map(Object.entries(context));
  return conditions.every((condition) => !known.has(condition.key) || isMet(condition, known) === true);
}

type Carried = Readonly<Record<string, readonly string[]>>;

function may(
  stranger: Stranger,
  action: string,
  statement: Statement,
  document: Document,
  context: Carried,
  place: Place,
): boolean {
  const resource = resourceFor(stranger, statement, action, place);
  if (resource === undefined) return false;
  const request: Request = {
    caller: stranger.caller,
    action,
    resource,
    resourceAccount: stranger.store?.account ?? place.account,
    region: place.registry.regions.home,
    context,
    isFree: true,
  };
  return decide(request, policiesOf(stranger, document, place), place.today).possible;
}

/** Of its own account a stranger holds every right; a role of ours none but what the document gives it. */
function policiesOf(stranger: Stranger, document: Document, place: Place): Policies {
  if (place.type === ENDPOINT) return { endpoint: document, identity: [everyRight], resource: admittedElsewhere };
  const isOwn = stranger.kind === "environment";
  return { resource: document, ...(isOwn ? {} : { identity: [everyRight] }) };
}

/** What the stranger's call carries: of each key that the document asks for, the value by which the statement admits it, if there is one. */
function contextFor(stranger: Stranger, statement: Statement, statements: readonly Statement[], place: Place): Carried {
  const context: Record<string, readonly string[]> = {};
  for (const { conditions } of statements) {
    for (const { key } of conditions) {
      if (context[key] !== undefined) continue;
      const asked = statement.conditions.filter((one) => one.key === key);
      const wanted = asked.flatMap(({ values }) => values);
      const values = carriedBy(stranger, key, wanted, place);
      if (values === undefined) continue;
      const admits = (value: string): boolean =>
        asked.every((condition) => isMet(condition, new Map([[key, [value]]])) === true);
      const best = asked.length === 0 ? undefined : values.find(admits);
      context[key] = best === undefined ? values.slice(0, 1) : [best];
    }
  }
  return context;
}

/**
 * One of the things that the statement speaks of, of the kind that the call is about where it speaks of several; undefined where none of them can be the
 * stranger's, of whose things the question is.
 */
function resourceFor(stranger: Stranger, statement: Statement, action: string, place: Place): string | undefined {
  const { resources, notResources } = statement;
  if (resources.length === 0 || resources.includes("*") || notResources.length > 0) return anyOf(action, place);
  const isRead = action === "s3:GetObject";
  const { store } = stranger;
  const isElsewhere = store !== undefined && store.account !== place.account;
  const open = resources.filter(
    (one) => !(isElsewhere && isOurs(one, place)) && !(store !== undefined && isRead && isProvidedByAws(one, place)),
  );
  const isObject = /Object/.test(action);
  const found = open.find((resource) => resource.includes("/") === isObject) ?? open[0];
  return found === undefined ? undefined : concrete(found);
}

function anyOf(action: string, { account, registry }: Place): string {
  const [service = ""] = action.split(":");
  if (service === "s3") return `arn:aws:s3:::any-${account}${/Object/.test(action) ? "/any" : ""}`;
  return `arn:aws:${service}:${registry.regions.home}:${account}:any`;
}
