import { folded, html, table } from "./markup";
import type { Section } from "./page";

/** Something that services read, by its name in the definition. */
export interface ParameterRow {
  readonly name: string;
  /** `parameter`, of Parameter Store, or `secret`, of Secrets Manager. */
  readonly kind: "parameter" | "secret";
  readonly writer: string;
  readonly readers: readonly string[];
  /** Where it stands in each environment. */
  readonly places: readonly string[];
}

/** What must be there before tasks start, who writes it and who reads it. */
export function parameterSection(rows: readonly ParameterRow[]): Section | undefined {
  if (rows.length === 0) return undefined;
  const cells = rows.map(({ name, kind, writer, readers, places }) => [
    html`<code>${name}</code>`,
    kind,
    writer,
    readers.join(", "),
    folded(`${places.length}`, html`<ul>${places.map((place) => html`<li><code>${place}</code></li>`)}</ul>`),
  ]);
  return {
    id: "parameters",
    title: "Parameters",
    body: table(["name", "kind", "written by", "read by", "places"], cells),
  };
}
