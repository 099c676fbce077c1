import { escapeHtml } from "../../../components/html";
import { visible } from "../../../components/visible";

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Part[];

/** HTML with whatever stands in it escaped, unless it is markup: nobody has to remember to. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    texts.map((text, index) => `${text}${index < parts.length ? written(parts[index] ?? "") : ""}`).join(""),
  );
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === "string") return escapeHtml(visible(part));
  return typeof part === "number" ? String(part) : part.map(written).join("");
}

/** What is folded until somebody opens it. */
export function folded(title: Part, body: Part, open = false): Markup {
  return html`<details${new Markup(open ? " open" : "")}><summary>${title}</summary>${body}</details>`;
}

/** A table that scrolls within itself on a narrow screen. */
export function table(head: readonly string[], rows: readonly (readonly Part[])[]): Markup {
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`);
  return html`<div class="wide"><table><thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead><tbody>${body}</tbody></table></div>`;
}
