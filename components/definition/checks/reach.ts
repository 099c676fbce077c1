import type { Problem } from "../../refuse";
import type { ProductDefinition, ServiceDefinition } from "../definition";
import { show } from "./shape-problems";

/** Where a service learns of something by a parameter, and by which of its lists it is let in. */
const WAYS = [
  { section: "databases", of: /^database\/([^/]+)\//, list: "databases", what: "a database that the service names" },
  { section: "services", of: /^service\/([^/]+)\//, list: "calls", what: "a service that it calls" },
] as const;

/**
 * A parameter says where something is. Only `databases` and `calls` open the way there, and `databases` makes the user; a service that has
 * but the parameter would wait at a closed door.
 */
export function reachProblems(definition: ProductDefinition, name: string, service: ServiceDefinition): Problem[] {
  return WAYS.flatMap(({ section, of, list, what }) => {
    const [known, named] = [Object.keys(definition[section] ?? {}), service[list] ?? []];
    // A misspelt name is told where it stands, and not once more by each parameter.
    if (named.some((one) => !known.includes(one))) return [];
    return (service.parameters ?? []).flatMap((parameter, index) => {
      const target = of.exec(parameter)?.[1];
      if (target === undefined || !known.includes(target) || target === name || named.includes(target)) return [];
      return {
        path: show(["services", name, "parameters", index]),
        value: parameter,
        allowed: `a parameter of ${what} in ${list}, which alone opens the way to it`,
        fix: `add "${target}" to ${show(["services", name, list])}, or remove the parameter`,
      };
    });
  });
}
