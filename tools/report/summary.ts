import { differenceSummary } from "../difference/text";
import { environments } from "./counts";
import { type Finding, findingsOf, laterOf } from "./findings";
import { groupBy } from "./group";
import type { Preview, ReportedProof, ReportedWaived } from "./model";
import type { Pen } from "./pen";
import { counted, notes, someOf, verdict } from "./words";
import { cut } from "./wrap";

/** How many of a kind the first screen tells; `--full` has all. */
const LISTED = 5;

/** What fits one screen: the verdict, what the change risks, what was proved, who answers for what, and what somebody can act on. */
export function summaryText(preview: Preview, pen: Pen): string[] {
  const { difference } = preview;
  return [
    ...headText(preview, pen),
    ...(difference === undefined ? [] : differenceSummary(difference, pen)),
    ...findingsText(preview, "mandatory", pen),
    ...proofsText(preview.proofs, pen),
    ...waivedText(preview.waived, pen),
    ...findingsText(preview, "advisory", pen),
    ...laterText(preview, pen),
  ];
}

/** The verdict, and what a reader must know before he reads on. */
export function headText(preview: Preview, pen: Pen): string[] {
  const colour = preview.summary.compliant ? "green" : "red";
  return [
    ...pen.lines(verdict(preview), "", "  ").map((line) => pen.paint(["bold", colour], line)),
    ...notes(preview).flatMap((note) => pen.lines(note, "", "")),
    ...placesText(preview, pen),
  ];
}

function placesText({ summary }: Preview, pen: Pen): string[] {
  const counts = environments.flatMap((environment) => {
    const kinds = Object.values(summary.environments[environment] ?? {});
    return kinds.length === 0 ? [] : [`${environment} ${kinds.reduce((sum, count) => sum + count, 0)}`];
  });
  return counts.length === 0 ? [] : pen.lines(`Resources: ${counts.join(", ")}.`, "", "");
}

function proofsText(proofs: readonly ReportedProof[], pen: Pen): string[] {
  if (proofs.length === 0) return [];
  const sum = (of: "proved" | "failed" | "unknown"): number => proofs.reduce((total, one) => total + one[of], 0);
  const rest = [
    ...(sum("failed") === 0 ? [] : [`${sum("failed")} failed`]),
    ...(sum("unknown") === 0 ? [] : [`${sum("unknown")} to be told later`]),
  ];
  const title = [`Proofs: ${counted(sum("proved"), "hop")} proved`, ...rest].join(", ");
  const each = proofs.map(({ proof, noun, subjects, proved, failed }) => {
    const failing = failed === 0 ? "" : `, ${failed} failed`;
    const nouns = counted(subjects, noun, noun.replace(/y$/, "ie").concat("s"));
    return `${proof.replace(/^proof-/, "")} (${nouns}, ${counted(proved, "hop")}${failing})`;
  });
  return [...pen.heading(title), ...pen.lines(each.join(", "), "  ", "  ")];
}

/** Who answers for what, until when. */
export function waivedText(waived: readonly ReportedWaived[], pen: Pen): string[] {
  if (waived.length === 0) return [];
  const groups = [...groupBy(waived, ({ rule, owner, ticket, until }) => [rule, owner, ticket, until].join("\n"))];
  const lines = groups.map(([, some]) => {
    const [one] = some as [ReportedWaived];
    const times = some.length > 1 ? ` ×${some.length}` : "";
    return `${one.rule}${times} (${one.level}): ${one.owner} answers for it until ${one.until} (${one.ticket}): ${one.reason}`;
  });
  return [...pen.heading("Waived"), ...lines.flatMap((line) => pen.lines(line, "  ", "    "))];
}

function findingsText(preview: Preview, level: Finding["level"], pen: Pen): string[] {
  const findings = findingsOf(preview).filter((finding) => finding.level === level);
  if (findings.length === 0) return [];
  const shown = findings.slice(0, LISTED).flatMap(({ rule, count, message, fix, subjects, more }) => {
    const times = count > 1 ? ` ×${count}` : "";
    const names = [...subjects.map(({ name }) => name), ...Array.from({ length: more }, () => "")];
    return [
      ...cut(`${rule}${times}: ${message}`, pen.width, 3, "  ", "    "),
      // What stops an update is told whole below, with its places.
      ...(level === "mandatory"
        ? []
        : [...pen.lines(`at ${someOf(names)}`, "    "), ...cut(`fix: ${fix}`, pen.width, 3, "    ", "      ")]),
    ];
  });
  const rest = findings.length - LISTED;
  const title = level === "mandatory" ? "To mend before it can be brought up" : "Advice that somebody can act on";
  return [
    ...pen.heading(title),
    ...shown,
    ...(rest > 0 ? pen.lines(`and ${rest} more${level === "mandatory" ? ", below" : ": --full"}`, "  ") : []),
  ];
}

function laterText(preview: Preview, pen: Pen): string[] {
  const later = laterOf(preview).map(
    ({ rule, subjects }) => `${rule}${subjects.length > 1 ? ` ×${subjects.length}` : ""}`,
  );
  if (later.length === 0) return [];
  return [
    ...pen.heading("To be verified later: not known before the update is"),
    ...pen.lines(someOf(later), "  ", "  "),
  ];
}
