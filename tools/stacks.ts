import { catalogue } from "../stacks/products";
import type { ExitCode } from "./failure";
import { ORGANIZATION } from "./subject";

/** The names of the stacks; the organization's belongs to the first ring, since what it makes comes before all products. */
export function listStacks(options: { readonly ring?: string; readonly format: "text" | "json" }): ExitCode {
  const products = Object.values(catalogue).filter(
    ({ ring }) => options.ring === undefined || ring === Number(options.ring),
  );
  const organization = options.ring === undefined || options.ring === "0" ? [ORGANIZATION] : [];
  const names = [...organization, ...products.map(({ name }) => name).sort()];
  process.stdout.write(
    options.format === "json" ? `${JSON.stringify(names)}\n` : names.map((name) => `${name}\n`).join(""),
  );
  return 0;
}
