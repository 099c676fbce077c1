import type { ProductDefinition } from "../components/definition/definition";
import { accounts, SUSPENDED } from "../stacks/accounts";
import { ledger } from "../stacks/ledger";
import { catalogue } from "../stacks/products";
import { realRunProblems } from "../stacks/real-run";
import type { ExitCode } from "./failure";
import { SHARED_STACKS } from "./subject";

export interface StacksOptions {
  /** Only products of this ring that have an account. */
  readonly ring?: string;
  /** Only products that have an account. @default false */
  readonly accounts?: boolean;
  readonly format: "text" | "json";
}

/**
 * The names of the stacks. CI asks for those that it can run for real: products with a line in the ledger and nothing that is an example or a
 * placeholder still, since any other run is refused; and none that is being closed, which a merge in between would build up again. The stacks that
 * belong to all products are not among these; an administrator brings them up.
 */
export function listStacks({ ring, accounts: real = false, format }: StacksOptions): ExitCode {
  const all = Object.entries(catalogue).filter(([, product]) => ring === undefined || product.ring === Number(ring));
  const limited = real || ring !== undefined;
  const products = all.flatMap(([name, { account }]) => (!limited || isReal(name, account) ? [name] : []));
  const names = [...(limited ? [] : SHARED_STACKS), ...products.sort()];
  process.stdout.write(format === "json" ? `${JSON.stringify(names)}\n` : names.map((name) => `${name}\n`).join(""));
  return 0;
}

function isReal(product: string, { unit }: ProductDefinition["account"]): boolean {
  const isOpen = unit !== SUSPENDED && Object.hasOwn(accounts, product);
  return isOpen && realRunProblems(product, ledger).length === 0;
}
