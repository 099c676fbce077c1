import type { Pen } from "../report/pen";
import { cut, wrappedCommand } from "../report/wrap";
import type { Difference } from "./difference";
import { changeLines, goesIn, headline, isCommand } from "./lines";
import type { Weight } from "./told/entry";

const marks: Readonly<Record<Weight, string>> = { danger: "!!", warning: "! ", note: "- " };
const colours = { danger: "red", warning: "yellow", note: "reset" } as const;

/** What a step ends with, to be copied as it is: `take a snapshot: aws rds …`. */
const ENDS_WITH_COMMAND = /^(.*?: )((?:aws|pulumi) [a-z].*)$/s;

/** The difference on the first screen: its counts, and of each section how many things it has to say and the worst of them. */
export function differenceSummary(difference: Difference, pen: Pen): string[] {
  return [
    ...pen.heading(headline(difference)),
    ...difference.sections.flatMap(({ title, entries }) => {
      const [worst] = entries;
      if (worst === undefined) return [];
      const more = entries.length === 1 ? "" : ` (${entries.length})`;
      const [first = "", ...rest] = cut(
        `${marks[worst.weight]} ${title}${more}: ${worst.text}`,
        pen.width,
        2,
        "  ",
        "     ",
      );
      return [first.replace(title, pen.paint(["bold", colours[worst.weight]], title)), ...rest];
    }),
  ];
}

/** The difference for a person at a terminal: what people must know, then every resource that goes, deletions first. */
export function differenceText(difference: Difference, pen: Pen): string[] {
  const sections = difference.sections.flatMap(({ title, entries }) => [
    ...pen.heading(title),
    ...entries.flatMap(({ weight, text, steps = [] }) => [
      ...pen.lines(`${marks[weight]} ${text}`, "  ", "     "),
      ...steps.flatMap((step, index) => stepText(step, `       ${index + 1}.`, pen)),
    ]),
  ]);
  const changes = changeLines(difference)
    .filter((one) => pen.full || goesIn(one))
    .flatMap(({ title, lines }) => [
      ...pen.heading(title),
      ...lines.flatMap((line) => pen.lines(`- ${line}`, "  ", "    ")),
    ]);
  const head = pen.full ? pen.heading(headline(difference)) : [];
  return [...head, ...sections, ...changes];
}

function stepText(step: string, number: string, pen: Pen): string[] {
  const hanging = " ".repeat(number.length + 1);
  if (isCommand(step)) return wrappedCommand(step, pen.width, `${number} `, `${hanging}  `);
  const [, words = "", command] = ENDS_WITH_COMMAND.exec(step) ?? [];
  if (command === undefined) return pen.lines(step, number, hanging);
  return [
    ...pen.lines(words.trimEnd(), number, hanging),
    ...wrappedCommand(command, pen.width, hanging, `${hanging}  `),
  ];
}
