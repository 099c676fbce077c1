import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { nameIn } from "../components/definition/checks/data";
import { meant } from "../components/definition/checks/nearest";
import type { ProductDefinition } from "../components/definition/definition";
import { brokenProducts, fileOf } from "./broken-products";
import { CallError } from "./failure";
import { unloadable } from "./unloadable";

/** What a command speaks of: a stack that belongs to all products, or a product by its definition, which nobody has checked yet. */
export type Subject =
  | { readonly kind: "shared"; readonly name: SharedStack }
  | { readonly kind: "product"; readonly name: string; readonly definition: unknown; readonly file?: string };

export interface SubjectArgs {
  /** A name of the catalogue, or of a stack that belongs to all products. */
  readonly product?: string | undefined;
  /** A file with a definition as its default export (or JSON), instead of the catalogue. */
  readonly definition?: string | undefined;
}

/** The stacks that belong to all products, in the order in which they come up: each relies on those before it. */
export const SHARED_STACKS = ["organization", "foundation"] as const;
export type SharedStack = (typeof SHARED_STACKS)[number];

export function subjectOf({ product, definition: file }: SubjectArgs): Subject {
  if (file === undefined) return fromCatalogue(product);
  if (product !== undefined) {
    throw new CallError(`the product "${product}" and --definition ${file} are given`, "fix: give one of the two");
  }
  const definition = definitionIn(file);
  return { kind: "product", name: nameIn(definition) ?? file, definition, file: resolve(file) };
}

function fromCatalogue(product: string | undefined): Subject {
  const shared = SHARED_STACKS.find((stack) => stack === product);
  const broken = brokenProducts();
  const [any] = broken.values();
  if (shared !== undefined) {
    // They are made of all products.
    if (any !== undefined) throw any;
    return { kind: "shared", name: shared };
  }
  const { catalogue } = load(resolve(__dirname, "../stacks/products/index.ts"), "the catalogue") as {
    catalogue: Readonly<Record<string, ProductDefinition>>;
  };
  const names = [...Object.keys(catalogue).sort(), ...SHARED_STACKS];
  const allowed = `allowed: ${names.join(", ")}`;
  if (product === undefined)
    throw new CallError("no product is given", allowed, "fix: name one of them, or give --definition FILE");
  if (!Object.hasOwn(catalogue, product)) {
    const fix = meant(product, names, "add its definition to stacks/products, or give --definition FILE");
    throw new CallError(`no product is named "${product}"`, allowed, `fix: ${fix}`);
  }
  const error = broken.get(product);
  if (error !== undefined) throw error;
  return { kind: "product", name: product, definition: catalogue[product], file: fileOf(product) };
}

/** The definition in a file: its default export, or the whole of a JSON file but for the `$schema` by which editors know it. */
function definitionIn(file: string): object {
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new CallError(
      `the definition file ${file} does not exist`,
      "fix: correct the path, which is read from the working directory",
    );
  }
  const kinds = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];
  const extension = extname(path);
  if (extension === ".json") {
    const { $schema: _, ...definition } = objectIn(
      file,
      parseJson(file, readFileSync(path, "utf8")),
      "be one object",
    ) as {
      readonly $schema?: unknown;
    };
    return definition;
  }
  if (!kinds.includes(extension)) {
    throw new CallError(
      `the definition file ${file} is of no kind that can be read`,
      `allowed: ${kinds.join(", ")}, .json`,
    );
  }
  return objectIn(
    file,
    load(path, `the definition file ${file}`, (exported) =>
      typeof exported === "object" && exported !== null && "default" in exported ? exported.default : bare(exported),
    ),
    "have a definition as its default export: `export default { name: … } satisfies ProductDefinition`",
  );
}

/** What a CommonJS module exports; a module of named exports only has no default. */
function bare(exported: unknown): unknown {
  const isModule = typeof exported === "object" && exported !== null && "__esModule" in exported;
  const isEmpty = isObject(exported) && Object.keys(exported).length === 0;
  return isModule || isEmpty ? undefined : exported;
}

function objectIn(file: string, given: unknown, must: string): object {
  if (isObject(given)) return given;
  const is =
    given === undefined
      ? "has none"
      : `is ${Array.isArray(given) ? "a list" : given === null ? "null" : `a ${typeof given}`}`;
  throw new CallError(`the definition file ${file} must ${must}; it ${is}`, "fix: write the definition there");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CallError(
      `the definition file ${file} is not JSON: ${(error as Error).message}`,
      "fix: correct it there",
    );
  }
}

/** Loads a module, and takes of it what is wanted; what is wrong with it is told with its place. */
function load(path: string, what: string, take = (exported: unknown) => exported): unknown {
  try {
    return take(require(path) as unknown);
  } catch (error) {
    throw unloadable(what, path, error);
  }
}
