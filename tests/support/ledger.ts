import type { Ledger } from "../../stacks/ledger";
import { placeholders } from "../../stacks/placeholders";

/** The ledger whose values are these, by path. */
export function ledgerOf(values: Iterable<readonly [path: string, value: unknown]>): Ledger {
  const ledger: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const keys = path.split(".");
    const last = keys.pop() as string;
    let place = ledger;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    place[last] = value;
  }
  return ledger as unknown as Ledger;
}

/** The ledger of all tests: the example's, as it is shipped. What the company commits in its place changes no test. */
export const exampleLedger: Ledger = ledgerOf(placeholders.map(({ path, value }) => [path, value]));
