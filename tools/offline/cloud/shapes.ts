import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The top-level properties of a resource type, as its provider's installed SDK has them. */
export interface Shape {
  readonly inputs: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** What only the provider can tell. */
  readonly computed: ReadonlySet<string>;
}

const found = new Map<string, Shape | undefined>();
const packages = new Map<string, string>();

/**
 * The shape of a type, or nothing when the installed SDK has no such type. It is read from the constructor in the SDK's own file, so
 * that it is always that of the version in use; a type's file is read once a process.
 */
export function shapeOf(type: string): Shape | undefined {
  if (!found.has(type)) found.set(type, readShape(type));
  return found.get(type);
}

function readShape(type: string): Shape | undefined {
  const file = fileOf(type);
  if (file === undefined) return undefined;
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  if (!source.includes(`__pulumiType = '${type}'`)) return undefined;
  // A constructor first rebuilds an existing resource from `state`, then a new one from `args`; only the second is the inputs.
  const constructor = source.slice(source.indexOf("    constructor("));
  const inputs = new Set(matches(constructor, /resourceInputs\["(\w+)"\] = [^;\n]*\bargs\b/g));
  const computed = new Set(matches(constructor, /resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g));
  return { inputs, required: new Set(matches(constructor, /Missing required property '(\w+)'/g)), computed };
}

/** `aws:lb/loadBalancer:LoadBalancer` stands in lb/loadBalancer.js, `datadog:index/monitor:Monitor` in monitor.js. */
function fileOf(type: string): string | undefined {
  const [, name, path, symbol] = /^([a-z-]+):([\w/-]+):(\w+)$/.exec(type) ?? [];
  if (name === undefined || path === undefined || symbol === undefined) return undefined;
  const root = packageOf(name);
  if (root === undefined) return undefined;
  const file = path.includes("/") ? path : `${path}/${symbol.charAt(0).toLowerCase()}${symbol.slice(1)}`;
  return join(root, `${file.replace(/^index\//, "")}.js`);
}

function packageOf(name: string): string | undefined {
  const known = packages.get(name);
  if (known !== undefined) return known;
  try {
    const root = dirname(require.resolve(`@pulumi/${name}/package.json`));
    packages.set(name, root);
    return root;
  } catch {
    return undefined;
  }
}

function* matches(text: string, pattern: RegExp): Generator<string> {
  for (const [, name] of text.matchAll(pattern)) if (name !== undefined) yield name;
}
