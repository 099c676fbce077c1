import type { Problem } from "../refuse";
import { awsCron, cronProblem } from "./cron";

/** How many tasks a service has, and when. */
export interface Scaling {
  /** Tasks at the least. */
  readonly min: number;
  /** Tasks at the most. */
  readonly max: number;
  /** Average CPU to hold, percent, 10 to 90. @default 60, when no memory is given either */
  readonly cpuPercent?: number;
  /** Average memory to hold, percent, 10 to 90. */
  readonly memoryPercent?: number;
  /** Changes of `min` and `max` by the clock, by name. */
  readonly schedule?: Readonly<Record<string, ScheduledSize>>;
}

export interface ScheduledSize {
  /** Five fields: `0 18 * * MON-FRI`. */
  readonly cron: string;
  readonly min: number;
  readonly max: number;
}

export interface ScalingPlan {
  /** What to hold, by name. Where several ask for different numbers of tasks, the largest is taken. */
  readonly tracking: Readonly<Record<string, { readonly metric: string; readonly percent: number }>>;
  readonly schedule: Readonly<
    Record<string, { readonly expression: string; readonly min: number; readonly max: number }>
  >;
}

/** A service always holds something: without a policy nothing would bring it from `min` to `max`, or to a changed `min`. */
const CPU_PERCENT = 60;

/** What Application Auto Scaling is told. */
export function scalingPlan({ cpuPercent, memoryPercent, schedule = {} }: Scaling): ScalingPlan {
  const cpu = cpuPercent ?? (memoryPercent === undefined ? CPU_PERCENT : undefined);
  return {
    tracking: {
      ...(cpu === undefined ? {} : { cpu: { metric: "ECSServiceAverageCPUUtilization", percent: cpu } }),
      ...(memoryPercent === undefined
        ? {}
        : { memory: { metric: "ECSServiceAverageMemoryUtilization", percent: memoryPercent } }),
    },
    schedule: Object.fromEntries(
      Object.entries(schedule).map(([key, { cron, min, max }]) => [key, { expression: awsCron(cron), min, max }]),
    ),
  };
}

/** What is wrong with it; empty when nothing is. */
export function scalingProblems(path: string, scaling: Scaling): Problem[] {
  const problems = sizeProblems(path, scaling);
  for (const key of ["cpuPercent", "memoryPercent"] as const) {
    const value = scaling[key];
    if (value === undefined || (value >= 10 && value <= 90)) continue;
    problems.push({ path: `${path}.${key}`, value, allowed: "10 to 90 percent", fix: "change it to one of these" });
  }
  for (const [key, size] of Object.entries(scaling.schedule ?? {})) {
    const at = `${path}.schedule["${key}"]`;
    problems.push(...cronProblem(`${at}.cron`, size.cron), ...sizeProblems(at, size));
  }
  return problems;
}

function sizeProblems(path: string, { min, max }: Pick<Scaling, "min" | "max">): Problem[] {
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries({ min, max })) {
    if (Number.isInteger(value) && value >= 0) continue;
    problems.push({ path: `${path}.${key}`, value, allowed: "a whole number of tasks, 0 or more", fix: "change it" });
  }
  if (min > max) {
    problems.push({
      path: `${path}.min`,
      value: min,
      allowed: `at most max, ${max}`,
      fix: "exchange the two, or change one",
    });
  }
  return problems;
}
