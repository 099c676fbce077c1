/** Lines of no more than the width, broken between words; a word that is longer stays whole. */
export function wrapped(text: string, width: number, indent = "", hanging = indent): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = indent;
    for (const word of paragraph.split(" ")) {
      if (line.trim() !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = hanging;
      }
      line = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
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
