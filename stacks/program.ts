import * as pulumi from "@pulumi/pulumi";
import { bundle } from "../components/function-code";
import { nearest } from "../components/definition/checks/nearest";
import { at } from "../components/records";
import { refuse } from "../components/refuse";
import { credentialsOf, everyCredential } from "./credentials";
import { made } from "./ledger";
import { credentialsFor, ledgerEntry, productStack } from "./product";
import { catalogue } from "./products";

type Outputs = Record<string, pulumi.Input<unknown>>;

/** The stacks that belong to all products. Each is loaded when it is run: products do without what the platform's images are built with. */
const shared: Readonly<Record<string, (today: string) => Outputs>> = {
  organization: (today) => {
    const { organizationStack } = require("./organization") as typeof import("./organization");
    return organizationStack({ credentials: credentialsOf(everyCredential), today, made });
  },
  foundation: () => (require("./foundation-stack") as typeof import("./foundation-stack")).foundationStack(),
};

/**
 * Stack name → program; the one place that reads configuration. It holds credentials, and `platform:role` where a pull request previews with
 * the read-only role; no topology.
 */
export function programOf(stack: string, today: string): Outputs {
  if (Object.hasOwn(shared, stack)) return at(shared, stack)(today);
  const definition = Object.hasOwn(catalogue, stack) ? catalogue[stack] : undefined;
  const names = [...Object.keys(shared), ...Object.keys(catalogue)];
  if (definition === undefined) {
    const best = nearest(stack, names);
    const fix = best === undefined ? "add a definition to stacks/products" : `write "${best}"`;
    refuse("stack", [{ path: "stack", value: stack, allowed: `one of ${names.join(", ")}`, fix }]);
    return {};
  }
  // The engine reads the code that it is to upload; a preview without one does not.
  if (Object.keys(definition.databases ?? {}).length > 0) bundle("database-users");
  const role = new pulumi.Config("platform").get("role");
  return productStack({
    definition,
    entry: ledgerEntry(stack),
    today,
    credentials: credentialsFor(definition),
    ...(role === undefined ? {} : { role }),
  });
}
