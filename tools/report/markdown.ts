import { visible } from "../../components/visible";
import { differenceMarkdown } from "../difference/markdown";
import { type Finding, findingsOf, laterOf } from "./findings";
import type { Preview } from "./model";
import { countTable } from "./table";
import { treeOf } from "./tree";
import { counted, notes, proofLine, verdict } from "./words";

/** GitHub refuses a longer comment. */
const LIMIT = 65_536;

/** The report as a comment on a pull request. The first line tells whose comment it is, so that the next run edits it in place. */
export function toMarkdown(preview: Preview): string {
  const { product, summary, difference } = preview;
  const compared = difference === undefined ? undefined : differenceMarkdown(difference, { escaped, details });
  const head = [
    `<!-- platform preview: ${product} -->`,
    `### ${summary.compliant ? "✅" : "❌"} ${escaped(verdict(preview))}`,
    "",
    ...notes(preview).map(escaped),
    "",
    ...(compared === undefined ? [] : [compared.kept]),
    ...proofLines(preview),
  ].join("\n");
  const more = `npm run preview -- ${product}`;
  const parts = [
    ...(compared?.rest ?? []).map((text) => ({ text, what: "what changes and what comes" })),
    ...findingsOf(preview).map((finding) => ({ text: findingText(finding), what: "a violation" })),
    ...optional(laterText(preview)),
    {
      text: details("Resources by kind and environment", tableText(countTable(summary))),
      what: "the table of resources",
    },
  ];
  let text = head;
  const left: string[] = [];
  for (const part of parts) {
    if (text.length + part.text.length + 400 > LIMIT) left.push(part.what);
    else text += part.text;
  }
  text += treeText(preview, LIMIT - text.length - 400, more);
  return left.length === 0
    ? text
    : `${text}\nLeft out for length: ${counted(left.length, "part")}. \`${more}\` shows all.\n`;
}

function optional(text: string): { text: string; what: string }[] {
  return text === "" ? [] : [{ text, what: "what is to be verified later" }];
}

function proofLines({ proofs }: Preview): string[] {
  return proofs.length === 0 ? [] : [...proofs.map((one) => `- ${escaped(proofLine(one))}`), ""];
}

function findingText({ rule, level, message, fix, count, subjects, more }: Finding): string {
  const times = count > 1 ? ` ×${count}` : "";
  const shown = subjects.map(
    ({ name, type, place }) => `  - ${[code(name), type, code(place)].filter(Boolean).join(" ")}`,
  );
  const rest = more > 0 ? [`  - and ${more} more`] : [];
  return [
    `- **${level}** ${code(rule)}${times}: ${escaped(message)}`,
    `  fix: ${escaped(fix)}`,
    ...shown,
    ...rest,
    "",
  ].join("\n");
}

function laterText(preview: Preview): string {
  const lines = laterOf(preview).flatMap(({ rule, subjects }) => [
    `- ${code(rule)}`,
    ...subjects.map(
      ({ name, place, why }) => `  - ${[code(name), code(place)].filter(Boolean).join(" ")}: ${escaped(why)}`,
    ),
  ]);
  return lines.length === 0
    ? ""
    : details(
        `To be verified later: ${preview.summary.unverifiable}, by what is not known before the update`,
        lines.join("\n"),
      );
}

function treeText(preview: Preview, room: number, more: string): string {
  const lines = treeOf(preview.resources).map(({ depth, title, detail }) =>
    visible(`${"  ".repeat(depth)}${title}  ${detail}`).replaceAll("```", "'''"),
  );
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room - 300) break;
    kept.push(line);
  }
  if (kept.length < lines.length)
    kept.push(`… ${lines.length - kept.length} more lines are left out for length; ${more} shows all`);
  return details("Tree", ["```text", ...kept, "```"].join("\n"));
}

function tableText([head = [], ...body]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map((_, column) => (column === 0 ? "---" : "--:"))), ...body.map(row)].join("\n");
}

function details(summary: string, body: string): string {
  return `\n<details><summary>${summary}</summary>\n\n${body}\n\n</details>\n`;
}

/** As code, where Markdown means nothing and nobody is mentioned. */
function code(text: string): string {
  return text === "" ? "" : `\`${visible(text).replaceAll("`", "'")}\``;
}

/** As text: no HTML, no Markdown, no mention of anybody. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|#]/g, "\\$&")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@\u2060")
    .replaceAll("\n", " ");
}
