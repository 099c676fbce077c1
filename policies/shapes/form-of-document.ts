import { type Condition, parseDocument, type Principal, type Statement } from "../kernel/documents";

/** Values that say what a condition is for, whoever the company is: services of AWS, flags, versions of protocols. */
const ofTheWorld = /\.amazonaws\.com$|^(?:true|false)$|^\d\.\d$/;

/**
 * Of each statement who may do what, and under which conditions: `Allow AWS account: kms:* *`. Whose accounts, roles and things these are other rules
 * judge; names that the company chose are left out, and regions.
 */
export function formsOfDocument(text: string): readonly string[] {
  let parsed: readonly Statement[] | undefined;
  try {
    parsed = parseDocument(text);
  } catch {
    // One that is not wholly known is told by the rules that judge it.
  }
  return (parsed ?? []).map(formOf);
}

function formOf(statement: Statement): string {
  const { effect, principals, notPrincipals, actions, notActions, resources, notResources, conditions } = statement;
  const who = [...principals.map(whose), ...notPrincipals.map((one) => `not ${whose(one)}`)];
  const what = [...actions, ...notActions.map((one) => `not ${one}`)];
  const about = [...resources.map(kindOf), ...notResources.map((one) => `not ${kindOf(one)}`)];
  return [
    [effect, ...(who.length === 0 ? [] : [`${distinct(who)}:`]), distinct(what), "of", distinct(about)].join(" "),
    ...conditions.map(asked).sort(),
  ].join(" if ");
}

function whose({ kind, value }: Principal): string {
  if (kind !== "AWS") return withoutRegion(value);
  if (value === "*") return "everyone";
  return /:root$|^\d{12}$/.test(value) ? "account" : "role";
}

/** What is asked for: all there is, or things of a service, whole or what lies within. */
function kindOf(resource: string): string {
  if (resource === "*") return "*";
  const [, , service = "", , , ...rest] = resource.split(":");
  return `${service}${rest.join(":").includes("/") ? "/" : ""}${resource.endsWith("*") ? "*" : ""}`;
}

function asked({ operator, key, values }: Condition): string {
  const known = values.filter((value) => ofTheWorld.test(value)).map(withoutRegion);
  return [operator, key, ...(known.length === 0 ? [] : [distinct(known)])].join(" ");
}

function withoutRegion(name: string): string {
  return name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d(?=\.)/, ".*");
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(", ");
}
