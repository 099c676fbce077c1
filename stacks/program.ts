import * as pulumi from "@pulumi/pulumi";
import { nearest } from "../components/product/checks/nearest";
import { refuse } from "../components/refuse";
import { credentialsOf } from "./credentials";
import { organizationStack } from "./organization";
import { ledgerEntry, productStack } from "./product";
import { catalogue } from "./products";

/**
 * Stack name → program; the one place that reads configuration. It holds credentials, and `platform:role` where a pull request previews with
 * the read-only role; no topology.
 */
export function programOf(stack: string, today: string): Record<string, pulumi.Input<unknown>> {
  if (stack === "organization") return organizationStack({ credentials: credentialsOf(), today });
  const definition = Object.hasOwn(catalogue, stack) ? catalogue[stack] : undefined;
  const names = ["organization", ...Object.keys(catalogue)];
  if (definition === undefined) {
    const best = nearest(stack, names);
    const fix = best === undefined ? "add a definition to stacks/products" : `write "${best}"`;
    refuse("stack", [{ path: "stack", value: stack, allowed: `one of ${names.join(", ")}`, fix }]);
    return {};
  }
  const role = new pulumi.Config("platform").get("role");
  return productStack({
    definition,
    entry: ledgerEntry(stack),
    today,
    credentials: credentialsOf(),
    ...(role === undefined ? {} : { role }),
  });
}
