import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { EngineStack } from "./engine-stack";
import { copyProject, useOwnNames, useRealLedger } from "./copy";
import { Providers } from "./providers";
import type { FreshWorld } from "../../tools/offline/cloud/fresh/world";

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

/**
 * A copy of the project in a folder of its own, with a file backend, the real engine, and simulated providers: what an engineer has, so
 * that a test may edit the copy as an engineer would.
 */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), "platform-engine-"));
  readonly project = join(this.folder, "project");

  private constructor(readonly providers: Providers) {}

  /** The project of a company that has written its own names and ledger into it. */
  static async open(): Promise<Workbench> {
    const bench = await Workbench.fresh();
    useOwnNames(bench.project);
    useRealLedger(bench.project);
    return bench;
  }

  /** The project as it is shipped, in a world in which nothing was ever made. @default a world that is ready for everything */
  static async fresh(world?: FreshWorld): Promise<Workbench> {
    const bench = new Workbench(await Providers.start(world));
    for (const name of ["state", "home"]) mkdirSync(join(bench.folder, name));
    copyProject(bench.project);
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

  /** Reads a file of the copy. */
  read(path: string): string {
    return readFileSync(join(this.project, path), "utf8");
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

  /** `npm run generate`, as an engineer runs it after a change of a definition: the pack learns of it. */
  generate(): void {
    execFileSync(process.execPath, ["tools/platform.mjs", "generate"], { cwd: this.project, stdio: "ignore" });
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

export interface OfflinePreview {
  /** What is told of examples and placeholders. */
  readonly summary: { readonly placeholder: string | null };
  readonly violations: readonly { readonly rule: string; readonly urn: string; readonly level: string }[];
  readonly unverifiable: readonly { readonly rule: string; readonly urn: string }[];
}
