import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve } from "node:path";
import { CallError } from "../failure";
import type { Side } from "./side";
import { sideOfReport } from "./side-of-report";

const ROOT = resolve(__dirname, "../..");
const MODULES = join(ROOT, "node_modules");

export interface AgainstArgs {
  /** A ref of git, or a file: a report in JSON, or an exported state. */
  readonly against: string;
  /** The product or shared stack. */
  readonly product: string;
  /** A definition outside of the catalogue. */
  readonly definition?: string | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * The side that a ref of git is: its own program and tools evaluate and judge it, in a clean worktree and a process of its own. What a commit
 * came to is kept, by stack and day, since a program may ask for the day.
 */
export function sideAtRef(args: AgainstArgs): Promise<Side> {
  const { against, product, today } = args;
  const commit = commitOf(against);
  const definition = args.definition === undefined ? undefined : pathAt(args.definition, against);
  const name = against.startsWith(commit.slice(0, 7)) ? commit.slice(0, 7) : `${against} (${commit.slice(0, 7)})`;
  const key =
    definition === undefined ? product : `file-${createHash("sha256").update(definition).digest("hex").slice(0, 12)}`;
  const kept = join(MODULES, ".cache/platform/against", `${commit}-${key}-${today}.json`);
  const read = (): Side => sideOfReport(JSON.parse(readFileSync(kept, "utf8")) as unknown, name, product);
  if (existsSync(kept)) return Promise.resolve().then(read);
  samePackages(commit, against);
  return evaluateAt(commit, {
    subject: definition === undefined ? [product] : ["--definition", definition],
    against,
    product,
    kept,
  }).then(read);
}

function git(...args: readonly string[]): string {
  return execFileSync("git", ["-C", ROOT, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
}

function commitOf(ref: string): string {
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).trim();
  } catch {
    let isRepository = true;
    try {
      git("rev-parse", "--git-dir");
    } catch {
      isRepository = false;
    }
    throw new CallError(
      `--against ${ref} is neither a file nor a ref of git${isRepository ? "" : ": this folder is no repository of git"}`,
      "allowed: a branch, a tag, a commit; a report in JSON; an exported state",
      `fix: ${isRepository ? "git fetch, where the branch is another's; `git branch --all` names those that are known" : "give a file"}`,
    );
  }
}

/** The place of a definition outside of the catalogue, from the root of the repository. */
function pathAt(file: string, ref: string): string {
  const path = relative(ROOT, existsSync(file) ? realpathSync(file) : resolve(file));
  if (!path.startsWith("..") && !isAbsolute(path)) return path;
  throw new CallError(
    `--definition ${file} is outside of the repository: ${ref} has no other version of it`,
    "fix: compare with a report that was written before the change: --against FILE",
  );
}

/** The packages of this folder serve the other side too, as long as it asks for the very same. */
function samePackages(commit: string, ref: string): void {
  let lock = "";
  try {
    lock = git("show", `${commit}:./package-lock.json`);
  } catch {
    throw new CallError(
      `--against ${ref} has no package-lock.json: it is no revision of this platform`,
      "fix: give another ref",
    );
  }
  if (lock === readFileSync(join(ROOT, "package-lock.json"), "utf8")) return;
  throw new CallError(
    `--against ${ref} needs other packages than are installed here: package-lock.json differs`,
    `fix: git worktree add ../before ${ref} && npm --prefix ../before ci, write its report there (npm run preview -- … --format json --output before.json), and give that file`,
  );
}

interface Evaluation {
  readonly subject: readonly string[];
  readonly against: string;
  readonly product: string;
  /** The file that its report is kept in. */
  readonly kept: string;
}

async function evaluateAt(commit: string, { subject, against, product, kept }: Evaluation): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "platform-against-"));
  const clear = (): void => {
    rmSync(folder, { recursive: true, force: true });
    try {
      git("worktree", "prune");
    } catch {
      // Git prunes it by itself one day.
    }
  };
  process.once("exit", clear);
  try {
    git("worktree", "add", "--quiet", "--detach", "--force", folder, commit);
    const root = join(folder, git("rev-parse", "--show-prefix").trim());
    symlinkSync(MODULES, join(root, "node_modules"));
    mkdirSync(resolve(kept, ".."), { recursive: true });
    const partial = `${kept}.${process.pid}.tmp`;
    const { code, said } = await preview(root, [...subject, "--format", "json", "--output", partial]);
    if (code !== 0 && code !== 1) throw refusal(code, said, against, product);
    renameSync(partial, kept);
  } finally {
    process.off("exit", clear);
    clear();
  }
}

function preview(root: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["tools/platform.mjs", "preview", ...args], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (part: Buffer) => (said += part.toString()));
    child.on("error", fail);
    child.on("close", (code) => done({ code, said }));
  });
}

/** What the other side's own program says, under the ref's name. */
function refusal(code: number | null, said: string, ref: string, product: string): CallError {
  const lines = said
    .trim()
    .replace(/^error: /, "")
    .split("\n");
  const what =
    lines[0]?.startsWith("no product is named") === true
      ? `${product} does not exist at ${ref}`
      : `${product} cannot be evaluated at ${ref}`;
  const fix =
    lines[0]?.startsWith("no product is named") === true
      ? "fix: it is new, and there is nothing to compare it with; preview it without --against"
      : code === 2
        ? "fix: compare with a revision whose definition is sound"
        : "fix: see whether a preview works there";
  return new CallError(`${what}:`, ...lines.map((line) => `  ${line}`), fix);
}
