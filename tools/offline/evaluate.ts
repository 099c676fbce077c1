import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as state from "@pulumi/pulumi/runtime/state";
import { refuse } from "../../components/refuse";
import { RecordingMonitor } from "./monitor";
import type { RecordedResource } from "./recorded";

export interface EvaluateArgs {
  readonly stack: string;
  /**
   * True: computed outputs are unknown, as in the first preview of a stack. False: the simulated cloud answers, as after an `up`.
   * @default true
   */
  readonly preview?: boolean;
  /** Configuration as `pulumi config` would hold it: `datadog:apiKey`. All of it is taken as secret. */
  readonly config?: Readonly<Record<string, string>>;
}

/**
 * Runs a stack program in Pulumi's own runtime with no engine, and gives what it registered, in order of registration. Refuses with
 * every problem at once when the simulated cloud refuses.
 */
export async function evaluate(program: () => unknown, args: EvaluateArgs): Promise<RecordedResource[]> {
  const monitor = new RecordingMonitor("platform", args.stack, args.preview ?? true);
  const config = args.config ?? {};
  return await sdk.withLocalStorage(run);

  async function run(): Promise<RecordedResource[]> {
    sdk.setMockOptions(monitor, "platform", args.stack, args.preview ?? true);
    Object.assign(sdk.getStore(), features);
    pulumi.runtime.setAllConfig(config, Object.keys(config));
    const failures: unknown[] = [];
    const onRejection = (reason: unknown): void => void failures.push(reason);
    process.on("unhandledRejection", onRejection);
    try {
      await pulumi.runtime.runInPulumiStack(async () => (await program()) as never);
      await sdk.waitForRPCs();
    } finally {
      process.off("unhandledRejection", onRejection);
    }
    if (failures.length > 0) throw failures[0];
    refuse(`stack ${args.stack}`, monitor.refused);
    return [...monitor.recorded.values()];
  }
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
