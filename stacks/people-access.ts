import type { PeoplesAccess, ShellAccess } from "../components/access/people-statements";
import { scopedName } from "../components/naming";
import { complete } from "../components/definition/defaults";
import type { ProductDefinition } from "../components/definition/definition";
import type { Scope } from "../components/scope";
import { foundation } from "./foundation";

/** What people may reach of a product, from its definition: a console where it has databases, a shell where services admit one. */
export function peoplesAccess(definition: ProductDefinition, account: string): PeoplesAccess {
  const product = complete(definition, foundation);
  const scopes = Object.keys(product.environments).map(
    (environment): Scope => ({
      product: product.name,
      environment,
      account,
      region: foundation.regions.home,
      owner: product.owner,
    }),
  );
  const open: Record<string, string[]> = {};
  for (const [service, { cluster, exec }] of Object.entries(product.services))
    if (exec) (open[cluster] ??= []).push(service);
  const shells = scopes.map(
    (scope): ShellAccess => ({
      scope,
      clusters: Object.fromEntries(
        Object.entries(open).map(([cluster, services]) => [scopedName(scope, "services", cluster), services]),
      ),
    }),
  );
  return {
    consoles: Object.keys(product.databases).length === 0 ? [] : scopes,
    shells: Object.keys(open).length === 0 ? [] : shells,
    offices: foundation.offices,
  };
}
