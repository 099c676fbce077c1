import type { Problem } from "../../refuse";
import { readersProblem } from "../../data/database-check";
import { instanceClasses } from "../../data/instance-classes";
import { cronProblem } from "../../service/cron";
import { fargateSizeProblem } from "../../service/fargate-sizes";
import type { Facts } from "../facts";
import { serviceSize } from "../defaults";
import type {
  DatabaseDefinition,
  DatabaseSize,
  EnvironmentDefinition,
  ProductDefinition,
  ServiceDefinition,
  ServiceSize,
} from "../definition";
import { meant, oneOf } from "./nearest";
import { show } from "./shape-problems";

/** Sizes: what Fargate, Aurora and the account's quota admit, and that each names something that exists. */
export function checkSizes(definition: ProductDefinition, facts: Facts): Problem[] {
  const environments = Object.entries<EnvironmentDefinition>({ ...definition.environments });
  return [
    ...Object.entries(definition.services ?? {}).flatMap(([name, service]) => ofService(name, service)),
    ...environments.flatMap(([name, environment]) => ofEnvironment(definition, name, environment, facts)),
  ];
}

function ofService(name: string, service: ServiceDefinition): Problem[] {
  const at = (...path: PropertyKey[]): string => show(["services", name, ...path]);
  const problems = fargateSizeProblem(at(), service.cpu, service.memory);
  for (const [key, size] of Object.entries(service.scaling?.schedule ?? {})) {
    problems.push(...cronProblem(at("scaling", "schedule", key, "cron"), size.cron));
    problems.push(...order(at("scaling", "schedule", key), size.min, size.max));
  }
  return problems;
}

function ofEnvironment(
  definition: ProductDefinition,
  name: string,
  environment: EnvironmentDefinition,
  facts: Facts,
): Problem[] {
  const problems: Problem[] = [];
  const at = (...path: PropertyKey[]): string => show(["environments", name, ...path]);
  const services = definition.services ?? {};
  const databases = definition.databases ?? {};
  if ((environment.zones ?? 1) > facts.zones.length) {
    const allowed = `1 to ${facts.zones.length}: the region has the zones ${facts.zones.join(", ")}`;
    problems.push({
      path: at("zones"),
      value: environment.zones,
      allowed,
      fix: `write ${facts.zones.length} at the most`,
    });
  }
  if (name === "production" && environment.zones === 1) {
    problems.push({ path: at("zones"), value: 1, allowed: "2 or more in production", fix: "write 2, or leave it out" });
  }
  for (const [key, size] of Object.entries<ServiceSize>({ ...environment.services })) {
    const service = Object.hasOwn(services, key) ? services[key] : undefined;
    if (service === undefined) problems.push(unknown(at("services", key), key, "service", Object.keys(services)));
    else problems.push(...ofServiceSize(at("services", key), size, service));
  }
  if (name === "production") problems.push(...ofSchedules(services, environment));
  for (const [key, size] of Object.entries<DatabaseSize>({ ...environment.databases })) {
    if (!Object.hasOwn(databases, key))
      problems.push(unknown(at("databases", key), key, "database", Object.keys(databases)));
    else problems.push(...ofDatabaseSize(at("databases", key), size, databases[key]?.engine ?? "aurora-mysql"));
    if (size.readers === undefined) continue;
    problems.push(...readersProblem(at("databases", key, "readers"), size.readers, name === "production"));
  }
  return problems;
}

function ofServiceSize(path: string, size: ServiceSize, service: ServiceDefinition): Problem[] {
  const changed = size.cpu !== undefined || size.memory !== undefined;
  return [
    ...(size.min !== undefined && size.max !== undefined ? order(path, size.min, size.max) : []),
    ...(changed ? fargateSizeProblem(path, size.cpu ?? service.cpu, size.memory ?? service.memory) : []),
  ];
}

/** What the clock asks for is never below what production asks for always. */
function ofSchedules(
  services: Readonly<Record<string, ServiceDefinition>>,
  environment: EnvironmentDefinition,
): Problem[] {
  return Object.entries(services).flatMap(([service, { scaling }]) => {
    const least = serviceSize(true, environment.services?.[service]?.min).min;
    return Object.entries(scaling?.schedule ?? {}).flatMap(([key, { min }]) => {
      if (min >= least) return [];
      const asked = show(["environments", "production", "services", service, "min"]);
      return {
        path: show(["services", service, "scaling", "schedule", key, "min"]),
        value: min,
        allowed: `${least} or more, which ${asked} asks for at the least`,
        fix: `write ${least}, or lower ${asked}`,
      };
    });
  });
}

function ofDatabaseSize(path: string, size: DatabaseSize, engine: DatabaseDefinition["engine"]): Problem[] {
  const problems: Problem[] = [];
  const classes = instanceClasses(engine);
  if (size.instance !== undefined && !classes.includes(size.instance)) {
    const family = size.instance.split(".").slice(0, 2).join(".");
    const near = classes.filter((one) => one.startsWith(`${family}.`));
    const families = [...new Set(classes.map((one) => one.split(".").slice(0, 2).join(".")))];
    problems.push({
      path: `${path}.instance`,
      value: size.instance,
      allowed: `a Graviton instance class that ${engine} has: ${near.length > 0 ? near.join(", ") : `of ${families.join(", ")}`}`,
      fix: meant(size.instance, classes, "choose one of these"),
    });
  }
  if (size.instance !== undefined && size.serverless !== undefined) {
    problems.push({ path, allowed: "an instance class or serverless, not both", fix: "remove one of the two" });
  }
  if (size.serverless !== undefined && size.serverless.minAcu > size.serverless.maxAcu) {
    const { minAcu, maxAcu } = size.serverless;
    problems.push({
      path: `${path}.serverless.minAcu`,
      value: minAcu,
      allowed: `at most maxAcu, ${maxAcu}`,
      fix: "exchange the two, or change one",
    });
  }
  return problems;
}

function order(path: string, min: number, max: number): Problem[] {
  return min <= max
    ? []
    : [{ path: `${path}.min`, value: min, allowed: `at most max, ${max}`, fix: "exchange the two, or change one" }];
}

function unknown(path: string, given: string, what: string, names: readonly string[]): Problem {
  return { path, value: given, allowed: oneOf(what, names), fix: meant(given, names, "remove it") };
}
