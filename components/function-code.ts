import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(__dirname, "..");
const CACHE = "node_modules/.cache/functions";

/** The code of a Lambda function, bundled into one file. */
export interface FunctionCode {
  /** The bundle, relative to the project's root, in which the program runs. */
  readonly path: string;
  /** Of the bundle's contents, the same on every machine. */
  readonly digest: string;
}

/**
 * The bundle of `functions/<name>/index.ts`. It is made once for each state of its sources and of the lockfile and kept beside the packages, so
 * that a preview only reads a few small files; the bundler is not even loaded. The SDK of AWS is left out, since the runtime brings it
 * ("Runtime-included SDK versions" in the Lambda guide).
 */
export function functionCode(name: string): FunctionCode {
  const folder = join(ROOT, "functions", name);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  hash.update(readFileSync(join(ROOT, "package-lock.json")));
  const path = `${CACHE}/${name}-${hash.digest("hex").slice(0, 16)}.js`;
  const file = join(ROOT, path);
  if (!existsSync(file)) build(folder, file);
  return { path, digest: createHash("sha256").update(readFileSync(file)).digest("hex") };
}

/** Bundles into the file. Two programs may do so at once: each moves a whole file into place. */
export function build(folder: string, target: string): void {
  // Loaded here, since only a first preview needs it.
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
