import type { TextStyle } from "../report/text";
import { wrapped } from "../report/wrap";
import type { Difference } from "./difference";
import { changeLines, headline, isCommand } from "./lines";
import type { Weight } from "./told/entry";

const marks: Readonly<Record<Weight, string>> = { danger: "!!", warning: "!", note: "-" };

/** Ends with a command, which is copied from one line, however long. */
const ENDS_WITH_COMMAND = /: (aws|pulumi) [a-z]/;

/** The difference for a person at a terminal: what people must know, then every resource, deletions first. */
export function differenceText(difference: Difference, style: TextStyle, heading: (title: string) => string): string[] {
  const fold = (text: string, indent: string, hanging: string): string[] =>
    isCommand(text) || ENDS_WITH_COMMAND.test(text)
      ? [`${indent} ${text}`]
      : wrapped(text, style.width, indent, hanging);
  const sections = difference.sections.flatMap(({ title, entries }) => [
    "",
    heading(title),
    ...entries.flatMap(({ weight, text, steps = [] }) => [
      ...wrapped(text, style.width, `  ${marks[weight]}`, "     "),
      ...steps.flatMap((step, index) => fold(step, `       ${index + 1}.`, "          ")),
    ]),
  ]);
  const changes = changeLines(difference).flatMap(({ title, lines }) => [
    "",
    heading(title),
    ...lines.flatMap((line) => wrapped(line, style.width, "  -", "    ")),
  ]);
  return ["", heading(headline(difference)), ...sections, ...changes];
}
