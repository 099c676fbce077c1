import type { Route } from "../service/routes";
import type { RouteDefinition } from "./definition";
import { mapValues } from "../records";

/** A service's route with whole host names, as the load balancer of an environment reads it. */
export function routeOf(route: RouteDefinition, domain: string): Route {
  return {
    hosts: (route.hosts ?? []).map((label) => `${label}.${domain}`).concat(route.hosts === undefined ? [domain] : []),
    paths: route.paths ?? [],
  };
}

/** The routes of all services that have one, by service. */
export function routesOf(
  services: Readonly<Record<string, { readonly route?: RouteDefinition }>>,
  domain: string,
): Record<string, Route> {
  const routed = Object.entries(services).flatMap(([name, { route }]) =>
    route === undefined ? [] : [[name, route] as const],
  );
  return mapValues(Object.fromEntries(routed), (route) => routeOf(route, domain));
}

/** The hosts that programs call, whose services say so. */
export function jsonHosts(
  services: Readonly<Record<string, { readonly route?: RouteDefinition }>>,
  domain: string,
): Set<string> {
  const routes = Object.values(services).flatMap(({ route }) => (route?.errors === "json" ? [route] : []));
  return new Set(routes.flatMap((route) => routeOf(route, domain).hosts));
}

/** Hosts by the format in which they answer while the product does not. */
export function byFormat(
  hosts: readonly string[],
  services: Readonly<Record<string, { readonly route?: RouteDefinition }>>,
  domain: string,
): Record<"html" | "json", string[]> {
  const json = jsonHosts(services, domain);
  return { html: hosts.filter((host) => !json.has(host)), json: hosts.filter((host) => json.has(host)) };
}

/** Every host name that an environment serves, its own domain first. */
export function hostsOf(routes: Readonly<Record<string, Route>>, domain: string): string[] {
  const others = Object.values(routes).flatMap(({ hosts }) => hosts);
  return [domain, ...[...new Set(others)].filter((host) => host !== domain).sort()];
}
