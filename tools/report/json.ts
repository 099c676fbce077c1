import type { Preview } from "./model";

/** The report for programs. The keys and their order are a contract. */
export function toJson(preview: Preview): string {
  const { product, summary, resources, violations, unverifiable, proofs } = preview;
  return `${JSON.stringify({ product, summary, resources, violations, unverifiable, proofs }, null, 2)}\n`;
}
