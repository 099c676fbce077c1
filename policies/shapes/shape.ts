import { loadData } from "../data";
import type { Options } from "../kernel/resource";

/**
 * What has been reviewed of a type, as `policies/shapes.json` says it: the options of resources, and a line for each path that inputs set.
 *
 * A path is `rules[].action?.block.responseCode`: `[]` stands for every element of a list, `(json)` for what a JSON text says, `?` after a name
 * for what is not there each time that its surroundings are. What stands beside it is either the list of all values that were reviewed, or
 * what kind of value is free by nature.
 */
export interface TypeShape {
  readonly options?: Readonly<Record<string, readonly Scalar[]>>;
  readonly inputs: Readonly<Record<string, Token>>;
}
export type Shapes = Readonly<Record<string, TypeShape>>;
export type Scalar = string | number | boolean;
export type Token = readonly Scalar[] | string;

/** Kinds of values that are free by nature. */
export const kinds = {
  text: "any text",
  number: "any number; `number 1 to 7` has bounds",
  made: "what another resource answers, so that a first preview does not know it: nothing that the program says by itself",
  computed: "what another resource answers now and then",
  secret: "any value, marked as secret",
  document: "a policy document, which other rules judge by what it does",
  map: "any names with any values",
  asset: "a file",
  empty: "a list or an object with nothing in it",
} as const;
export type Kind = keyof typeof kinds;

export type Option = "protect" | "ignoreChanges" | keyof Options;

/** Options of a resource that the shape speaks of, with what an option is when nobody gives it. */
export const optionDefaults: Readonly<Record<Option, Scalar | undefined>> = {
  protect: false,
  retainOnDelete: false,
  deleteBeforeReplace: "unset",
  additionalSecretOutputs: "",
  customTimeouts: "",
  replaceOnChanges: "",
  pluginDownloadURL: "",
  // One value an input that is ignored; none where none is.
  ignoreChanges: undefined,
};

/** What a path leads to, made of all lines of a type. */
export interface Node {
  /** From the top, without `?`. */
  readonly path: string;
  /** Whether it is there each time that its surroundings are. */
  required: boolean;
  kind?: Kind;
  /** Bounds of a number, inclusive. */
  from?: number;
  to?: number;
  /** Reviewed values, as texts: providers write numbers and flags either way. */
  values?: ReadonlySet<string>;
  /** Whether it may be a list or an object with nothing in it. */
  empty?: boolean;
  fields?: Map<string, Node>;
  items?: Node;
  json?: Node;
}

const bounded = /^number (-?[\d.]+) to (-?[\d.]+)$/;
const name = "(?:[^.[\\]()?%]|%[0-9A-F]{2})+\\??";
const aPath = new RegExp(`^(?:${name}|\\(json\\)${name}|\\[\\])(?:\\.${name}|\\(json\\)(?:${name})?|\\[\\])*$`);

/** Problems of a file of shapes, each with its place; empty when it is sound. */
export function problemsOf(value: unknown): string[] {
  if (!isObject(value)) return ["the whole must be an object: a type, then its options and inputs"];
  return Object.entries(value).flatMap(([type, shape]) => {
    if (!isObject(shape) || !isObject(shape["inputs"])) return [`${type} must be an object with inputs`];
    const unknown = Object.keys(shape).filter((key) => key !== "inputs" && key !== "options");
    const options = shape["options"] ?? {};
    return [
      ...unknown.map((key) => `${type} ${key} is unknown: a type has options and inputs`),
      ...(isObject(options) ? optionProblems(type, options) : [`${type} options must be an object`]),
      ...Object.entries(shape["inputs"]).flatMap(([path, token]) => lineProblems(`${type} ${path}`, path, token)),
    ];
  });
}

function optionProblems(type: string, options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options).flatMap(([name, values]) => {
    if (!Object.hasOwn(optionDefaults, name))
      return [`${type} options.${name} is no option: allowed are ${Object.keys(optionDefaults).join(", ")}`];
    return areScalars(values) ? [] : [`${type} options.${name} must be a list of values`];
  });
}

function lineProblems(place: string, path: string, token: unknown): string[] {
  const problems: string[] = [];
  if (!aPath.test(path)) problems.push(`${place} is no path such as rules[].action?.block`);
  const kind = typeof token === "string" && (Object.hasOwn(kinds, token) || bounded.test(token));
  if (!kind && !areScalars(token))
    problems.push(`${place} must be a list of values, or one of ${Object.keys(kinds).join(", ")}, number 1 to 7`);
  return problems;
}

function areScalars(value: unknown): value is readonly Scalar[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => ["string", "number", "boolean"].includes(typeof one))
  );
}

/** @throws DataError */
export function loadShapes(file: string): Shapes {
  return loadData(file, problemsOf) as Shapes;
}

/** The lines of a type as one tree. */
export function treeOf({ inputs }: TypeShape): Node {
  const root: Node = { path: "", required: true };
  for (const [path, token] of Object.entries(inputs)) {
    let node = root;
    for (const one of path.split(".")) node = below(node, one);
    put(node, token);
  }
  return root;
}

/** A path at which each value is what another resource answers. */
export interface Link {
  /** The property at the top of the resource. */
  readonly property: string;
  /** As messages say it, without `?`. */
  readonly path: string;
}

/** Those of a type; none within JSON, whose text is made as a whole. */
export function linksOf({ inputs }: TypeShape): readonly Link[] {
  return Object.entries(inputs).flatMap(([line, token]): Link[] => {
    if (token !== "made" || line.includes("(json)")) return [];
    const path = line.replaceAll("?", "");
    return [{ property: decodeURIComponent(/^[^.[]+/.exec(path)?.[0] ?? ""), path }];
  });
}

function put(node: Node, token: Token): void {
  if (typeof token !== "string") {
    node.values = new Set(token.map(String));
    return;
  }
  if (token === "empty") {
    node.empty = true;
    return;
  }
  const [, from, to] = bounded.exec(token) ?? [];
  node.kind = from === undefined ? (token as Kind) : "number";
  if (from !== undefined) Object.assign(node, { from: Number(from), to: Number(to) });
}

/** What a part of a path between two dots leads to: a field, its elements, what a text says as JSON, and a field of that. */
function below(node: Node, part: string): Node {
  let at = node;
  for (const one of part.split(/(\[\]|\(json\))/)) {
    if (one === "[]") at = at.items ??= { path: `${at.path}[]`, required: false };
    else if (one === "(json)") at = at.json ??= { path: `${at.path}(json)`, required: true };
    else if (one !== "") at = fieldOf(at, one);
  }
  return at;
}

function fieldOf(node: Node, written: string): Node {
  const optional = written.endsWith("?");
  const name = decodeURIComponent(optional ? written.slice(0, -1) : written);
  node.fields ??= new Map();
  const known = node.fields.get(name);
  if (known !== undefined) return known;
  const made: Node = { path: fieldPath(node.path, name), required: !optional };
  node.fields.set(name, made);
  return made;
}

/** The path of a field; what stands for something else in a path is written in its name as in a URL. */
export function fieldPath(path: string, name: string): string {
  return `${path}${path === "" || path.endsWith("(json)") ? "" : "."}${fieldName(name)}`;
}

function fieldName(name: string): string {
  return name.replace(/[.[\]()?%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
