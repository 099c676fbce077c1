import type { Problem } from "../../refuse";
import { planRoutes } from "../../service/routes";
import type { ProductDefinition, RouteDefinition } from "../definition";
import { hostsOf, jsonHosts, routeOf, routesOf } from "../routing";
import { AWS_LIMITS } from "./aws-limits";
import { show } from "./shape-problems";

/** What a certificate takes as its first name, which is the environment's own. */
const DOMAIN_LIMIT = 64;
const HOST_LIMIT = AWS_LIMITS.hostNames.most;

/** Whether each request has one service that it belongs to, and the load balancer can tell which. */
export function checkRoutes(given: ProductDefinition): Problem[] {
  // A route that takes nothing is told by itself.
  const services = Object.fromEntries(Object.entries(given.services ?? {}).filter(([, { route }]) => takes(route)));
  const definition = { ...given, services };
  const at = (service: string, index: number): string =>
    services[service]?.route?.paths === undefined
      ? show(["services", service, "route"])
      : show(["services", service, "route", "paths", index]);
  return [
    ...planRoutes(routesOf(services, definition.domain), at).problems,
    ...formatProblems(definition),
    ...domainProblems(definition),
    ...hostProblems(definition),
  ];
}

function takes(route: RouteDefinition | undefined): boolean {
  return route?.paths !== undefined || route?.hosts !== undefined;
}

/** One distribution answers for a host, and in one format. */
function formatProblems({ services = {}, domain }: ProductDefinition): Problem[] {
  const json = jsonHosts(services, domain);
  return Object.entries(services).flatMap(([service, { route }]) => {
    if (route === undefined || route.errors === "json") return [];
    const shared = routeOf(route, domain).hosts.filter((host) => json.has(host));
    if (shared.length === 0) return [];
    const allowed = `"json", as another service at ${shared.join(", ")} says: a host answers in one format`;
    const path = show(["services", service, "route", "errors"]);
    return [{ path, value: route.errors, allowed, fix: "say the same, or give one of them a host of its own" }];
  });
}

/** With a label of 63 characters before it, a domain within the limit is a host that the load balancer takes too. */
function domainProblems({ services = {}, domain, environments }: ProductDefinition): Problem[] {
  if (Object.values(services).every(({ route }) => route === undefined)) return [];
  const domains = Object.keys(environments).map((name) => (name === "production" ? domain : `${name}.${domain}`));
  const tooLong = domains.filter((one) => one.length > DOMAIN_LIMIT);
  if (tooLong.length === 0) return [];
  const allowed = `${DOMAIN_LIMIT} characters for the domain of every environment; too long: ${tooLong.join(", ")}`;
  return [{ path: "domain", value: domain, allowed, fix: "choose a shorter domain" }];
}

/** Each host stands in the environment's certificate, beside its domain, and is no environment's domain itself. */
function hostProblems({ services = {}, domain, environments }: ProductDefinition): Problem[] {
  const others = Object.keys(environments).filter((environment) => environment !== "production");
  const taken = Object.entries(services).flatMap(([service, { route }]) =>
    (route?.hosts ?? []).flatMap((label, index) => {
      if (!others.includes(label)) return [];
      const path = show(["services", service, "route", "hosts", index]);
      const allowed = `a label that no environment goes by: ${label}.${domain} is the domain of ${label}`;
      return [{ path, value: label, allowed, fix: "choose another label" }];
    }),
  );
  const names = hostsOf(routesOf(services, domain), domain);
  if (names.length <= HOST_LIMIT) return taken;
  const allowed = `${HOST_LIMIT} host names for all services together, the domain itself among them: a certificate holds no more`;
  const value = `${names.length} host names: ${names.join(", ")}`;
  const fix = "put services that can share a host under paths of it";
  return [...taken, { path: "services", value, allowed, fix }];
}
