import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type EngineEvent, LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { Providers } from "./providers";

const root = join(__dirname, "../..");

/** For the tests that need the engine: skips them where there is none, and says how to get it. */
export function needsEngine(context: Mocha.Context): void {
  if (hasEngine()) return;
  console.log("    no `pulumi` on PATH: skipped. Install the Pulumi CLI (pulumi.com/docs/install) and run again");
  context.skip();
}

function hasEngine(): boolean {
  try {
    execFileSync("pulumi", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

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

/**
 * A copy of the project in a folder of its own, with a file backend, the real engine, and simulated providers: what an engineer has, so
 * that a test may edit the copy as an engineer would.
 */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), "platform-engine-"));
  readonly project = join(this.folder, "project");

  private constructor(readonly providers: Providers) {}

  static async open(): Promise<Workbench> {
    const bench = new Workbench(await Providers.start());
    for (const name of ["state", "home", "project"]) mkdirSync(join(bench.folder, name));
    for (const name of ["Pulumi.yaml", "package.json", "tsconfig.json", "components", "policies", "stacks", "tools"])
      cpSync(join(root, name), join(bench.project, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(bench.project, "node_modules"));
    return bench;
  }

  close(): void {
    this.providers.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a file of the copy. */
  write(path: string, text: string): void {
    writeFileSync(join(this.project, path), text);
  }

  /** Changes a file of the copy; fails when there is nothing to change. Gives back how to undo it. */
  edit(path: string, from: string | RegExp, to: string): () => void {
    const file = join(this.project, path);
    const before = readFileSync(file, "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} has nothing like ${String(from)}`);
    writeFileSync(file, after);
    return () => writeFileSync(file, before);
  }

  /** What the preview without an engine says of a stack: its JSON. */
  async offline(name: string): Promise<OfflinePreview> {
    const args = ["tools/platform.mjs", "preview", name, "--format", "json"];
    const options = { cwd: this.project, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
      // A violation is told by the exit code as well.
      (error: { stdout?: string; code?: number }) => {
        if (error.code !== 1 || error.stdout === undefined) throw error;
        return { stdout: error.stdout };
      },
    );
    return JSON.parse(stdout) as OfflinePreview;
  }

  get env(): Record<string, string> {
    return {
      PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: this.providers.attachment,
      // A file backend writes the whole state at every step; only what is killed on its way needs that.
      PULUMI_EXPERIMENTAL: "true",
      PULUMI_SKIP_CHECKPOINTS: "true",
    };
  }

  async stack(name: string, secrets: Readonly<Record<string, string>> = {}): Promise<EngineStack> {
    mkdirSync(join(this.project, "stacks/config"), { recursive: true });
    const workspace = await LocalWorkspace.create({ workDir: this.project, envVars: this.env });
    await workspace.createStack(name);
    const stack = await LocalWorkspace.selectStack({ stackName: name, workDir: this.project }, { envVars: this.env });
    const config = Object.entries(secrets).map(([key, value]) => [key, { value, secret: true }] as const);
    await stack.setAllConfig(Object.fromEntries(config));
    return new EngineStack(stack, this);
  }
}

/** One stack, brought up and taken down by the engine. */
export class EngineStack {
  constructor(
    readonly stack: Stack,
    private readonly bench: Workbench,
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

export interface OfflinePreview {
  readonly violations: readonly { readonly rule: string; readonly urn: string }[];
  readonly unverifiable: readonly { readonly rule: string; readonly urn: string }[];
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
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}
