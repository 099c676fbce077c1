import { catalogue } from "../stacks/products";
import type { ExitCode } from "./failure";
import { ORGANIZATION } from "./subject";

/** The names of the stacks. A ring holds products only: the organization's stack is brought up by an administrator. */
export function listStacks(options: { readonly ring?: string; readonly format: "text" | "json" }): ExitCode {
  const products = Object.values(catalogue).filter(
    ({ ring }) => options.ring === undefined || ring === Number(options.ring),
  );
  const organization = options.ring === undefined ? [ORGANIZATION] : [];
  const names = [...organization, ...products.map(({ name }) => name).sort()];
  process.stdout.write(
    options.format === "json" ? `${JSON.stringify(names)}\n` : names.map((name) => `${name}\n`).join(""),
  );
  return 0;
}
