import type { Problem } from "../../refuse";
import { grpcHealthProblem } from "../../service/grpc-health";
import type { ProductDefinition, ServiceDefinition } from "../definition";
import { writtenNames } from "../written-parameters";
import { meant, oneOf } from "./nearest";
import { reachProblems } from "./reach";
import { show } from "./shape-problems";

const GRANTS = ["grants.mail.from", "grants.events", "grants.secrets"] as const;
/** What services refer to exists, and what they ask for fits together. */
export function checkServices(definition: ProductDefinition): Problem[] {
  const written = writtenNames(definition);
  return [
    ...Object.entries(definition.services ?? {}).flatMap(([name, service]) => [
      ...references(definition, written, name, service),
      ...reachProblems(definition, name, service),
      ...shapeOf(name, service),
    ]),
    ...Object.entries(definition.repositories ?? {}).flatMap(([name, { shared, deploys = [] }]) =>
      shared === undefined || deploys.length > 0 ? [] : [sharedByNobody(name)],
    ),
  ];
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
      // What stands there twice is told as such.
      if (names.includes(given) || (service[list] ?? []).indexOf(given) !== index) return;
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
  refer("calls", "service with a port, beside itself", callable);
  (service.parameters ?? []).forEach((given, index) => {
    // Below these the platform writes all there is, so that another name is a slip.
    const ours = ["database/", "settings/", "service/"].some((prefix) => given.startsWith(prefix));
    if (!ours || written.includes(given) || service.parameters?.indexOf(given) !== index) return;
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
  if (service.protocol === "grpc") problems.push(...grpcHealthProblem(at("healthPath"), service.healthPath));
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
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      const path = at(...key.split("."), index);
      problems.push({ path, value, allowed: "each entry once", fix: "remove it here" });
    });
  }
  return problems;
}
