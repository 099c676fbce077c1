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

/** One call of Node.js to be timed. */
export interface Call {
  readonly args: readonly string[];
  /** How it may end. @default with 0 */
  readonly exitCodes?: readonly number[];
  /** Whether nothing has been compiled before, as on a CI machine. @default false */
  readonly cold?: boolean;
}

/** Milliseconds that each call takes, the median of several rounds in which all of them take turns, so that a busy minute hurts all alike. */
export function timeNode<Name extends string>(
  calls: Readonly<Record<Name, Call>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(calls) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) taken.get(name)?.push(timeOnce(calls[name]));
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<Name, number>;
}

function timeOnce({ args, exitCodes = [0], cold = false }: Call): number {
  if (cold) forgetCompiled();
  const start = performance.now();
  const { status, stderr } = node(args, cold ? { TSX_DISABLE_CACHE: "1" } : {});
  const taken = performance.now() - start;
  if (status !== null && exitCodes.includes(status)) return taken;
  throw new Error(`node ${args.join(" ")} exits with ${status}: ${stderr}`);
}

/** Takes away what the project's own loader has compiled. */
export function forgetCompiled(): void {
  rmSync(join(ROOT, "node_modules/.cache/platform"), { recursive: true, force: true });
}

/** What tasks measured of themselves, each figure the median of several rounds in which they take turns. */
export function measured<Name extends string>(
  tasks: Readonly<Record<Name, readonly string[]>>,
  rounds: number,
): Record<Name, Measured> {
  const names = Object.keys(tasks) as Name[];
  const all = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) all.get(name)?.push(measureOnce(tasks[name]));
  return Object.fromEntries(names.map((name) => [name, medians(all.get(name) ?? [])])) as Record<Name, Measured>;
}

function measureOnce(task: readonly string[]): Measured {
  const { status, stdout, stderr } = node(["tools/bench.mjs", ...task], {});
  if (status !== 0) throw new Error(`the task ${task.join(" ")} fails: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function medians(all: readonly Measured[]): Measured {
  const keys = Object.keys(all[0] ?? {}) as (keyof Measured)[];
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
