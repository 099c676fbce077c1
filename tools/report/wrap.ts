import { visible } from "../../components/visible";

/** Characters that take two columns: of East Asia, and pictures. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/gu;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  return text.length + (text.match(WIDE) ?? []).filter((one) => one.length === 1).length;
}

/** Lines of no more than the width, broken between words; a word that is longer stays whole. Nothing in them moves a cursor. */
export function wrapped(text: string, width: number, indent = "", hanging = indent): string[] {
  const lines: string[] = [];
  for (const paragraph of visible(text).split("\n")) {
    let line = indent;
    for (const word of paragraph.split(" ")) {
      if (line.trim() !== "" && columnsOf(line) + 1 + columnsOf(word) > width) {
        lines.push(line);
        line = hanging;
      }
      line = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

/** As many lines of it as there is room for; what is left out is an ellipsis. */
export function cut(text: string, width: number, most: number, indent = "", hanging = indent): string[] {
  const lines = wrapped(text, width - 2, indent, hanging);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""} …`];
}

/** A command in lines that a shell takes as one: each but the last ends with a backslash, and none is broken within quotes. */
export function wrappedCommand(text: string, width: number, indent = "", hanging = indent): string[] {
  const words = visible(text).match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const start = lines.length === 0 ? indent : hanging;
    if (line !== "" && columnsOf(`${start}${line} ${word} \\`) > width) {
      lines.push(`${start}${line} \\`);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, `${lines.length === 0 ? indent : hanging}${line}`];
}

/** What is to be typed stands in one line, or it could not be copied. */
const COMMAND = /(^|[ (:])(aws|gh|git|npm|pulumi|curl) [a-z-]/;

/** A message whose lines are too long for the terminal, each broken below its own beginning. */
export function fitted(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const [indent = ""] = /^ */.exec(line) ?? [];
      return COMMAND.test(line) ? [line] : wrapped(line.slice(indent.length), width, indent, `${indent}  `);
    })
    .join("\n");
}
