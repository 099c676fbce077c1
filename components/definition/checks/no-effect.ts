import { distance } from "fastest-levenshtein";
import type { Problem } from "../../refuse";
import type { EnvironmentDefinition, ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/** Fields that would be accepted and change nothing where they stand. */
export function checkEffects(definition: ProductDefinition): Problem[] {
  const services = Object.entries(definition.services ?? {});
  const isRouted = services.some(([, { route }]) => route !== undefined);
  return [
    ...services.flatMap(([name, { route, databases = [], cluster, ...service }]) => [
      ...without(
        ["services", name, "healthGraceSeconds"],
        service.healthGraceSeconds,
        route !== undefined,
        "a route: only a load balancer waits so long",
      ),
      ...without(
        ["services", name, "connectionsPerTask"],
        service.connectionsPerTask,
        databases.length > 0,
        "databases that it connects to",
      ),
      ...(cluster === undefined ? [] : misspelt(["services", name, "cluster"], cluster)),
    ]),
    ...Object.entries(definition.edge ?? {}).flatMap(([key, value]) =>
      // The zone is there in any case.
      key === "dnssec"
        ? []
        : without(["edge", key], value, isRouted, "a service with a route, before which the distribution stands"),
    ),
    ...without(
      ["monitoring", "latencySeconds"],
      definition.monitoring?.latencySeconds,
      isRouted,
      "a service with a route, whose answers are timed",
    ),
    ...Object.entries<EnvironmentDefinition>({ ...definition.environments }).flatMap(([name, environment]) =>
      inEnvironment(definition, name, environment, isRouted),
    ),
  ];
}

function inEnvironment(
  { services = {} }: ProductDefinition,
  name: string,
  { allowedCidrs, services: sizes = {} }: EnvironmentDefinition,
  isRouted: boolean,
): Problem[] {
  const path = ["environments", name, "allowedCidrs"];
  const closed: Problem[] =
    name === "production" && allowedCidrs !== undefined
      ? [
          {
            path: show(path),
            value: allowedCidrs,
            allowed: "left out in production, which everybody reaches: it closes no host there",
            fix: "remove it; what is for the office only has an environment of its own, or signs people in",
          },
        ]
      : without(path, allowedCidrs, isRouted, "a service with a route, which they reach");
  const idle = Object.entries(sizes).flatMap(([key, { min }]) => {
    const { cpu, memory } = (Object.hasOwn(services, key) ? services[key] : undefined)?.scaling ?? {};
    if (min !== 0 || (cpu === undefined && memory === undefined)) return [];
    const by = cpu === undefined ? "memory" : "cpu";
    return [
      {
        path: show(["environments", name, "services", key, "min"]),
        value: 0,
        allowed: `1 or more for a service that scales by ${by}: without a task there is no ${by} to measure, and none would start`,
        fix: `write 1, or remove ${show(["services", key, "scaling", by])}`,
      },
    ];
  });
  return [...closed, ...idle];
}

/** An empty list says nothing, and harms nobody. */
function without(at: readonly PropertyKey[], value: unknown, isOfUse: boolean, needs: string): Problem[] {
  if (value === undefined || isOfUse || (Array.isArray(value) && value.length === 0)) return [];
  return [{ path: show(at), value, allowed: `left out: it needs ${needs}`, fix: "remove it, or add what it is for" }];
}

/**
 * A cluster is made by its name: one that is "main" with two letters exchanged, or one too many or too few, is that one, misspelt. Another letter makes
 * another word: "mail".
 */
function misspelt(at: readonly PropertyKey[], cluster: string): Problem[] {
  const isExchanged = cluster !== MAIN && lettersOf(cluster) === lettersOf(MAIN);
  const isLonger = cluster.length !== MAIN.length && distance(cluster, MAIN) === 1;
  if (!isExchanged && !isLonger) return [];
  const allowed = `"${MAIN}", or a cluster whose name is not nearly the same`;
  return [{ path: show(at), value: cluster, allowed, fix: `write "${MAIN}", or leave it out` }];
}

const MAIN = "main";

function lettersOf(name: string): string {
  return name.split("").sort().join("");
}
