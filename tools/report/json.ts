import type { Preview } from "./model";

/** The report for programs. The keys and their order are a contract. */
export function toJson(preview: Preview): string {
  const { product, summary, resources, violations, unverifiable, proofs, difference } = preview;
  const compared = difference === undefined ? {} : { difference };
  return `${JSON.stringify({ product, summary, ...compared, resources, violations, unverifiable, proofs }, null, 2)}\n`;
}
