// Loads the project's TypeScript, and the packages that it uses as they are. tsx alone would read every file of every package as well, and
// Node.js their source maps; together that takes longer than all the rest of a preview's start.
"use strict";
const Module = require("node:module");
const { dirname, resolve, sep } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { compiled } = require("./compile.cjs");

const PACKAGES = `${sep}node_modules${sep}`;
const SDK = `${PACKAGES}@pulumi${sep}pulumi${sep}`;

/** Parts of Pulumi's SDK that only serialized functions and the Automation API need: loaded when somebody touches them. */
const RARELY_USED = new Set(["@npmcli/arborist", "normalize-package-data", "./automation", "../../typescript-shim"]);

const plain = { extensions: { ...Module._extensions }, resolve: Module._resolveFilename };
const load = Module._load;

let tsx;
/** How tsx would do it: slow to load, and only needed for files that were not compiled beforehand. */
function byTsx() {
  if (tsx !== undefined) return tsx;
  const own = { extensions: { ...Module._extensions }, resolve: Module._resolveFilename };
  use(plain);
  require("tsx/cjs");
  tsx = { extensions: { ...Module._extensions }, resolve: Module._resolveFilename };
  use(own);
  return tsx;
}

function use({ extensions, resolve }) {
  Object.assign(Module._extensions, extensions);
  Module._resolveFilename = resolve;
}

let depth = 0;
Module._extensions[".js"] = (module, file) => {
  if (!file.includes(PACKAGES)) return byTsx().extensions[".js"](module, file);
  if (depth++ === 0) process.setSourceMapsEnabled(false);
  try {
    return plain.extensions[".js"](module, file);
  } finally {
    if (--depth === 0) process.setSourceMapsEnabled(true);
  }
};

/** What loads the files that were compiled beforehand. */
let ready = new Map();
Module._extensions[".ts"] = (module, file) => {
  const loaded = ready.get(file);
  if (loaded === undefined) byTsx().extensions[".ts"](module, file);
  else module.exports = loaded();
};

/**
 * How long a function runs before V8 thinks of optimizing it: by default a start-up of Node.js 20 spends a fifth of its time on functions that are
 * done before they are optimized. What runs for longer, a product of hundreds of services, is optimized all the same. Later versions have a
 * cheaper compiler between (Maglev) and no such flag; V8 would write on the standard error that it does not know it.
 */
function optimizeLate() {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=600000");
}

/** Processes of the engine, which run for as long as it does: gRPC calls by the thousand are worth the compiler's time at once. */
const LASTING = ["program", "pack"];

/** Compiles all of the project before any of it is loaded; where that cannot be, tsx compiles what is asked for. */
async function prepare(purpose) {
  if (!LASTING.includes(purpose)) optimizeLate();
  process.setSourceMapsEnabled(true);
  ready = await compiled(purpose).catch(() => new Map());
}

Module._resolveFilename = function (request, parent, ...rest) {
  const from = parent?.filename ?? "";
  if (from.includes(PACKAGES) || !/^[./]/.test(request)) return plain.resolve.call(this, request, parent, ...rest);
  return compiledFile(request, from) ?? byTsx().resolve.call(this, request, parent, ...rest);
};

/** The file of the project that is meant, where it is one that was compiled. */
function compiledFile(request, from) {
  const path = resolve(dirname(from), request);
  return [`${path}.ts`, path, resolve(path, "index.ts")].find((file) => ready.has(file));
}

Module._load = function (request, parent, ...rest) {
  const now = () => load.call(this, request, parent, ...rest);
  return RARELY_USED.has(request) && parent?.filename?.includes(SDK) ? later(now) : now();
};

/** Stands for a module until one of its exports is read. It calls itself an ES module, so that no compiler's helper copies it. */
function later(now) {
  let loaded;
  const real = () => (loaded ??= now());
  return new Proxy(
    {},
    {
      get: (_, name) => (name === "__esModule" ? true : real()[name]),
      has: (_, name) => name in real(),
      ownKeys: () => Reflect.ownKeys(real()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(real(), name);
        return found === undefined ? undefined : { ...found, configurable: true };
      },
    },
  );
}

module.exports = { prepare };
