import type { Preview } from "./model";

/** The report for programs. The keys and their order are a contract. */
export function toJson(preview: Preview): string {
  const { product, summary, resources, violations, unverifiable } = preview;
  return `${JSON.stringify({ product, summary, resources, violations, unverifiable }, null, 2)}\n`;
}
