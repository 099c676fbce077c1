/** What is asked from outside, and which service answers. */
export interface SiteCheck {
  /** The service's name in the definition. */
  readonly service: string;
  readonly host: string;
  /** Begins with `/`; answers 200 when the service is well. */
  readonly path: string;
}

/** A service, as far as it can be asked from outside. */
export interface AskedService {
  readonly protocol: "http" | "grpc";
  readonly healthPath: string;
  /** Left out for a service that the load balancer does not send to. */
  readonly route?: { readonly hosts: readonly string[]; readonly paths: readonly string[] };
}

/**
 * One check for each host of a service whose health path is among those that the load balancer sends to it: `/health` of a service at `/*`, not of one
 * at `/api/*`, which nobody outside can ask for its health. A gRPC service has no path that a plain request could ask for.
 */
export function siteChecks(services: Readonly<Record<string, AskedService>>): SiteCheck[] {
  return Object.entries(services).flatMap(([service, { protocol, healthPath: path, route }]) => {
    if (route === undefined || protocol === "grpc") return [];
    const reached = route.paths.length === 0 || route.paths.some((pattern) => matches(pattern, path));
    return reached ? route.hosts.map((host) => ({ service, host, path })) : [];
  });
}

/** As a load balancer reads a pattern: `*` stands for any characters, `?` for one. */
function matches(pattern: string, path: string): boolean {
  const body = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${body}$`).test(path);
}
