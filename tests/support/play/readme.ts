import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A block of commands that README gives. */
export interface Block {
  /** The heading that it stands under, and the step that it belongs to: `First run: Ledger`. */
  readonly title: string;
  readonly commands: string;
}

/**
 * The fenced blocks of shell commands under a heading, in their order. A step is the bold beginning of a list's item; a step of several blocks
 * counts them.
 */
export function blocksUnder(heading: string, text = readme()): Block[] {
  const blocks: Block[] = [];
  let [inside, step, fence] = [false, "", undefined as string[] | undefined];
  for (const line of text.split("\n")) {
    if (fence !== undefined) {
      if (/^\s*```\s*$/.test(line)) {
        blocks.push({ title: titled(heading, step, blocks), commands: dedent(fence) });
        fence = undefined;
      } else fence.push(line);
      continue;
    }
    if (/^#+ /.test(line)) inside = line.replace(/^#+ /, "").split(",")[0] === heading;
    if (!inside) continue;
    step = /^\s*\d+\. \*\*([^*]+?)\.?\*\*/.exec(line)?.[1] ?? step;
    if (/^\s*```sh\s*$/.test(line)) fence = [];
  }
  return blocks;
}

function titled(heading: string, step: string, before: readonly Block[]): string {
  const title = step === "" ? heading : `${heading}: ${step}`;
  const same = before.filter((one) => one.title === title || one.title.startsWith(`${title} (`)).length;
  return same === 0 ? title : `${title} (${same + 1})`;
}

function dedent(lines: readonly string[]): string {
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}

function readme(): string {
  return readFileSync(join(__dirname, "../../../README.md"), "utf8");
}
