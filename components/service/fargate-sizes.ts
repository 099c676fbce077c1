import type { Problem } from "../refuse";

/** MiB that Fargate admits beside each number of CPU units (ECS developer guide, "Task size"). */
const MEMORY: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16384, 1024)],
  [4096, steps(8192, 30720, 1024)],
  [8192, steps(16384, 61440, 4096)],
  [16384, steps(32768, 122880, 8192)],
]);

/** The CPU units that Fargate admits. */
export const fargateCpus: readonly number[] = [...MEMORY.keys()];

/** The MiB that Fargate admits beside `cpu`; empty for a number of CPU units that it does not know. */
export function fargateMemories(cpu: number): readonly number[] {
  return MEMORY.get(cpu) ?? [];
}

/** What is wrong with a task's size, with the nearest size that Fargate has; empty when nothing is. */
export function fargateSizeProblem(path: string, cpu: number, memory: number): Problem[] {
  if (!MEMORY.has(cpu)) {
    const near = nearest(cpu, fargateCpus);
    return [{ path: `${path}.cpu`, value: cpu, allowed: fargateCpus.join(", "), fix: `write ${near}, the nearest` }];
  }
  const memories = fargateMemories(cpu);
  if (memories.includes(memory)) return [];
  const larger = fargateCpus.find((other) => other > cpu && fargateMemories(other).includes(memory));
  const instead = larger === undefined || memory <= (memories.at(-1) ?? 0) ? "" : `, or cpu: ${larger}`;
  return [
    {
      path: `${path}.memory`,
      value: memory,
      allowed: `beside cpu ${cpu}: ${describe(cpu)}`,
      fix: `write ${nearest(memory, memories)}, the nearest${instead}`,
    },
  ];
}

function describe(cpu: number): string {
  const memories = fargateMemories(cpu);
  const [first, second] = memories;
  if (memories.length <= 4 || first === undefined || second === undefined) return `${memories.join(", ")} MiB`;
  return `${first} to ${memories.at(-1)} MiB in steps of ${second - first}`;
}

/** The candidate that differs the least; of two that differ alike the larger, since a task that is too small dies. */
function nearest(given: number, candidates: readonly number[]): number {
  const distance = (candidate: number): number => Math.abs(candidate - given);
  return candidates.reduce((best, candidate) => (distance(candidate) <= distance(best) ? candidate : best));
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
