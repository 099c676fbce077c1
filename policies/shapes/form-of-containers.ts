import { isObject } from "./shape";
import { jsonIn } from "./values";
import type { Said } from "./said";

/**
 * What the platform itself tells each container, and where it may write: `log-router AWS_REGION`, `own DATABASE_*_USER`, `own writes /managed-agents`.
 * What the definition says is left out. A variable more may turn off the verification of certificates or load a stranger's library, and an empty
 * volume hides what the image has at its path.
 */
export function formsOfContainers(text: string, said: Said): readonly string[] {
  const list = jsonIn(text);
  return Array.isArray(list) ? list.filter(isObject).flatMap((container) => formsOf(container, said)) : [];
}

function formsOf(container: Readonly<Record<string, unknown>>, said: Said): string[] {
  const name = String(container["name"]);
  const isOwn = name === said.container;
  const label = isOwn ? "own" : name;
  const variables = [...fields(container["environment"], "name"), ...fields(container["secrets"], "name")];
  const twice = variables.filter((one, index) => variables.indexOf(one) !== index);
  const others = variables.filter((one) => !isOwn || !said.variables.has(one));
  const paths = fields(container["mountPoints"], "containerPath").filter((one) => !isOwn || !said.paths.has(one));
  return [
    ...others.map((one) => `${label} ${withoutNames(one, said)}`),
    ...twice.map((one) => `${label} ${one} twice`),
    // The router opens each volume to the service's user.
    ...paths.map((one) => `${label} writes ${one.replace(/^\/volumes\/\w+$/, "/volumes/*")}`),
  ];
}

/** `DATABASE_PRIMARY_USER` → `DATABASE_*_USER`. */
function withoutNames(variable: string, { names }: Said): string {
  for (const name of names) {
    const at = ` ${variable.replaceAll("_", " ")} `.indexOf(` ${name.replaceAll("_", " ")} `);
    if (at !== -1) return `${variable.slice(0, at)}*${variable.slice(at + name.length)}`;
  }
  return variable;
}

function fields(list: unknown, key: string): string[] {
  return Array.isArray(list) ? list.filter(isObject).map((one) => String(one[key])) : [];
}
