import { isProvider } from "../../policies/kernel/resource";
import { groupBy } from "./group";
import type { ReportedResource, Summary } from "./model";
import { order } from "./tree-order";

/** Environments in the order in which a report has them; what stands in none comes last. */
export const environments = ["account", "management", "development", "staging", "production", "elsewhere"];

/** `aws:ec2`, `datadog`: what a count speaks of. */
export function kindOf(type: string): string {
  if (isProvider(type)) return "providers";
  const [kit = "", rest = ""] = type.split(":");
  return kit === "aws" ? `aws:${rest.split("/")[0] ?? ""}` : kit;
}

/** Environment → kind → resources, of what is made. */
export function countByEnvironment(
  product: string,
  made: readonly ReportedResource[],
  byUrn: ReadonlyMap<string, ReportedResource>,
): Summary["environments"] {
  const counts: Record<string, Record<string, number>> = {};
  for (const environment of environments) {
    const here = made.filter((resource) => environmentOf(product, resource, byUrn) === environment);
    if (here.length === 0) continue;
    const kinds = groupBy(here, ({ type }) => kindOf(type));
    counts[environment] = Object.fromEntries(
      [...kinds].map(([kind, all]) => [kind, all.length] as const).sort(([a], [b]) => order(a, b)),
    );
  }
  return counts;
}

/** The environment of the nearest component above whose name tells one, or of its own name. */
export function environmentOf(
  product: string,
  resource: ReportedResource,
  byUrn: ReadonlyMap<string, ReportedResource>,
): string {
  const own = named(product, resource.name);
  for (let above = byUrn.get(resource.parent ?? ""); above !== undefined; above = byUrn.get(above.parent ?? "")) {
    const found = named(product, above.name);
    if (found !== undefined) return found;
  }
  return own ?? "elsewhere";
}

function named(product: string, name: string): string | undefined {
  return environments.find((environment) => `${name}-`.startsWith(`${product}-${environment}-`));
}
