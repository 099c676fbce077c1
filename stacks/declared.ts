import { resolveParameter, variableName } from "../components/parameters/path";
import type { Environment, Product, Service } from "../components/definition/completed";
import type { RouteDefinition } from "../components/definition/definition";
import { routeOf } from "../components/definition/routing";
import { writtenNames } from "../components/definition/written-parameters";
import { at, mapValues } from "../components/records";
import type { Declared, DeclaredService } from "../policies/registry";

type Size = Environment["services"][string];

/** What a definition declares, as the proofs read it, by environment. */
export function declaredOf(product: Product): Record<string, Declared> {
  return mapValues(product.environments, (environment, name) => inEnvironment(product, environment, name));
}

function inEnvironment(product: Product, sizes: Environment, environment: string): Declared {
  const { domain, services } = sizes;
  const written = writtenNames(product);
  const place = { product: product.name, environment };
  const ofPeople = (name: string): string => `/${product.name}/${environment}/applications/${name}`;
  return {
    services: mapValues(product.services, (service, key) => ({
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
      command: [...(service.command ?? [])],
      environment: { ...service.environment },
      parameters: Object.fromEntries(
        service.parameters.map((name) => [variableName(name), resolveParameter(place, name, written)]),
      ),
      givenParameters: service.parameters.filter((parameter) => !written.includes(parameter)).map(ofPeople),
      writablePaths: [...service.writablePaths],
      scaling: scalingOf(service.scaling, at(services, key), environment),
      exec: service.exec,
    })),
    databases: mapValues(product.databases, ({ engine, schema }, key) => ({
      engine,
      schema,
      readers: at(sizes.databases, key).readers,
    })),
  };
}

/** The clock changes production alone. */
function scalingOf({ cpu, memory, schedule }: Service["scaling"], { min, max }: Size, environment: string) {
  return {
    min,
    max,
    holds: { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) },
    schedule: environment === "production" ? { ...schedule } : {},
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
