import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../offline/source";
import type { Measured } from "./tasks";

/** The middle of several numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that Node.js takes with these arguments, the median of several runs; fails when it ends otherwise. */
export function timeNode(
  args: readonly string[],
  runs: number,
  exitCodes: readonly number[] = [0],
  env: Record<string, string> = {},
): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      const { status, stderr } = node(args, env);
      const taken = performance.now() - start;
      if (status === null || !exitCodes.includes(status))
        throw new Error(`node ${args.join(" ")} exits with ${status}: ${stderr}`);
      return taken;
    }),
  );
}

/** What a task measured of itself, each figure the median of several runs. */
export function measured(task: readonly string[], runs: number): Measured {
  const all = Array.from({ length: runs }, () => {
    const { status, stdout, stderr } = node(["tools/bench.mjs", ...task], {});
    if (status !== 0) throw new Error(`the task ${task.join(" ")} fails: ${stderr}`);
    return JSON.parse(stdout) as Measured;
  });
  const [first] = all as [Measured];
  const keys = Object.keys(first) as (keyof Measured)[];
  return Object.fromEntries(keys.map((key) => [key, median(all.map((one) => one[key]))])) as unknown as Measured;
}

/** Runs something with a definition in a file, which is gone afterwards. */
export function withDefinition<T>(definition: object, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "platform-bench-"));
  try {
    const file = join(folder, "definition.json");
    writeFileSync(file, JSON.stringify(definition));
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function node(
  args: readonly string[],
  env: Record<string, string>,
): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, args, options satisfies SpawnSyncOptions);
}
