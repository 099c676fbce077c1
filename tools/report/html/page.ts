import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Preview } from "../model";
import { verdict } from "../words";
import { differenceSection } from "./difference";
import type { Diagram } from "./diagram";
import { html, Markup } from "./markup";
import { parameterSection, type ParameterRow } from "./parameters";
import { diagramSection, findingSections, proofSection, summarySection } from "./sections";
import { treeSection } from "./tree";

/** What a page has and no other format: it takes a while, or the definition, to make. */
export interface PageParts {
  readonly diagrams: readonly Diagram[];
  /** What services read of Parameter Store and Secrets Manager; nothing of a stack without services. */
  readonly parameters: readonly ParameterRow[];
}

/** A part of the page, and what the way to it is called. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/**
 * The report as one page that asks for nothing else: no network, no script but its own, which the policy in its head names by hash. Sections that have
 * nothing to say are left out.
 */
export function toHtml(preview: Preview, { diagrams, parameters }: PageParts): string {
  const [style, script] = ["page.css", "page.js"].map((file) => readFileSync(join(__dirname, file), "utf8"));
  const sections = [
    summarySection(preview),
    differenceSection(preview),
    ...findingSections(preview),
    proofSection(preview),
    diagramSection(diagrams),
    parameterSection(parameters),
    treeSection(preview),
  ].flatMap((section) => section ?? []);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${createHash(
    "sha256",
  )
    .update(script ?? "")
    .digest("base64")}'`;
  const title = verdict(preview);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style ?? "")}</style>
</head>
<body>
<header class="${preview.summary.compliant ? "good" : "bad"}">
<h1>${title}</h1>
<nav>${sections.map(({ id, title: name }) => html`<a href="#${id}">${name}</a>\n`)}</nav>
</header>
<main>
${sections.map(({ id, title: name, body }) => html`<section id="${id}"><h2>${name}</h2>\n${body}</section>\n`)}
</main>
<script>${new Markup(script ?? "")}</script>
</body>
</html>
`;
  return page.text;
}
