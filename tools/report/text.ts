import { differenceText } from "../difference/text";
import { type Finding, findingsOf, laterOf } from "./findings";
import type { Preview } from "./model";
import { Pen, type TextStyle } from "./pen";
import { headText, summaryText, waivedText } from "./summary";
import { countTable, fittedTable } from "./table";
import { type Branch, treeOf } from "./tree";
import { proofLine } from "./words";

/**
 * The report for a person at a terminal: one screen first; then what stops the update and what a change does, whole, which nobody may miss. All the
 * rest, with the tree, where it is asked for.
 */
export function toText(preview: Preview, style: TextStyle): string {
  const pen = new Pen(style);
  const findings = findingsOf(preview);
  const lines = pen.full
    ? [...fullText(preview, pen), ...findings.flatMap((one) => findingText(one, pen)), ...laterText(preview, pen)]
    : [
        ...summaryText(preview, pen),
        ...(preview.difference === undefined ? [] : differenceText(preview.difference, pen)),
        ...findings.filter(({ level }) => level === "mandatory").flatMap((one) => findingText(one, pen)),
        "",
        ...pen.lines("--full tells the tree, every resource by kind and environment, each proof and each place."),
      ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function fullText(preview: Preview, pen: Pen): string[] {
  const { difference, proofs } = preview;
  return [
    ...headText(preview, pen),
    ...(difference === undefined ? [] : differenceText(difference, pen)),
    ...(proofs.length === 0
      ? []
      : [...pen.heading("Proofs"), ...proofs.flatMap((one) => pen.lines(proofLine(one), "  "))]),
    ...waivedText(preview.waived, pen),
    ...pen.heading("Resources by kind and environment"),
    ...fittedTable(countTable(preview.summary), pen.width - 2).map((line) => `  ${line}`),
    ...pen.heading("Tree"),
    ...treeOf(preview.resources).flatMap((branch) => branchLines(branch, pen)),
  ];
}

function findingText({ rule, level, message, fix, count, subjects, more }: Finding, pen: Pen): string[] {
  const times = count > 1 ? ` ×${count}` : "";
  const [first = "", ...rest] = pen.lines(`${level} ${rule}${times}`);
  return [
    "",
    first.replace(level, pen.paint(["bold", level === "mandatory" ? "red" : "yellow"], level)),
    ...rest,
    ...pen.lines(message, "  ", "  "),
    ...pen.lines(`fix: ${fix}`, "  ", "  "),
    ...subjects.flatMap(({ name, type, place }) =>
      pen.lines(`- ${[name, type, place].filter(Boolean).join("  ")}`, "  ", "      "),
    ),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ];
}

function laterText(preview: Preview, pen: Pen): string[] {
  const later = laterOf(preview);
  return [
    ...(later.length > 0 ? pen.heading("To be verified later: not known before the update is") : []),
    ...later.flatMap(({ rule, subjects }) => [
      ...pen.lines(rule, "  "),
      ...subjects.flatMap(({ name, place, why }) =>
        pen.lines(`- ${name}${place === "" ? "" : ` (${place})`}: ${why}`, "    ", "      "),
      ),
    ]),
  ];
}

/** Beyond this depth a line of a narrow terminal would have no room left. */
function indentOf(depth: number, width: number): string {
  return "  ".repeat(Math.min(depth + 1, Math.floor(width / 8)));
}

function branchLines({ depth, title, detail, component }: Branch, pen: Pen): string[] {
  const indent = indentOf(depth, pen.width);
  const [first = "", ...rest] = pen.lines(`${title}  ${detail}`, indent, `${indent}    `);
  return [first.replace(title, pen.paint(component ? "bold" : "cyan", title)), ...rest];
}
