import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";

/** What an operation of the engine came to. */
export interface Run {
  readonly ok: boolean;
  /** Operation → number of resources, the unchanged under `same`. */
  readonly changes: Readonly<Record<string, number>>;
  readonly events: readonly EngineEvent[];
  /** What the policy pack reported. */
  readonly policies: readonly PolicyEvent[];
  /** All that it printed. */
  readonly text: string;
}

export interface PolicyEvent {
  readonly policyName: string;
  readonly message: string;
  readonly resourceUrn?: string;
  readonly enforcementLevel: string;
}

export interface RunArgs {
  /** Judge it by the policy pack. @default false */
  readonly policies?: boolean;
  /** Called with each event while it runs. */
  readonly onEvent?: (event: EngineEvent) => void;
  readonly signal?: AbortSignal;
}

/** Where the project stands, and what the engine is told by its environment. */
export interface Surroundings {
  readonly project: string;
  readonly env: Record<string, string>;
}

/** One stack, brought up and taken down by the engine. */
export class EngineStack {
  constructor(
    readonly stack: Stack,
    private readonly bench: Surroundings,
  ) {}

  preview(args: RunArgs = {}): Promise<Run> {
    return this.#run(args, (options) => this.stack.preview(options));
  }
  up(args: RunArgs = {}): Promise<Run> {
    return this.#run(args, (options) => this.stack.up(options));
  }
  refresh(args: RunArgs = {}): Promise<Run> {
    return this.#run({ ...args, policies: false }, ({ policyPacks: _, ...options }) => this.stack.refresh(options));
  }
  destroy(args: RunArgs = {}): Promise<Run> {
    return this.#run({ ...args, policies: false }, ({ policyPacks: _, ...options }) => this.stack.destroy(options));
  }

  /** `pulumi up --yes` with the policy pack, as people and workflows run it: it previews first, which the Automation API skips. */
  upAfterPreview(): Promise<Attempt> {
    return this.#attempt("up", "--policy-pack", join(this.bench.project, "policies"));
  }

  /** `pulumi destroy --yes`, which previews first as well. */
  destroyAfterPreview(): Promise<Attempt> {
    return this.#attempt("destroy");
  }

  async #attempt(...args: string[]): Promise<Attempt> {
    try {
      return { ok: true, text: await this.#cli(...args, "--yes", "--non-interactive") };
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      return { ok: false, text: `${stdout ?? ""}${stderr ?? ""}` };
    }
  }

  /** Begins an `up` and kills engine and program, with no time to tidy up, once `when` says so. */
  async killedUp(when: Promise<void>): Promise<void> {
    const { PULUMI_SKIP_CHECKPOINTS: _, ...env } = { ...process.env, ...this.bench.env };
    const args = ["up", "--yes", "--skip-preview", "--non-interactive", "--stack", this.stack.name];
    const child = spawn("pulumi", args, { cwd: this.bench.project, env, detached: true, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await Promise.race([when, ended]);
    process.kill(-(child.pid as number), "SIGKILL");
    await ended;
    await this.#cli("cancel", "--yes");
  }

  /** Takes off Pulumi's own protection, as before a product is closed. */
  async unprotect(): Promise<void> {
    await this.#cli("state", "unprotect", "--all", "--yes");
  }

  async #cli(...args: string[]): Promise<string> {
    const env = { ...process.env, ...this.bench.env };
    const options = { cwd: this.bench.project, env, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)("pulumi", [...args, "--stack", this.stack.name], options)).stdout;
  }

  /** The state as the backend holds it: encrypted where it is secret. */
  async state(): Promise<StateResource[]> {
    const { deployment } = await this.stack.exportStack();
    return (deployment as { resources?: StateResource[] }).resources ?? [];
  }

  async #run(args: RunArgs, operate: (options: Options) => Promise<unknown>): Promise<Run> {
    const events: EngineEvent[] = [];
    const printed: string[] = [];
    const options: Options = {
      onEvent: (event) => {
        events.push(event);
        args.onEvent?.(event);
      },
      onOutput: (text) => void printed.push(text),
      ...(args.policies === true ? { policyPacks: [join(this.bench.project, "policies")] } : {}),
      ...(args.signal === undefined ? {} : { signal: args.signal }),
    };
    let [ok, failure] = [true, ""];
    try {
      await operate(options);
    } catch (error) {
      [ok, failure] = [false, String(error)];
    }
    const summary = events.findLast((event) => event.summaryEvent !== undefined)?.summaryEvent;
    const changes = (summary?.resourceChanges ?? {}) as Record<string, number>;
    const policies = events.flatMap((event) =>
      event.policyEvent === undefined ? [] : [event.policyEvent as PolicyEvent],
    );
    return { ok, changes, events, policies, text: printed.join("") + failure };
  }
}

/** What the command line came to. */
export interface Attempt {
  readonly ok: boolean;
  readonly text: string;
}

interface Options {
  onEvent: (event: EngineEvent) => void;
  onOutput: (text: string) => void;
  policyPacks?: string[];
  signal?: AbortSignal;
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly protect?: boolean;
  /** `project:///components/network/network.ts#41,5` */
  readonly sourcePosition?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}
