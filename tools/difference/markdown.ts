import type { Difference, Section } from "./difference";
import { type ChangeLines, changeLines, goesIn, headline, isCommand } from "./lines";

const marks = { danger: "🛑", warning: "⚠️", note: "ℹ️" } as const;

interface Writing {
  /** As text: no Markdown, no HTML, no mention. */
  readonly escaped: (text: string) => string;
  readonly details: (summary: string, body: string) => string;
}

/**
 * The difference in a comment, in parts: what must never be left out for length, which is what people must know and every resource that
 * goes, and what may.
 */
export function differenceMarkdown(
  difference: Difference,
  { escaped, details }: Writing,
): { kept: string; rest: string[] } {
  const changes = changeLines(difference);
  const goes = changes.filter(goesIn);
  const part = ({ title, lines }: ChangeLines): string =>
    details(title, lines.map((line) => `- ${escaped(line)}`).join("\n"));
  const kept = [
    `**${escaped(headline(difference))}**`,
    "",
    ...difference.sections.map((section) => sectionText(section, escaped)),
    ...goes.map(part),
  ].join("\n");
  return { kept: `${kept}\n`, rest: changes.filter((one) => !goes.includes(one)).map(part) };
}

function sectionText({ title, entries }: Section, escaped: (text: string) => string): string {
  const lines = entries.flatMap(({ weight, text, steps = [] }) => [
    `- ${marks[weight]} ${escaped(text)}`,
    ...steps.map(
      (step, index) => `  ${index + 1}. ${isCommand(step) ? `\`${step.replaceAll("`", "'")}\`` : escaped(step)}`,
    ),
  ]);
  return [`#### ${title}`, "", ...lines, ""].join("\n");
}
