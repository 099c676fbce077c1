import type { Problem } from "../../refuse";
import type { ProductDefinition, ServiceDefinition } from "../definition";
import { variableName } from "../../parameters/path";
import { userVariable } from "../database-users";
import { writtenNames } from "../written-parameters";
import { meant, oneOf } from "./nearest";
import { show } from "./shape-problems";

/** A name that says that its value is secret, and so must not stand in a definition. */
const SECRET = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS?|PRIVATE_KEY|API_KEY|ACCESS_KEY|DSN)(_|$)/;
/** What the platform itself sets in every container. */
const OURS = ["PORT", "HEALTH_PATH"];

/** What services refer to exists, and what they ask for fits together. */
export function checkServices(definition: ProductDefinition): Problem[] {
  const written = writtenNames(definition);
  return Object.entries(definition.services ?? {}).flatMap(([name, service]) => [
    ...references(definition, written, name, service),
    ...shapeOf(name, service),
    ...variables(name, service),
  ]);
}

function references(
  definition: ProductDefinition,
  written: readonly string[],
  name: string,
  service: ServiceDefinition,
): Problem[] {
  const problems: Problem[] = [];
  const databases = Object.keys(definition.databases ?? {});
  const callable = Object.entries(definition.services ?? {})
    .filter(([key, other]) => other.port !== undefined && key !== name)
    .map(([key]) => key);
  const refer = (list: "databases" | "calls", what: string, names: readonly string[]): void => {
    (service[list] ?? []).forEach((given, index) => {
      if (names.includes(given)) return;
      problems.push({
        path: show(["services", name, list, index]),
        value: given,
        allowed: oneOf(what, names),
        fix: meant(
          given,
          names,
          `add it under ${list === "calls" ? "services, with a port" : "databases"}, or remove it here`,
        ),
      });
    });
  };
  refer("databases", "database", databases);
  refer("calls", "service with a port", callable);
  (service.parameters ?? []).forEach((given, index) => {
    // Below these the platform writes all there is, so that another name is a slip.
    const ours = ["database/", "settings/", "service/"].some((prefix) => given.startsWith(prefix));
    if (!ours || written.includes(given)) return;
    const allowed = oneOf("parameter that the platform writes", written);
    problems.push({
      path: show(["services", name, "parameters", index]),
      value: given,
      allowed,
      fix: meant(given, written, "remove it"),
    });
  });
  return problems;
}

function shapeOf(name: string, service: ServiceDefinition): Problem[] {
  const problems: Problem[] = [];
  const at = (...path: PropertyKey[]): string => show(["services", name, ...path]);
  if (service.port === undefined) {
    for (const key of ["route", "healthPath", "protocol"] as const) {
      if (service[key] === undefined) continue;
      problems.push({
        path: at(key),
        allowed: "left out, for a service without a port",
        fix: `add ${at("port")}, or remove it`,
      });
    }
  }
  if (service.route !== undefined && service.route.paths === undefined && service.route.hosts === undefined) {
    problems.push({
      path: at("route"),
      value: {},
      allowed: "paths, hosts, or both",
      fix: 'write paths: ["/*"] to take every request',
    });
  }
  for (const key of ["parameters", "databases", "calls", "writablePaths"] as const) {
    const values: readonly string[] = service[key] ?? [];
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    for (const value of twice)
      problems.push({ path: at(key), value, allowed: "each entry once", fix: "remove the second" });
  }
  return problems;
}

/** Plain variables and those of parameters share one environment in the container. */
function variables(name: string, service: ServiceDefinition): Problem[] {
  const problems: Problem[] = [];
  const users = (service.databases ?? []).map(userVariable);
  const taken = new Map<string, string>([...OURS, ...users].map((variable) => [variable, "the platform"]));
  const claim = (variable: string, path: string, owner: string): void => {
    const other = taken.get(variable);
    if (other === undefined) taken.set(variable, owner);
    else
      problems.push({
        path,
        value: variable,
        allowed: `a variable that ${other} does not set`,
        fix: "rename one of the two",
      });
  };
  for (const [variable, value] of Object.entries(service.environment ?? {})) {
    const path = show(["services", name, "environment", variable]);
    if (SECRET.test(variable) && value !== "") {
      const parameter = variable.toLowerCase().replaceAll("_", "-");
      // The value itself is not repeated: a message travels further than a definition.
      problems.push({
        path,
        allowed: "no secret in a definition",
        fix: `put it in Parameter Store and name it in parameters: "app/${parameter}"`,
      });
    }
    claim(variable, path, "environment");
  }
  (service.parameters ?? []).forEach((parameter, index) => {
    claim(variableName(parameter), show(["services", name, "parameters", index]), `the parameter ${parameter}`);
  });
  return problems;
}
