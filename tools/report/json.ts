import { visible } from "../../components/visible";
import type { Preview } from "./model";

/** The report for programs. The keys and their order are a contract. */
export function toJson(preview: Preview): string {
  const { product, summary, resources, violations, unverifiable, waived, proofs, difference } = preview;
  const compared = difference === undefined ? {} : { difference };
  const report = { product, summary, ...compared, resources, violations, unverifiable, waived, proofs };
  // Within JSON an escape is the same character: whoever looks at the file in a terminal is safe too.
  return `${visible(JSON.stringify(report, null, 2))}\n`;
}
