// Loads the project's TypeScript, and the packages that it uses as they are. tsx alone would read every file of every package as well, and
// Node.js their source maps; together that takes longer than all the rest of a preview's start.
"use strict";
const Module = require("node:module");
const { dirname, resolve, sep } = require("node:path");

const PACKAGES = `${sep}node_modules${sep}`;
const SDK = `${PACKAGES}@pulumi${sep}pulumi${sep}`;

/** Parts of Pulumi's SDK that only serialized functions and the Automation API need: loaded when somebody touches them. */
const RARELY_USED = new Set(["@npmcli/arborist", "./automation", "../../typescript-shim"]);

const plainJavaScript = Module._extensions[".js"];
const plainResolve = Module._resolveFilename;
require("tsx/cjs");
const anyJavaScript = Module._extensions[".js"];
const anyResolve = Module._resolveFilename;
const load = Module._load;

let depth = 0;
Module._extensions[".js"] = (module, file) => {
  if (!file.includes(PACKAGES)) return anyJavaScript(module, file);
  if (depth++ === 0) process.setSourceMapsEnabled(false);
  try {
    return plainJavaScript(module, file);
  } finally {
    if (--depth === 0) process.setSourceMapsEnabled(true);
  }
};

/** What was compiled beforehand; other files are left to tsx. */
let ready = new Map();
const anyTypeScript = Module._extensions[".ts"];
Module._extensions[".ts"] = (module, file) => {
  const code = ready.get(file);
  return code === undefined ? anyTypeScript(module, file) : module._compile(code, file);
};

/** Compiles all of the project before any of it is loaded; where that cannot be, tsx compiles what is asked for. */
async function prepare() {
  ready = await require("./compile.cjs")
    .compiled()
    .catch(() => new Map());
}

Module._resolveFilename = function (request, parent, ...rest) {
  const isPackage = parent?.filename?.includes(PACKAGES);
  const known = isPackage || parent?.filename === undefined ? undefined : compiledFile(request, parent.filename);
  return known ?? (isPackage ? plainResolve : anyResolve).call(this, request, parent, ...rest);
};

/** The file of the project that is meant, where it is one that was compiled: hundreds of imports are resolved without a look at the disk. */
function compiledFile(request, from) {
  if (!request.startsWith(".")) return undefined;
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
