import { isSecret, type Resource, UNKNOWN } from "../kernel/resource";
import type { Free } from "./free-by-nature";
import { fieldPath, type Option, optionDefaults, type Scalar, type Shapes, type Token } from "./shape";
import { isAsset, isDocument, jsonIn, optionOf } from "./values";

const OPTIONS = Object.keys(optionDefaults) as Option[];
/** More values than that at one place are no enumeration. */
const MANY_TEXTS = 24;
const MANY_NUMBERS = 12;

/** All that was seen at a path. */
interface Seen {
  /** How often it was there. */
  times: number;
  /** How often it was unknown. */
  unknowns: number;
  secret: boolean;
  clear: boolean;
  document: boolean;
  asset: boolean;
  empty: boolean;
  /** How often it was an object. */
  objects: number;
  readonly values: Set<Scalar>;
  readonly fields: Map<string, Seen>;
  items: Seen | undefined;
  json: Seen | undefined;
}

interface SeenType {
  readonly inputs: Seen;
  readonly options: Map<Option, Set<Scalar>>;
  /** Whether something else than our program may make it, with fewer inputs. */
  remote: boolean;
}

export interface BuildArgs {
  readonly resources: readonly Resource[];
  /** Types of components that a provider makes, of which an engine tells other inputs. */
  readonly remote: ReadonlySet<string>;
  /** Names that the company has chosen or was given: a text that is one of them, or has one in it, is free. */
  readonly names: readonly string[];
  /** Words that make a text free wherever they stand in it: names in definitions have them. */
  readonly marks: readonly string[];
  readonly free: readonly Free[];
}

/** The shapes of all types among the resources, by type and path. */
export function buildShapes({ resources, remote, names, marks, free }: BuildArgs): Shapes {
  const types = new Map<string, SeenType>();
  for (const resource of resources) {
    let type = types.get(resource.type);
    if (type === undefined) {
      type = { inputs: nothing(), options: new Map(), remote: remote.has(resource.type) };
      types.set(resource.type, type);
    }
    look(type.inputs, resource.props);
    for (const name of OPTIONS) {
      const seen = type.options.get(name) ?? new Set();
      for (const value of optionOf(resource, name)) seen.add(value);
      type.options.set(name, seen);
    }
  }
  const isOwn = finder(names, marks);
  return Object.fromEntries(
    [...types]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, seen]) => {
        const lines = new Map<string, Token>();
        write(lines, seen.inputs, "", {
          isOwn,
          free: free.filter((one) => one.type === type || one.type === "*"),
          seen,
        });
        const options = Object.fromEntries(
          [...seen.options]
            .filter(
              ([name, values]) => values.size > 0 && !(values.size === 1 && values.has(optionDefaults[name] ?? "?")),
            )
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, values]) => [name, sorted(values)]),
        );
        const inputs = Object.fromEntries([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
        return [type, Object.keys(options).length === 0 ? { inputs } : { options, inputs }];
      }),
  );
}

function nothing(): Seen {
  return {
    times: 0,
    unknowns: 0,
    secret: false,
    clear: false,
    document: false,
    asset: false,
    empty: false,
    objects: 0,
    values: new Set(),
    fields: new Map(),
    items: undefined,
    json: undefined,
  };
}

function look(seen: Seen, value: unknown): void {
  seen.times++;
  if (value === UNKNOWN) {
    seen.unknowns++;
    return;
  }
  if (isSecret(value)) {
    seen.secret = true;
    return;
  }
  if (typeof value !== "object" || value === null) {
    lookAtScalar(seen, value as Scalar);
    return;
  }
  if (isAsset(value)) {
    seen.asset = true;
    return;
  }
  if (isDocument(value)) {
    seen.document = true;
    return;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) seen.empty = true;
    for (const one of value) look((seen.items ??= nothing()), one);
    return;
  }
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  seen.objects++;
  if (entries.length === 0) seen.empty = true;
  for (const [key, inner] of entries) {
    const field = seen.fields.get(key) ?? nothing();
    seen.fields.set(key, field);
    look(field, inner);
  }
}

