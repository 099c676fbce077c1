import type { Input } from "@pulumi/pulumi";
import type { Product } from "../definition/completed";
import type { Peer } from "./peers";

interface Grouped {
  readonly securityGroupId: Input<string>;
}

export interface Groups {
  /** Security group of the load balancer; undefined where there is none. */
  readonly loadBalancer: Input<string> | undefined;
  readonly services: Readonly<Record<string, Grouped>>;
  readonly databases: Readonly<Record<string, Grouped & { readonly port: number }>>;
}

/**
 * Who may call whom, from what services say of themselves: what they answer, what they call, what they store in. A key stays
 * with the two that it names and is nobody else's: a name has no two dashes in a row.
 */
export function peersOf(services: Product["services"], groups: Groups): Record<string, Peer> {
  const peers: Record<string, Peer> = {};
  const admit = (
    key: string,
    from: Input<string> | undefined,
    to: Grouped | undefined,
    port: number | undefined,
    description: string,
  ): void => {
    if (from === undefined || to === undefined || port === undefined) return;
    peers[key] = { from, to: to.securityGroupId, port, description };
  };
  for (const [name, service] of Object.entries(services)) {
    const own = groups.services[name];
    if (service.route !== undefined)
      admit(`routes--${name}`, groups.loadBalancer, own, service.port, `The load balancer sends to ${name}`);
    for (const called of service.calls) {
      admit(
        `calls--${name}--${called}`,
        own?.securityGroupId,
        groups.services[called],
        services[called]?.port,
        `${name} calls ${called}`,
      );
    }
    for (const database of service.databases) {
      const store = groups.databases[database];
      admit(`stores--${name}--${database}`, own?.securityGroupId, store, store?.port, `${name} stores in ${database}`);
    }
  }
  return peers;
}

/** The keys of the peers without which a service does not work: who sends to it, what it calls, what it stores in. */
export function peersNeededBy(name: string, service: Product["services"][string]): string[] {
  return [
    ...(service.route === undefined ? [] : [`routes--${name}`]),
    ...service.calls.map((called) => `calls--${name}--${called}`),
    ...service.databases.map((database) => `stores--${name}--${database}`),
  ];
}
