import { isComponent } from "../../../policies/kernel/resource";
import { groupBy } from "../group";
import type { Preview, ReportedResource } from "../model";
import { tellingInputs } from "../telling";
import type { Shown } from "../values";
import { counted, placeOf, typeName } from "../words";
import { html, type Markup } from "./markup";
import type { Section } from "./page";

/** Characters of one value that anybody reads on a page; JSON has all. */
const LONGEST = 1500;

/** Everything that is made, by component: each opens, and a search leaves what matches with all that stands above it. */
export function treeSection({ resources, summary }: Preview): Section | undefined {
  if (resources.length === 0) return undefined;
  const shown = new Set(resources.map(({ urn }) => urn));
  const children = groupBy(resources, ({ parent }) => (parent !== null && shown.has(parent) ? parent : ""));
  const grow = (members: readonly ReportedResource[], above: string, depth: number): Markup[] =>
    members.map((one) => branch(one, above, depth, grow(children.get(one.urn) ?? [], one.name, depth + 1)));
  const body = html`<form class="search"><label>Search <input type="search" id="search" placeholder="name, type or value" autocomplete="off"></label>
<button type="button" id="open">Open all</button> <button type="button" id="fold">Fold all</button> <output id="found">${counted(summary.resources, "resource")}</output></form>
<div id="branches">${grow(children.get("") ?? [], "", 0)}</div>`;
  return { id: "tree", title: "Tree", body };
}

function branch(one: ReportedResource, above: string, depth: number, below: readonly Markup[]): Markup {
  const component = isComponent(one.type);
  const name = above !== "" && one.name.startsWith(`${above}-`) ? one.name.slice(above.length + 1) : one.name;
  const values = Object.entries(one.inputs).map(([input, value]) => html`<dt>${input}</dt><dd>${text(value)}</dd>\n`);
  const place = placeOf(one);
  const about = component ? "" : html`<dl>${values}</dl>${place === "" ? "" : html`<p class="quiet">${place}</p>`}`;
  const mark = one.protect ? html` <span class="protected">protected</span>` : "";
  const words = component ? "" : tellingInputs(one, name);
  // Two levels are open at first: the product, and its environments by name.
  return html`<details class="${component ? "component" : "resource"}"${component && depth < 2 ? html` open` : ""}><summary><b>${name}</b> ${typeName(one.type)} <span class="quiet">${words}</span>${mark}</summary>${about}${below}</details>\n`;
}

function text(value: Shown): string {
  const whole = typeof value === "string" ? value : (JSON.stringify(value, null, 1) ?? "");
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}… (${whole.length} characters)` : whole;
}
