import { styleText } from "node:util";
import { differenceText } from "../difference/text";
import { findingsOf, laterOf } from "./findings";
import type { Preview } from "./model";
import { aligned, countTable } from "./table";
import { type Branch, treeOf } from "./tree";
import { notes, proofLine, verdict } from "./words";
import { wrapped } from "./wrap";

export interface TextStyle {
  /** Characters a line; what is longer is wrapped. */
  readonly width: number;
  readonly colour: boolean;
}

/** The report for a person at a terminal: the verdict first, what to do last, where the eye is when it ends. */
export function toText(preview: Preview, style: TextStyle): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    // Asked for is asked for: from Node.js 22 on styleText else looks whether the standard output is a terminal.
    style.colour ? styleText(format, text, { validateStream: false }) : text;
  const heading = (title: string): string => paint("bold", title);
  const findings = findingsOf(preview);
  const later = laterOf(preview);
  const lines = [
    paint(["bold", preview.summary.compliant ? "green" : "red"], verdict(preview)),
    ...notes(preview).flatMap((note) => wrapped(note, style.width)),
    ...(preview.difference === undefined ? [] : differenceText(preview.difference, style, heading)),
    ...(preview.proofs.length === 0
      ? []
      : ["", heading("Proofs"), ...preview.proofs.map((one) => `  ${proofLine(one)}`)]),
    "",
    heading("Resources by kind and environment"),
    ...aligned(countTable(preview.summary)).map((line) => `  ${line}`),
    "",
    heading("Tree"),
    ...treeOf(preview.resources).flatMap((branch) => branchLines(branch, style, paint)),
  ];
  for (const { rule, level, message, fix, count, subjects, more } of findings) {
    const times = count > 1 ? ` ×${count}` : "";
    lines.push("", `${paint(["bold", level === "mandatory" ? "red" : "yellow"], level)} ${heading(rule)}${times}`);
    lines.push(...wrapped(message, style.width, "  "), ...wrapped(`fix: ${fix}`, style.width, "  "));
    for (const { name, type, place } of subjects)
      lines.push(`  - ${[name, type, paint("cyan", place)].filter(Boolean).join("  ")}`);
    if (more > 0) lines.push(`  - and ${more} more`);
  }
  if (later.length > 0) lines.push("", heading("To be verified later: not known before the update is"));
  for (const { rule, subjects } of later) {
    lines.push(`  ${rule}`);
    for (const { name, place, why } of subjects) {
      lines.push(...wrapped(`- ${name}${place === "" ? "" : ` (${place})`}: ${why}`, style.width, "    ", "      "));
    }
  }
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

function branchLines({ depth, title, detail, component }: Branch, style: TextStyle, paint: Paint): string[] {
  const indent = "  ".repeat(depth + 1);
  const [first = "", ...rest] = wrapped(`${title}  ${detail}`, style.width, indent, `${indent}    `);
  return [first.replace(title, paint(component ? "bold" : "cyan", title)), ...rest];
}
