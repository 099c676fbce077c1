import type { Problem } from "../../refuse";
import { planRoutes } from "../../service/routes";
import type { ProductDefinition } from "../definition";
import { routesOf } from "../routing";
import { show } from "./shape-problems";

/** Whether each request has one service that it belongs to, and the load balancer can tell which. */
export function checkRoutes(definition: ProductDefinition): Problem[] {
  const services = definition.services ?? {};
  const at = (service: string, index: number): string =>
    services[service]?.route?.paths === undefined
      ? show(["services", service, "route"])
      : show(["services", service, "route", "paths", index]);
  return [...planRoutes(routesOf(services, definition.domain), at).problems];
}
