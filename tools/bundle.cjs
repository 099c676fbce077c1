// Compiles the project's TypeScript into one script, in a thread of its own (compile.cjs starts it): esbuild asks about files and packages
// while it works, and nobody would answer while the main thread loads packages.
"use strict";
const esbuild = require("esbuild");
const { readFileSync } = require("node:fs");
const { dirname, join, relative, sep } = require("node:path");
const { parentPort, workerData } = require("node:worker_threads");

/** The project's root, the files of the project below it, what the script is called, and where its source map will stand, as URLs have it. */
const { root, files, script, toRoot } = workerData;

/** What these load of other folders is left to tsx. */
const ELSEWHERE = ["functions/*", "tests/*"];
/** Packages that are compiled along: of many small files each, they take longer to find and to read one by one than to run. */
const BUNDLED = new Set([
  "@secretlint/secretlint-rule-preset-recommend",
  "fastest-levenshtein",
  "ipaddr.js",
  "tldts",
  "zod",
]);

/** Each file as a module that runs when it is first asked for, and where its lines come from. A file that does not parse is left out. */
async function bundle(without = []) {
  const sources = files.filter((file) => file.endsWith(".ts") && !without.includes(file));
  const json = files.filter((file) => file.endsWith(".json"));
  try {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: sources.map(loading).join("\n"), resolveDir: root, sourcefile: script },
      outfile: join(root, script),
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: `node${process.versions.node}`,
      external: [...json, ...without, ...ELSEWHERE].map((file) => join(root, file)),
      sourcemap: "external",
      sourceRoot: toRoot,
      sourcesContent: false,
      banner: { js: "const ROOT_OF_SCRIPT = __dirname;" },
      plugins: [ownPlaces(sources), packages],
      logLevel: "silent",
    });
    const [map, code] = ["map", "js"].map((kind) => outputFiles.find(({ path }) => path.endsWith(kind)).text);
    return { script: code, map };
  } catch (error) {
    const broken = (error.errors ?? []).map(({ location }) => location?.file).filter((file) => sources.includes(file));
    if (broken.length === 0) throw error;
    return await bundle([...without, ...broken]);
  }
}

function loading(file) {
  const name = JSON.stringify(file);
  return `exports[${name}] = () => require(${JSON.stringify(`./${file}`)});`;
}

/** A file that asks where it stands is told so, as if it were loaded from there; its lines stay where they are. */
function ownPlaces(sources) {
  const asking = sources.filter((file) => /\b__(dir|file)name\b/.test(readFileSync(join(root, file), "utf8")));
  const filter = new RegExp(`[/\\\\](${asking.map((file) => file.replace(/[^\w]/g, "\\$&")).join("|")})$`);
  return {
    name: "own-places",
    setup: (build) =>
      build.onLoad({ filter }, ({ path }) => {
        const place = (of) => `ROOT_OF_SCRIPT + ${JSON.stringify(sep + relative(root, of))}`;
        const names = `const __dirname = ${place(dirname(path))}, __filename = ${place(path)};`;
        return { loader: "ts", contents: names + readFileSync(path, "utf8") };
      }),
  };
}

/** Leaves packages to Node.js but for those that are compiled along, whose lines nobody asks for. */
const packages = {
  name: "packages",
  setup: (build) => {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) =>
      kind === "entry-point" || BUNDLED.has(path) || importer.includes(`${sep}node_modules${sep}`)
        ? undefined
        : { path, external: true },
    );
    build.onLoad({ filter: /[/\\]node_modules[/\\].*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\n${NO_LINES}`,
      loader: "js",
    }));
  },
};
const NO_LINES = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  '{"version":3,"sources":[""],"names":[],"mappings":"AAAA"}',
).toString("base64")}`;

async function main() {
  try {
    const made = await bundle();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    parentPort.postMessage(made);
  } finally {
    await esbuild.stop();
  }
}
void main();
