import type { Problem } from "../components/refuse";
import { company } from "./company";
import { companyProblems } from "./company-check";
import { exampleProblems } from "./examples";
import { foundation } from "./foundation";
import type { Ledger } from "./ledger";
import { placeholderProblems } from "./placeholders";

/**
 * Why a real run of a stack is refused, all at once: constants of the company that are examples still, placeholders of the
 * ledger, and what the pack has otherwise. Without an
 * engine a preview goes on with both, and says so.
 */
export function realRunProblems(stack: string, ledger: Ledger): Problem[] {
  return [
    ...exampleProblems(stack, ledger),
    ...placeholderProblems(stack, ledger),
    ...companyProblems(company, foundation),
  ];
}
