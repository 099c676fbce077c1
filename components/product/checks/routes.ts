import type { Problem } from "../../refuse";
import { planRoutes } from "../../service/routes";
import type { ProductDefinition } from "../definition";
import { jsonHosts, routeOf, routesOf } from "../routing";
import { show } from "./shape-problems";

/** What a certificate takes as its first name, which is the environment's own. */
const DOMAIN_LIMIT = 64;

/** Whether each request has one service that it belongs to, and the load balancer can tell which. */
export function checkRoutes(definition: ProductDefinition): Problem[] {
  const services = definition.services ?? {};
  const at = (service: string, index: number): string =>
    services[service]?.route?.paths === undefined
      ? show(["services", service, "route"])
      : show(["services", service, "route", "paths", index]);
  return [
    ...planRoutes(routesOf(services, definition.domain), at).problems,
    ...formatProblems(definition),
    ...domainProblems(definition),
  ];
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
