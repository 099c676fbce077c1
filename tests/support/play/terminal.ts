import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Attempt } from "../engine-stack";
import { CANARY } from "../products";

/** What a command line tool answers; what it throws goes to stderr. */
export type Tool = (args: readonly string[]) => string;

export interface TerminalArgs {
  /** Folder of its own. */
  readonly folder: string;
  readonly project: string;
  readonly env: Readonly<Record<string, string>>;
  /** Tools that are played by the test, by name. */
  readonly tools: Readonly<Record<string, Tool>>;
}

/**
 * A shell as a person has it in the project: `npm` and `pulumi` are real, `aws` and others are played. Pulumi keeps its state in the
 * workbench whatever the commands say, takes the canary for every secret that is asked for, and says yes to itself.
 */
export class Terminal {
  readonly #env: Record<string, string>;

  private constructor(
    private readonly args: TerminalArgs,
    private readonly server: Server,
  ) {
    const bin = join(args.folder, "bin");
    mkdirSync(bin, { recursive: true });
    const { port } = server.address() as AddressInfo;
    for (const tool of Object.keys(args.tools)) script(join(bin, tool), playing(tool, port));
    const engine = execFileSync("which", ["pulumi"], { encoding: "utf8" }).trim();
    script(join(bin, "pulumi"), pulumi(engine, args.env["PULUMI_BACKEND_URL"] ?? ""));
    this.#env = { ...(process.env as Record<string, string>), ...args.env };
    this.#env["PATH"] = `${bin}:${this.#env["PATH"] ?? ""}`;
  }

  static async open(args: TerminalArgs): Promise<Terminal> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const { tool, asked } = JSON.parse(Buffer.concat(parts).toString()) as { tool: string; asked: string[] };
        try {
          response.end(args.tools[tool]?.(asked));
        } catch (error) {
          response.statusCode = 400;
          response.end((error as Error).message);
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Terminal(args, server);
  }

  /** Runs commands as they stand; stops at the first that fails. */
  run(commands: string): Promise<Attempt> {
    const options = { cwd: this.args.project, env: this.#env, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve) => {
      const shell = execFile("bash", ["--norc", "-euo", "pipefail", "-c", commands], options, (error, stdout, stderr) =>
        resolve({ ok: error === null, text: `${stdout}${stderr}` }),
      );
      // Nobody sits there to answer a question.
      shell.stdin?.end();
    });
  }

  close(): void {
    this.server.close();
  }
}

function script(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/** Stacks that the play brings up as README says, with a preview and under the pack: all of the first run. */
const WHOLE = ["organization", "foundation", "shine"];

/** Pulumi as the commands say, but for its state and its questions; of the stacks after the first run, preview and pack are left out for time. */
function pulumi(engine: string, backend: string): string {
  return `#!/usr/bin/env bash
export PULUMI_BACKEND_URL='${backend}'
operation="$1"
whole=
for stack in ${WHOLE.join(" ")}; do [[ " $* " == *" -s $stack "* ]] && whole=yes; done
args=()
while (($#)); do
  case "$1" in
    --secrets-provider=*) ;;
    --policy-pack) if [[ "$operation" != preview && -z "$whole" ]]; then shift; else args+=("$1"); fi ;;
    *) args+=("$1") ;;
  esac
  shift
done
case "$operation" in
  up | destroy | refresh)
    [[ -n "$whole" ]] || args+=(--skip-preview)
    exec ${engine} "\${args[@]}" --yes --non-interactive ;;
  preview) exec ${engine} "\${args[@]}" --non-interactive ;;
  config) printf %s ${CANARY} | ${engine} "\${args[@]}" ;;
  *) exec ${engine} "\${args[@]}" ;;
esac
`;
}

function playing(tool: string, port: number): string {
  return `#!/usr/bin/env node
fetch("http://127.0.0.1:${port}", { method: "POST", body: JSON.stringify({ tool: ${JSON.stringify(tool)}, asked: process.argv.slice(2) }) })
  .then(async (answer) => {
    const text = await answer.text();
    if (answer.ok) process.stdout.write(text);
    else process.stderr.write(text + "\\n");
    process.exitCode = answer.ok ? 0 : 254;
  });
`;
}
