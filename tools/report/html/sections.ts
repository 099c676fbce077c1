import { environments } from "../counts";
import { type Finding, findingsOf, laterOf } from "../findings";
import type { Preview } from "../model";
import { countTable } from "../table";
import { counted, notes } from "../words";
import type { Diagram } from "./diagram";
import { folded, html, Markup, table } from "./markup";
import type { Section } from "./page";

/** The numbers that a reader asks for first. */
export function summarySection(preview: Preview): Section {
  const { summary, proofs } = preview;
  const failed = proofs.reduce((sum, one) => sum + one.failed, 0);
  const proved = proofs.reduce((sum, one) => sum + one.proved, 0);
  const places = environments.flatMap((environment) => {
    const kinds = Object.values(summary.environments[environment] ?? {});
    return kinds.length === 0 ? [] : [`${environment} ${kinds.reduce((sum, count) => sum + count, 0)}`];
  });
  const cards: (readonly [value: number, name: string, isWrong?: boolean])[] = [
    [summary.resources, "resources"],
    [summary.mandatory, "mandatory violations", summary.mandatory > 0],
    [summary.advisory, "advisory violations"],
    [summary.waived, "waived"],
    [summary.unverifiable, "to be verified later"],
    [proved, "hops proved"],
    ...(failed === 0 ? [] : [[failed, "hops failed"] as const]),
  ];
  const [head = [], ...rows] = countTable(summary);
  return {
    id: "summary",
    title: "Summary",
    body: html`<ul class="cards">${cards.map(([value, name, isWrong = false]) => html`<li class="${isWrong ? "wrong" : ""}"><b>${value}</b> ${name}</li>\n`)}</ul>
${notes(preview).map((note) => html`<p>${note}</p>\n`)}
<p>Resources: ${places.join(", ")}.</p>
${folded("Resources by kind and environment", table(head, rows))}`,
  };
}

/** What is wrong, what could be better, who answers for what, and what nobody knows yet. */
export function findingSections(preview: Preview): Section[] {
  const findings = findingsOf(preview);
  const of = (level: Finding["level"]): Finding[] => findings.filter((one) => one.level === level);
  const waived = preview.waived.map((one) => [
    html`<code>${one.rule}</code>`,
    html`<code>${preview.byUrn.get(one.urn)?.name ?? one.urn}</code>`,
    one.owner,
    one.until,
    `${one.reason} (${one.ticket})`,
  ]);
  const later = laterOf(preview).flatMap(({ rule, subjects }) =>
    subjects.map(({ name, why }) => [html`<code>${rule}</code>`, html`<code>${name}</code>`, why]),
  );
  return [
    ...listed("violations", "To mend", of("mandatory")),
    ...listed("advice", "Advice", of("advisory")),
    ...(waived.length === 0
      ? []
      : [{ id: "waived", title: "Waived", body: table(["rule", "of", "who answers", "until", "why"], waived) }]),
    ...(later.length === 0
      ? []
      : [{ id: "later", title: "To be verified later", body: table(["rule", "of", "not known yet"], later) }]),
  ];
}

function listed(id: string, title: string, findings: readonly Finding[]): Section[] {
  if (findings.length === 0) return [];
  const body = findings.map(({ rule, level, count, message, fix, subjects, more }) => {
    const rest = more > 0 ? [html`<li>and ${more} more</li>`] : [];
    return html`<article class="${level}"><h3><code>${rule}</code>${count > 1 ? ` ×${count}` : ""}</h3>
<p>${message}</p><p><b>Fix:</b> ${fix}</p>
<ul>${subjects.map(({ name, type, place }) => html`<li><code>${name}</code> ${type} <span class="quiet">${place}</span></li>\n`)}${rest}</ul></article>\n`;
  });
  return [{ id, title, body: html`${body}` }];
}

export function proofSection({ proofs }: Preview): Section | undefined {
  if (proofs.length === 0) return undefined;
  const rows = proofs.map(({ proof, noun, subjects, proved, failed, unknown }) => [
    html`<code>${proof}</code>`,
    counted(subjects, noun, noun.replace(/y$/, "ie").concat("s")),
    proved,
    failed === 0 ? "" : html`<b class="wrong">${failed}</b>`,
    unknown === 0 ? "" : unknown,
  ]);
  return { id: "proofs", title: "Proofs", body: table(["proof", "of", "hops proved", "failed", "told later"], rows) };
}

export function diagramSection(diagrams: readonly Diagram[]): Section | undefined {
  if (diagrams.length === 0) return undefined;
  const body = diagrams.map(({ environment, svg }, index) =>
    folded(environment, html`<div class="wide diagram">${new Markup(svg)}</div>`, index === 0),
  );
  const words = "An arrow leads from whoever connects to whom security groups let it, with the port.";
  return { id: "diagram", title: "Diagram", body: html`<p class="quiet">${words}</p>${body}` };
}
