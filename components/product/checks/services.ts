import type { Problem } from "../../refuse";
import { sharedBy } from "../defaults";
import type { ProductDefinition, ServiceDefinition, SharedDefinition } from "../definition";
import { grantVariableNames } from "../grants";
import { variableName } from "../../parameters/path";
import { userVariable } from "../database-users";
import { writtenNames } from "../written-parameters";
import { meant, oneOf } from "./nearest";
import { reachProblems } from "./reach";
import { show } from "./shape-problems";

/** A name that says that its value is secret, and so must not stand in a definition. */
const SECRET = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS?|PRIVATE_KEY|API_KEY|ACCESS_KEY|DSN)(_|$)/;
const GRANTS = ["grants.mail.from", "grants.events", "grants.secrets"] as const;
/** What the platform itself sets in every container. */
const OURS = ["PORT", "HEALTH_PATH"];

/** What services refer to exists, and what they ask for fits together. */
export function checkServices(definition: ProductDefinition): Problem[] {
  const written = writtenNames(definition);
  return [
    ...Object.entries(definition.services ?? {}).flatMap(([name, service]) => [
      ...references(definition, written, name, service),
      ...reachProblems(definition, name, service),
      ...shapeOf(name, service),
      ...variables(name, service, deployerOf(definition, name), sharedBy(definition, name)),
    ]),
    ...Object.entries(definition.repositories ?? {}).flatMap(([name, { shared, deploys = [] }]) => [
      ...secretsIn(["repositories", name, "shared", "environment"], shared?.environment),
      ...(shared === undefined || deploys.length > 0 ? [] : [sharedByNobody(name)]),
    ]),
  ];
}

function deployerOf({ repositories = {} }: ProductDefinition, service: string): string {
  return Object.entries(repositories).find(([, { deploys = [] }]) => deploys.includes(service))?.[0] ?? "";
}

function sharedByNobody(repository: string): Problem {
  const path = show(["repositories", repository, "shared"]);
  return { path, allowed: "left out where no service is deployed", fix: "name the services in deploys, or remove it" };
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
  const { mail, events, secrets } = service.grants ?? {};
  const lists = { ...service, "grants.mail.from": mail?.from, "grants.events": events, "grants.secrets": secrets };
  for (const key of ["parameters", "databases", "calls", "writablePaths", ...GRANTS] as const) {
    const values: readonly string[] = lists[key] ?? [];
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    for (const value of twice)
      problems.push({ path: at(...key.split(".")), value, allowed: "each entry once", fix: "remove the second" });
  }
  return problems;
}

/** What is shared, plain variables, those of parameters and of grants have one environment in the container. */
function variables(name: string, service: ServiceDefinition, repository: string, shared: SharedDefinition): Problem[] {
  const problems: Problem[] = secretsIn(["services", name, "environment"], service.environment);
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
  for (const variable of Object.keys(shared.environment ?? {}))
    claim(variable, show(["repositories", repository, "shared", "environment", variable]), "its repository");
  for (const variable of Object.keys(service.environment ?? {}))
    claim(variable, show(["services", name, "environment", variable]), "environment");
  (service.parameters ?? []).forEach((parameter, index) => {
    claim(variableName(parameter), show(["services", name, "parameters", index]), `the parameter ${parameter}`);
  });
  for (const variable of grantVariableNames(service.grants ?? {}))
    claim(variable, show(["services", name, "grants"]), "a grant");
  return problems;
}

/** The value itself is not repeated: a message travels further than a definition. */
function secretsIn(at: readonly PropertyKey[], environment: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.entries(environment)
    .filter(([variable, value]) => SECRET.test(variable) && value !== "")
    .map(([variable]) => {
      const parameter = variable.toLowerCase().replaceAll("_", "-");
      const fix = `put it in Parameter Store and name it in parameters: "app/${parameter}"`;
      return { path: show([...at, variable]), allowed: "no secret in a definition", fix };
    });
}
