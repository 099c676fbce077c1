// Compiles the project's TypeScript at once. tsx compiles file by file, each in a process of its own, which takes seconds on a machine that
// has not run it before; CI machines never have.
"use strict";
const { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join, relative, resolve } = require("node:path");

const ROOT = resolve(__dirname, "..");
const FOLDERS = ["components", "policies", "stacks", "tools"];
const STORE = join(ROOT, "node_modules", ".cache", "platform", "compiled.json");

/** The JavaScript of every TypeScript file that a command may load, by path. A file that does not parse is left out. */
async function compiled() {
  // The compiler that tsx brings.
  const esbuild = createRequire(require.resolve("tsx/package.json"))("esbuild");
  const made = `${esbuild.version} ${process.version}`;
  const [before, after] = [stored(made), {}];
  const compile = async (file) => {
    const path = join(ROOT, file);
    const { size, mtimeMs } = statSync(path);
    const stamp = `${size} ${mtimeMs}`;
    const known = before[file];
    if (known?.stamp === stamp) {
      after[file] = known;
      return;
    }
    const options = { loader: "ts", format: "cjs", platform: "node", target: `node${process.versions.node}` };
    const source = { sourcefile: path, sourcemap: "inline", sourcesContent: false };
    const { code } = await esbuild.transform(readFileSync(path, "utf8"), { ...options, ...source, logLevel: "silent" });
    after[file] = { stamp, code };
  };
  const files = FOLDERS.flatMap((folder) => typescriptBelow(folder));
  await Promise.allSettled(files.map(compile));
  await esbuild.stop();
  if (files.some((file) => after[file] !== before[file])) store(made, after);
  return new Map(Object.entries(after).map(([file, { code }]) => [join(ROOT, file), code]));
}

function typescriptBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)));
}

function stored(made) {
  try {
    const { made: by, files } = JSON.parse(readFileSync(STORE, "utf8"));
    return by === made ? files : {};
  } catch {
    return {};
  }
}

/** For the next time; a machine that lets nothing be written compiles again. */
function store(made, files) {
  try {
    mkdirSync(dirname(STORE), { recursive: true });
    writeFileSync(`${STORE}.${process.pid}`, JSON.stringify({ made, files }));
    renameSync(`${STORE}.${process.pid}`, STORE);
  } catch {
    // Nothing depends on it.
  }
}

module.exports = { compiled };
