import { variableName } from "../../parameters/path";
import type { Problem } from "../../refuse";
import { userVariable } from "../database-users";
import { sharedBy } from "../defaults";
import type { ProductDefinition, ServiceDefinition, SharedDefinition } from "../definition";
import { grantVariableSources } from "../grants";
import { reservedVariable } from "./reserved-variables";
import { show } from "./shape-problems";

/** What the platform itself sets in every container. */
const OURS = ["PORT", "HEALTH_PATH"];

/** Environment variables: each has one owner, and none decides what only the platform, the runtime or the image may. */
export function checkVariables(definition: ProductDefinition): Problem[] {
  return [
    ...Object.entries(definition.services ?? {}).flatMap(([name, service]) =>
      variables(name, service, deployerOf(definition, name), sharedBy(definition, name)),
    ),
    ...Object.entries(definition.repositories ?? {}).flatMap(([name, { shared }]) =>
      namesIn(["repositories", name, "shared", "environment"], shared?.environment),
    ),
  ];
}

function deployerOf({ repositories = {} }: ProductDefinition, service: string): string {
  return Object.entries(repositories).find(([, { deploys = [] }]) => deploys.includes(service))?.[0] ?? "";
}

/** What is shared, plain variables, those of parameters and of grants have one environment in the container. */
function variables(name: string, service: ServiceDefinition, repository: string, shared: SharedDefinition): Problem[] {
  const problems = namesIn(["services", name, "environment"], service.environment);
  const users = (service.databases ?? []).map(userVariable);
  const taken = new Map<string, string>([...OURS, ...users].map((variable) => [variable, "the platform"]));
  /** What is written there is told, not the variable that comes of it; a plain variable's own value nobody needs to know. */
  const claim = (variable: string, at: readonly PropertyKey[], owner: string, value?: string): void => {
    const other = taken.get(variable);
    if (other === undefined) taken.set(variable, owner);
    else {
      const allowed = `a variable that ${other} does not set`;
      problems.push({
        path: show(at),
        ...(value === undefined
          ? { allowed }
          : { value, allowed: `a name whose variable, ${variable}, ${other} does not set` }),
        fix: other === "the platform" ? "rename it, or remove it" : "rename one of the two",
      });
    }
  };
  for (const variable of Object.keys(shared.environment ?? {}))
    claim(variable, ["repositories", repository, "shared", "environment", variable], "its repository");
  for (const variable of Object.keys(service.environment ?? {}))
    claim(variable, ["services", name, "environment", variable], "environment");
  const parameters = service.parameters ?? [];
  // One that stands there twice is told as such.
  for (const parameter of new Set(parameters)) {
    const at = ["services", name, "parameters", parameters.indexOf(parameter)];
    const variable = variableName(parameter);
    const reserved = reservedVariable(variable);
    if (reserved !== undefined) {
      const allowed = `a name that becomes ${reserved}; this one becomes ${variable}`;
      problems.push({ path: show(at), value: parameter, allowed, fix: "rename the parameter" });
    }
    claim(variable, at, `the parameter ${parameter}`, parameter);
  }
  for (const { variable, path, value } of grantVariableSources(service.grants ?? {}))
    claim(variable, ["services", name, "grants", ...path], "a grant", value);
  return problems;
}

/** A variable that is somebody else's is not a definition's to set. */
function namesIn(at: readonly PropertyKey[], environment: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.entries(environment).flatMap(([variable, value]) => {
    const allowed = reservedVariable(variable, value);
    return allowed === undefined ? [] : [{ path: show([...at, variable]), allowed, fix: "remove it, or rename it" }];
  });
}
