import { changeLines, goesIn, headline, isCommand } from "../../difference/lines";
import type { Preview } from "../model";
import { folded, html } from "./markup";
import type { Section } from "./page";

/** What the change does, where it is compared: what people must know, then every resource, what goes first. */
export function differenceSection({ difference }: Preview): Section | undefined {
  if (difference === undefined) return undefined;
  const told = difference.sections.map(({ title, entries }) => {
    const items = entries.map(({ weight, text, steps = [] }) => {
      const each = steps.map((step) => html`<li>${isCommand(step) ? html`<pre>${step}</pre>` : step}</li>\n`);
      return html`<li class="${weight}">${text}${steps.length === 0 ? "" : html`<ol>${each}</ol>`}</li>\n`;
    });
    return html`<h3>${title}</h3><ul class="entries">${items}</ul>\n`;
  });
  const changes = changeLines(difference).map((one) =>
    folded(one.title, html`<ul>${one.lines.map((line) => html`<li>${line}</li>\n`)}</ul>`, goesIn(one)),
  );
  return { id: "difference", title: "Difference", body: html`<p><b>${headline(difference)}</b></p>${told}${changes}` };
}
