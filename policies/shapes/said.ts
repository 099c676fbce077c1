import type { ProductEntry } from "../registry";

/** What a definition itself says of a resource's containers, which is nobody's to review but its author's. */
export interface Said {
  /** Variables that the definition names. */
  readonly variables: ReadonlySet<string>;
  /** Paths that a service may write to. */
  readonly paths: ReadonlySet<string>;
  /** What a definition calls its databases, senders and secrets, as it stands in the names of variables; the longest first. */
  readonly names: readonly string[];
  /** The container that runs the service itself. */
  readonly container: string;
}

export const NOTHING_SAID: Said = { variables: new Set(), paths: new Set(), names: [], container: "" };

/** `partner-api` → `PARTNER_API`. */
export function asVariable(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

/** By a resource's name alone, `shine-production-services-web-task-definition`: the engine asks of each by itself. */
export function saidOf(product: Pick<ProductEntry, "declared"> | undefined, stack: string, name: string): Said {
  const [environment, declared] =
    Object.entries(product?.declared ?? {}).find(([one]) => name.startsWith(`${stack}-${one}-`)) ?? [];
  if (environment === undefined || declared === undefined) return NOTHING_SAID;
  const [key, service] =
    Object.entries(declared.services)
      .filter(([one]) => name.startsWith(`${stack}-${environment}-services-${one}-`))
      .sort(([a], [b]) => b.length - a.length)[0] ?? [];
  const { mail = [], secrets = [] } = service?.grants ?? {};
  const names = [
    ...Object.keys(declared.databases),
    ...mail.map((address) => address.slice(0, address.indexOf("@"))),
    ...secrets.map(nameOfSecret),
  ];
  return {
    variables: new Set(Object.keys({ ...service?.environment, ...service?.parameters })),
    paths: new Set(service?.writablePaths),
    names: names.map(asVariable).sort((a, b) => b.length - a.length),
    container: key ?? "",
  };
}

/** What a definition calls a secret of `/shine/production/applications/partner-api`. */
export function nameOfSecret(path: string): string {
  return path.split("/").slice(4).join("/");
}
