// Compiles the project's TypeScript at once, into one script: hundreds of files cost a start-up more to find, to wrap and to map than to
// run. tsx compiles file by file, which takes seconds on a machine that has not run it before; CI machines never have.
"use strict";
const { createHash } = require("node:crypto");
const { once } = require("node:events");
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const Module = require("node:module");
const { basename, join, relative, resolve, sep } = require("node:path");
const { Script } = require("node:vm");
const { Worker } = require("node:worker_threads");

const ROOT = resolve(__dirname, "..");
const FOLDERS = ["components", "policies", "stacks", "tools"];
const STORE = join(ROOT, "node_modules", ".cache", "platform");
/** Where the script says that it stands: there is no such file, but what it requires is found from there, and its source map counts from there. */
const SCRIPT = join(ROOT, "platform.js");
/** What a preview loads in any case; the compiler's time is the time for it. */
const PACKAGES_OF_A_PREVIEW = [
  "@pulumi/pulumi",
  "@pulumi/aws",
  "@pulumi/datadog",
  "@pulumi/github",
  "@pulumi/pagerduty",
];
/** What compiles them. */
const COMPILER = ["tools/compile.cjs", "tools/bundle.cjs"];
/** Files that are kept there: copies of the project may share their packages. */
const KEPT = 20;

/**
 * What loads each TypeScript file of the project, by path. A file that does not parse is left out, and whoever asks for it is told by tsx what
 * is wrong with it. Processes of one purpose run about the same functions, and share what V8 has made of them.
 */
async function compiled(purpose) {
  const files = FOLDERS.flatMap((folder) => filesBelow(folder));
  const path = join(STORE, stampOf(files));
  const map = `${path}.map`;
  const known = existsSync(map) ? stored(`${path}.js`) : undefined;
  let script = known?.toString("latin1");
  let lines = map;
  if (script === undefined) {
    const made = await compile(files, purpose);
    ({ script } = made);
    // A map in a file is read in half the time; where none can be written, it goes along.
    if (!store(map, made.map)) lines = `data:application/json;base64,${Buffer.from(made.map).toString("base64")}`;
    store(`${path}.js`, script);
  }
  const load = run(script, lines, known === undefined ? undefined : `${path}.${purpose}`);
  return new Map(Object.entries(load).map(([file, one]) => [join(ROOT, file), one]));
}

/**
 * What the script exports.
 *
 * @param map the file that its source map stands in, or a data URL
 * @param path V8's code is read from there, or written there when this process ends
 */
function run(script, map, path) {
  const module = Object.assign(new Module(SCRIPT, null), { filename: SCRIPT, paths: Module._nodeModulePaths(ROOT) });
  // Node.js knows the source map of what its own loader has compiled, as long as the module is there; and that loader takes no code of V8.
  require.cache[SCRIPT] = module;
  module._compile(`//# sourceMappingURL=${map.startsWith("data:") ? map : urlFrom(ROOT, map)}`, SCRIPT);
  const cachedData = path === undefined ? undefined : stored(path);
  const made = new Script(Module.wrap(script), { filename: SCRIPT, cachedData });
  if (path !== undefined && (cachedData === undefined || made.cachedDataRejected))
    process.once("exit", () => store(path, made.createCachedData()));
  made.runInThisContext().call(module.exports, module.exports, Module.createRequire(SCRIPT), module, SCRIPT, ROOT);
  return module.exports;
}

/** Stands for the content of all files, as far as sizes and times tell it, and for the compiler. */
function stampOf(files) {
  const hash = createHash("sha256").update(`${require("esbuild/package.json").version} ${process.version}`);
  for (const file of [...files, ...COMPILER]) {
    const { size, mtimeMs } = statSync(`${ROOT}${sep}${file}`);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** The script of all files, and its source map. */
async function compile(files, purpose) {
  // Sources are found from where the map is; copies of the project may share it.
  const workerData = { root: ROOT, files, script: basename(SCRIPT), toRoot: `${urlFrom(STORE, ROOT)}/` };
  const worker = new Worker(join(__dirname, "bundle.cjs"), { workerData, execArgv: [] });
  const made = once(worker, "message");
  // Nobody waits for it where a package cannot be loaded, which whoever needs the package tells.
  made.catch(() => undefined);
  if (purpose === "preview") PACKAGES_OF_A_PREVIEW.forEach((name) => require(name));
  return (await made)[0];
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && /\.(ts|json)$/.test(entry.name) ? [path] : [];
  });
}

function stored(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function urlFrom(folder, path) {
  return relative(folder, path).split(sep).join("/");
}

/** For the next time; a machine that lets nothing be written compiles again. Tells whether it is written. */
function store(path, content) {
  try {
    mkdirSync(STORE, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, content);
    renameSync(`${path}.${process.pid}`, path);
    const written = readdirSync(STORE).map((name) => join(STORE, name));
    const newestFirst = written.map((file) => [statSync(file).mtimeMs, file]).sort(([a], [b]) => b - a);
    for (const [, old] of newestFirst.slice(KEPT)) rmSync(old, { force: true });
    return true;
  } catch {
    return false;
  }
}

module.exports = { compiled };
