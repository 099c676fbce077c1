// Compiles the project's TypeScript at once, into one script: hundreds of files cost a start-up more to find, to wrap and to map than to
// run. tsx compiles file by file, which takes seconds on a machine that has not run it before; CI machines never have.
"use strict";
const { createHash } = require("node:crypto");
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { basename, dirname, join, relative, resolve, sep } = require("node:path");
const { Script } = require("node:vm");

const ROOT = resolve(__dirname, "..");
const FOLDERS = ["components", "policies", "stacks", "tools"];
/** What these load of other folders is left to tsx. */
const ELSEWHERE = ["functions/*", "tests/*"];
const STORE = join(ROOT, "node_modules", ".cache", "platform");
/** Where the script says that it stands: there is no such file, but what it requires is found from there, and its source map counts from there. */
const SCRIPT = join(ROOT, "platform.js");
/** What a preview loads in any case; a compiler at work, which is another process, is the time for it. */
const PACKAGES_OF_A_PREVIEW = [
  "@pulumi/pulumi",
  "@pulumi/aws",
  "@pulumi/datadog",
  "@pulumi/github",
  "@pulumi/pagerduty",
  "zod",
];
/** Files that are kept there: copies of the project may share their packages. */
const KEPT = 16;

/**
 * What loads each TypeScript file of the project, by path. A file that does not parse is left out, and whoever asks for it is told by tsx what
 * is wrong with it. Processes of one purpose run about the same functions, and share what V8 has made of them.
 */
async function compiled(purpose) {
  const files = FOLDERS.flatMap((folder) => filesBelow(folder));
  const path = join(STORE, `${stampOf(files)}.js`);
  const known = stored(path);
  const script = known?.toString("latin1") ?? (await compile(files, purpose));
  if (known === undefined) store(path, script);
  const load = run(script, known === undefined ? undefined : path.replace(/js$/, purpose));
  return new Map(Object.entries(load).map(([file, one]) => [join(ROOT, file), one]));
}

/** What the script exports. With a path, V8's code is read from there, or written there when this process ends. */
function run(script, path) {
  const module = Object.assign(new Module(SCRIPT, null), { filename: SCRIPT, paths: Module._nodeModulePaths(ROOT) });
  const end = script.lastIndexOf("//# sourceMappingURL=");
  // Node.js knows the source map of what its own loader has compiled, as long as the module is there; and that loader takes no code of V8.
  require.cache[SCRIPT] = module;
  module._compile(script.slice(end), SCRIPT);
  const cachedData = path === undefined ? undefined : stored(path);
  const made = new Script(Module.wrap(script.slice(0, end)), { filename: SCRIPT, cachedData });
  if (path !== undefined && (cachedData === undefined || made.cachedDataRejected))
    process.once("exit", () => store(path, made.createCachedData()));
  made.runInThisContext().call(module.exports, module.exports, Module.createRequire(SCRIPT), module, SCRIPT, ROOT);
  return module.exports;
}

/** Stands for the content of all files, as far as sizes and times tell it, and for the compiler. */
function stampOf(files) {
  const hash = createHash("sha256").update(`${require("esbuild/package.json").version} ${process.version}`);
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Each file as a module that runs when it is first asked for. */
async function compile(files, purpose, without = []) {
  const esbuild = require("esbuild");
  const sources = files.filter((file) => file.endsWith(".ts") && !without.includes(file));
  const json = files.filter((file) => file.endsWith(".json"));
  try {
    const building = esbuild.build({
      stdin: { contents: sources.map(loading).join("\n"), resolveDir: ROOT, sourcefile: basename(SCRIPT) },
      outfile: SCRIPT,
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: `node${process.versions.node}`,
      packages: "external",
      external: [...json, ...without, ...ELSEWHERE].map((file) => join(ROOT, file)),
      sourcemap: "inline",
      sourcesContent: false,
      banner: { js: "const ROOT_OF_SCRIPT = __dirname;" },
      plugins: [ownPlaces(sources)],
      logLevel: "silent",
    });
    // Nobody waits for it where a package cannot be loaded, which whoever needs the package tells.
    building.catch(() => undefined);
    if (purpose === "preview") PACKAGES_OF_A_PREVIEW.forEach((name) => require(name));
    return (await building).outputFiles[0].text;
  } catch (error) {
    const broken = (error.errors ?? []).map(({ location }) => location?.file).filter((file) => sources.includes(file));
    if (broken.length === 0) throw error;
    return await compile(files, purpose, [...without, ...broken]);
  } finally {
    await esbuild.stop();
  }
}

function loading(file) {
  const name = JSON.stringify(file);
  return `exports[${name}] = () => require(${JSON.stringify(`./${file}`)});`;
}

/** A file that asks where it stands is told so, as if it were loaded from there; its lines stay where they are. */
function ownPlaces(sources) {
  const asking = sources.filter((file) => /\b__(dir|file)name\b/.test(readFileSync(join(ROOT, file), "utf8")));
  const filter = new RegExp(`[/\\\\](${asking.map((file) => file.replace(/[^\w]/g, "\\$&")).join("|")})$`);
  return {
    name: "own-places",
    setup: (build) =>
      build.onLoad({ filter }, ({ path }) => {
        const place = (of) => `ROOT_OF_SCRIPT + ${JSON.stringify(sep + relative(ROOT, of))}`;
        const names = `const __dirname = ${place(dirname(path))}, __filename = ${place(path)};`;
        return { loader: "ts", contents: names + readFileSync(path, "utf8") };
      }),
  };
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) =>
      relative(ROOT, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    );
}

function stored(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** For the next time; a machine that lets nothing be written compiles again. */
function store(path, content) {
  try {
    mkdirSync(STORE, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, content);
    renameSync(`${path}.${process.pid}`, path);
    const written = readdirSync(STORE).map((name) => join(STORE, name));
    const newestFirst = written.map((file) => [statSync(file).mtimeMs, file]).sort(([a], [b]) => b - a);
    for (const [, old] of newestFirst.slice(KEPT)) rmSync(old, { force: true });
  } catch {
    // Nothing depends on it.
  }
}

module.exports = { compiled };
