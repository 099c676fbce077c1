import type { QuotaValues } from "../account/quotas";
import type { Product } from "./completed";

/** A deployment in place starts the new tasks beside the old ones: `deploymentMaximumPercent` is 200. */
const WHILE_ROLLING = 2;

/** The most tasks that a service has when none of it is being replaced. */
export function largest(product: Product, environment: string, service: string): number {
  const max = product.environments[environment]?.services[service]?.max ?? 0;
  const schedule = environment === "production" ? Object.values(product.services[service]?.scaling.schedule ?? {}) : [];
  return Math.max(max, ...schedule.map((size) => size.max));
}

/** The most tasks that a service ever has: at its largest, and all of it being replaced. */
export function largestRolling(product: Product, environment: string, service: string): number {
  return largest(product, environment, service) * WHILE_ROLLING;
}

/**
 * What the account has at the most: every service at its largest while all of them are being replaced. Production runs on demand, the other
 * environments on spare capacity, which is counted by itself; each zone that tasks run in has a NAT gateway with an address of its own.
 */
export function peakOf(product: Product): QuotaValues {
  const vcpu = (counts: (environment: string) => boolean): number =>
    sum(
      Object.entries(product.environments)
        .filter(([environment]) => counts(environment))
        .flatMap(([environment, { services }]) =>
          Object.entries(services).map(
            ([service, { cpu }]) => (largestRolling(product, environment, service) * cpu) / 1024,
          ),
        ),
    );
  return {
    fargateVcpu: vcpu((environment) => environment === "production"),
    fargateSpotVcpu: vcpu((environment) => environment !== "production"),
    elasticAddresses: sum(Object.values(product.environments).map(({ zones }) => zones.active.length)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
