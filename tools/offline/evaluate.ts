import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as state from "@pulumi/pulumi/runtime/state";
import { Refusal, refuse } from "../../components/refuse";
import { type Maker, RecordingMonitor } from "./monitor";
import { quicken } from "../quick";
import type { RecordedResource } from "./recorded";

export interface EvaluateArgs {
  readonly stack: string;
  /**
   * True: computed outputs are unknown, as in the first preview of a stack. False: the simulated cloud answers, as after an `up`.
   * @default true
   */
  readonly preview?: boolean;
  /** Who answers where it is no preview. @default a simulated cloud of its own, in which nothing is yet */
  readonly maker?: Maker;
  /** Configuration as `pulumi config` would hold it: `datadog:apiKey`. All of it is taken as secret. */
  readonly config?: Readonly<Record<string, string>>;
  /** Whether this process evaluates nothing else at the same time, which saves a third of it. @default false */
  readonly alone?: boolean;
}

type Program = () => unknown;

/**
 * Runs a stack program in Pulumi's own runtime with no engine, and gives what it registered, in order of registration. Refuses with
 * every problem at once when the program or the simulated cloud refuses. What else is thrown is a fault: the program runs a second
 * time, slower, so that it carries its stack trace.
 */
export async function evaluate(program: Program, args: EvaluateArgs): Promise<RecordedResource[]> {
  const slow = quicken();
  try {
    return await isolated(() => run(program, args), args);
  } catch (error) {
    if (error instanceof Refusal || args.maker !== undefined) throw error;
  } finally {
    slow();
  }
  return await isolated(() => run(program, args), args);
}

async function isolated<T>(callback: () => Promise<T>, args: EvaluateArgs): Promise<T> {
  return args.alone === true ? await callback() : await sdk.withLocalStorage(callback);
}

async function run(program: Program, args: EvaluateArgs): Promise<RecordedResource[]> {
  const preview = args.preview ?? true;
  const monitor = new RecordingMonitor("platform", args.stack, preview ? undefined : (args.maker ?? simulatedCloud()));
  sdk.setMockOptions(monitor, "platform", args.stack, preview);
  Object.assign(sdk.getStore(), features);
  const config = args.config ?? {};
  pulumi.runtime.setAllConfig({ ...config }, Object.keys(config));
  const failures = new Set<unknown>();
  const release = catchRejections(failures);
  const watch = watchForStandstill(args.stack);
  try {
    await Promise.race([settle(program), watch.standstill]);
  } catch (error) {
    failures.add(error);
  } finally {
    watch.end();
    await quiet(monitor);
    release();
  }
  throwFailures([...failures], monitor, args.stack);
  return [...monitor.recorded.values()];
}

/** Loaded only when it is needed: a preview does without. */
function simulatedCloud(): Maker {
  const { Cloud } = require("./cloud") as typeof import("./cloud");
  return new Cloud();
}

async function settle(program: Program): Promise<void> {
  await pulumi.runtime.runInPulumiStack(async () => (await program()) as never);
  await sdk.waitForRPCs();
}

/** Rejects when nothing is left that could wake the program, as when two values await each other; Node.js would simply end. */
function watchForStandstill(stack: string): { standstill: Promise<never>; end: () => void } {
  let onIdle = (): void => {};
  const standstill = new Promise<never>((_, reject) => {
    onIdle = () => reject(new Error(`the program of ${stack} waits for a value that never comes`));
  });
  process.once("beforeExit", onIdle);
  return { standstill, end: () => process.off("beforeExit", onIdle) };
}

/** Rejections that nobody awaits are failures of the program, not of whoever else listens in this process. */
function catchRejections(into: Set<unknown>): () => void {
  const others = process.rawListeners("unhandledRejection") as NodeJS.UnhandledRejectionListener[];
  const listener = (reason: unknown): void => void into.add(reason);
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", listener);
  return () => {
    process.off("unhandledRejection", listener);
    for (const other of others) process.on("unhandledRejection", other);
  };
}

/** Waits until what was under way has come to rest, so that nothing of it is left to the next evaluation. */
async function quiet(monitor: RecordingMonitor): Promise<void> {
  for (let turns = 0, seen = -1; turns < 100 && seen !== monitor.requests; turns++) {
    seen = monitor.requests;
    for (let rest = 0; rest < 3; rest++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What the program does that it may not comes first, since all else follows from it; then faults, then what was refused. */
function throwFailures(failures: readonly unknown[], monitor: RecordingMonitor, stack: string): void {
  if (monitor.faults.length > 0) throw new Error([...new Set(monitor.faults)].join("\n"));
  const refusals = failures.filter((failure) => failure instanceof Refusal);
  const faults = failures.filter((failure) => !(failure instanceof Refusal));
  if (faults.length > 0 && refusals.length === 0) throw faults[0];
  if (refusals.length === 1) throw refusals[0];
  const problems = [...refusals.flatMap((refusal) => refusal.problems), ...monitor.refused];
  refuse(`stack ${stack}`, problems);
}

/** What Pulumi's own test kit calls too, but does not declare in its types; held still by the pinned version. */
const sdk = { ...settings, ...state } as unknown as {
  setMockOptions(monitor: unknown, project: string, stack: string, preview: boolean): void;
  waitForRPCs(): Promise<void>;
  getStore(): object;
  withLocalStorage<T>(callback: () => Promise<T>): Promise<T>;
};

/** What a current engine supports; output values are left off so that inputs arrive as plain values. */
const features = {
  supportsSecrets: true,
  supportsResourceReferences: true,
  supportsOutputValues: false,
  supportsDeletedWith: true,
  supportsReplaceWith: true,
  supportsAliasSpecs: true,
  supportsTransforms: false,
  supportsParameterization: true,
  supportsResourceHooks: true,
  supportsErrorHooks: true,
};
