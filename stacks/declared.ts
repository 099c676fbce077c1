import type { Environment, Product } from "../components/product/completed";
import type { RouteDefinition } from "../components/product/definition";
import { routeOf } from "../components/product/routing";
import { writtenNames } from "../components/product/written-parameters";
import { mapValues } from "../components/records";
import type { Declared, DeclaredService } from "../policies/registry";

/** What a definition declares, as the proofs read it, by environment. */
export function declaredOf(product: Product): Record<string, Declared> {
  return mapValues(product.environments, (environment, name) => inEnvironment(product, environment, name));
}

function inEnvironment(product: Product, { domain }: Environment, environment: string): Declared {
  const written = new Set(writtenNames(product));
  const ofPeople = (name: string): string => `/${product.name}/${environment}/applications/${name}`;
  return {
    services: mapValues(product.services, (service) => ({
      port: service.port ?? 0,
      cluster: service.cluster,
      ...routed(service.route, domain),
      protocol: service.protocol,
      healthPath: service.healthPath,
      calls: [...service.calls],
      databases: [...service.databases],
      grants: {
        mail: (service.grants.mail?.from ?? []).map((name) => `${name}@${domain}`),
        events: [...(service.grants.events ?? [])],
        secrets: (service.grants.secrets ?? []).map(ofPeople),
      },
      givenParameters: service.parameters.filter((parameter) => !written.has(parameter)).map(ofPeople),
      exec: service.exec,
    })),
    databases: Object.keys(product.databases),
  };
}

/** Which requests are a service's, and how their hosts answer while it does not. */
function routed(
  route: RouteDefinition | undefined,
  domain: string,
): Pick<DeclaredService, "hosts" | "paths" | "errors"> {
  if (route === undefined) return { hosts: [], paths: [], errors: "html" };
  const { hosts, paths } = routeOf(route, domain);
  return { hosts: [...hosts], paths: paths.length === 0 ? ["/*"] : [...paths], errors: route.errors ?? "html" };
}
