import type { Check } from "../kernel/check";
import type { Graph, View } from "../kernel/graph";
import { accountOf } from "./held-accounts";

/** Where detection must be made, and of what: nothing outside of the foundation's stack. */
export interface DetectionView {
  readonly regions: readonly string[];
  /** 12 digits of the account that administers it. */
  readonly administrator: string;
  /** The resources of a type in a region. */
  readonly at: (type: string, region: string) => View[];
  /** Those of them that stand in the administrator's account. */
  readonly administered: (type: string, region: string) => View[];
}

/** What the foundation's stack makes of detection; undefined in other stacks. */
export function detectionView({ graph, registry }: Check): DetectionView | undefined {
  if (graph.stack !== registry.foundation.stack) return undefined;
  const { home, global } = registry.regions;
  const administrator = registry.organization.accounts["security"] ?? "";
  const at = (type: string, region: string): View[] =>
    graph.ofType(type).filter((view) => (view.text("region") ?? home) === region);
  return {
    regions: [home, global],
    administrator,
    at,
    administered: (type, region) => at(type, region).filter((view) => accountOf(view) === administrator),
  };
}

/** Whether Organizations has delegated a service to the account. */
export function isDelegated(graph: Graph, service: string, account: string): boolean {
  return graph
    .ofType("aws:organizations/delegatedAdministrator:DelegatedAdministrator")
    .some((one) => one.text("servicePrincipal") === `${service}.amazonaws.com` && one.text("accountId") === account);
}