function lookAtScalar(seen: Seen, value: Scalar): void {
  seen.clear = true;
  const parsed = jsonIn(value);
  if (parsed === undefined) {
    seen.values.add(value);
  } else if (isDocument(parsed)) {
    seen.document = true;
  } else {
    look((seen.json ??= nothing()), parsed);
  }
}

interface Writing {
  readonly isOwn: (text: string) => boolean;
  readonly free: readonly Free[];
  readonly seen: SeenType;
}

function write(lines: Map<string, Token>, seen: Seen, path: string, writing: Writing): void {
  const hand = writing.free.find((one) => covers(one, path));
  if (hand !== undefined) {
    lines.set(path, hand.is);
    return;
  }
  if (seen.unknowns > 0) {
    // What the program itself could say, it would have said now and then.
    lines.set(path, seen.unknowns === seen.times ? "made" : "computed");
    return;
  }
  if (seen.secret) {
    lines.set(path, seen.clear ? "text" : "secret");
    return;
  }
  if (seen.asset) {
    lines.set(path, "asset");
    return;
  }
  // A text that is JSON only now and then is a text.
  if (seen.json !== undefined && seen.values.size > 0) {
    lines.set(path, "text");
    return;
  }
  if (seen.document) lines.set(path, "document");
  else if (seen.values.size > 0) lines.set(path, tokenOf([...seen.values], writing.isOwn));
  else if (seen.empty && path !== "") lines.set(path, "empty");
  if (seen.json !== undefined) write(lines, seen.json, `${path}(json)`, writing);
  if (seen.items !== undefined) write(lines, seen.items, `${path}[]`, writing);
  for (const [key, field] of seen.fields) {
    const always = field.times === seen.objects && !writing.seen.remote;
    write(lines, field, `${fieldPath(path, key)}${always ? "" : "?"}`, writing);
  }
}

/** Whether an entry speaks of a path: of the whole of it, or (`*` as type) of all that end so. */
function covers({ type, path }: Pick<Free, "type" | "path">, line: string): boolean {
  const plain = line.replaceAll("?", "");
  return plain === path || (type === "*" && plain.endsWith(`.${path}`));
}

/** Entries by hand that nothing uses: of a path that no type has, or of a component that nobody makes. */
export function staleEntries(
  shapes: Shapes,
  free: readonly Free[],
  components: Readonly<Record<string, string>>,
): string[] {
  const lines = Object.entries(shapes).flatMap(([type, { inputs }]) =>
    Object.keys(inputs).map((path) => ({ type, path })),
  );
  const isUsed = (one: Free): boolean =>
    lines.some(({ type, path }) => (one.type === "*" || one.type === type) && covers(one, path));
  return [
    ...free.filter((one) => !isUsed(one)).map(({ type, path }) => `freeByNature: ${type} sets no ${path}`),
    ...Object.entries(components)
      .filter(([, maker]) => shapes[maker] === undefined)
      .map(([type, maker]) => `madeByComponents: ${type} is made by ${maker}, which nobody makes`),
  ];
}

function tokenOf(values: readonly Scalar[], isOwn: (text: string) => boolean): Token {
  const own = values.some((value) => typeof value !== "boolean" && isOwn(String(value)));
  if (values.every((value) => typeof value === "number"))
    return own || values.length > MANY_NUMBERS ? "number" : sorted(values);
  return own || values.length > MANY_TEXTS ? "text" : sorted(values);
}

function sorted(values: Iterable<Scalar>): Scalar[] {
  return [...values].sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
  );
}

/**
 * Tells whether a text is one of the names or has one in it, word by word: `shine-web` in `arn:…:shine-web/1`. A name that is a single word of
 * letters stands for itself alone, since it may be a word of somebody else's too: `Operations`.
 */
function finder(names: readonly string[], marks: readonly string[]): (text: string) => boolean {
  const whole = new Set(names);
  const within = [...new Set([...marks, ...names.filter((name) => /[^A-Za-z]/.test(name))].map(words))].filter(
    (name) => name.trim() !== "",
  );
  return (text) => {
    if (whole.has(text)) return true;
    const own = words(text);
    return within.some((name) => own.includes(name));
  };
}

function words(text: string): string {
  const parted = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return ` ${parted
    .split(/[^a-z0-9\u0080-\uffff]+/)
    .filter((word) => word !== "")
    .join(" ")} `;
}
