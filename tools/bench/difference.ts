import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../offline/source";
import { median } from "./processes";
import { judged, ratio, type Row, seconds } from "./row";

/** Hundredths of a second, by which Linux counts a process's time. */
const TICK = 10;

const KEPT = join(ROOT, "node_modules/.cache/platform/against");

/** What a difference costs beside a preview: processor time, since two processes share the work. */
export function differenceRows(rounds: number): Row[] {
  const preview: readonly string[] = ["tools/platform.mjs", "preview", "shine"];
  const taken = { plain: [] as number[], fresh: [] as number[], kept: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    taken.plain.push(processorTime(preview));
    rmSync(KEPT, { recursive: true, force: true });
    taken.fresh.push(processorTime([...preview, "--against", "HEAD"]));
    taken.kept.push(processorTime([...preview, "--against", "HEAD"]));
  }
  const plain = median(taken.plain);
  const row = (what: string, times: readonly number[], most: number): Row => {
    const one = median(times);
    const figure = `${seconds(one)} of processor time, ${ratio(one / plain)}`;
    return { what, figure, target: `${most}× a preview`, met: one <= most * plain };
  };
  return [
    row("`preview shine --against HEAD`", taken.fresh, 2.5),
    row("The same, the other side kept from before", taken.kept, 1.3),
  ];
}

/** Milliseconds of processor time that a call of Node.js takes, with all that it starts; where the system does not tell, of time. */
function processorTime(args: readonly string[]): number {
  const [before, start] = [ofChildren(), performance.now()];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status === null || !judged.includes(status))
    throw new Error(`node ${args.join(" ")} exits with ${status}: ${stderr}`);
  const after = ofChildren();
  return before === undefined || after === undefined ? performance.now() - start : after - before;
}

/** Of all processes that this one started and that have ended: fields 16 and 17 of `/proc/self/stat`. */
function ofChildren(): number | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) * TICK;
}
