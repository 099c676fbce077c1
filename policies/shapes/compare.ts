import { isProvider, isSecret, type Resource, UNKNOWN } from "../kernel/resource";
import { fieldPath, isObject, type Node, type Option, optionDefaults, type Scalar, type TypeShape } from "./shape";
import { isAsset, isDocument, jsonIn, optionOf } from "./values";

/** What a resource does that nobody has reviewed, and whether all of it could be read. */
export interface Comparison {
  readonly problems: readonly string[];
  /** Whether a value that decides is unknown, or a secret, which no rule opens. */
  readonly unreadable: boolean;
}

export interface CompareArgs {
  readonly shape: TypeShape;
  /** Of the shape's inputs. */
  readonly tree: Node;
  readonly resource: Resource;
  readonly inputs: unknown;
  /** Texts that stand in some shape. A text that was refused is told only where it is one of them, since any other may be a secret. */
  readonly words: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Where the engine writes beside the inputs of a provider. */
const ENGINE_KEYS: readonly string[] = ["version", "__internal"];
/** By which a provider tells which fields of an object it has filled in by itself; it writes this list anew whatever a program says there. */
const DEFAULTS = "__defaults";
const OPTIONS = Object.keys(optionDefaults) as Option[];
const UNREVIEWED = "which nobody has reviewed";

/** One walk over the inputs beside the tree, then the options. */
export function compare(args: CompareArgs): Comparison {
  const walk = new Walk(args);
  walk.object(args.inputs as Fields, args.tree);
  walk.options();
  return walk;
}

class Walk {
  readonly problems: string[] = [];
  unreadable = false;
  private readonly isProvider: boolean;

  constructor(private readonly args: CompareArgs) {
    this.isProvider = isProvider(args.resource.type);
  }

  object(value: Fields, node: Node): void {
    const { fields } = node;
    let count = 0;
    const filled = value[DEFAULTS];
    for (const key of Object.keys(value)) {
      const inner = value[key];
      if (inner === undefined || inner === null || this.isWrittenByOthers(key, inner, filled, node)) continue;
      count++;
      const field = fields?.get(key);
      if (field === undefined) this.problems.push(`it sets ${fieldPath(node.path, key)}, ${UNREVIEWED}`);
      else this.value(inner, field);
    }
    if (count === 0 && node.empty === true) return;
    if (count === 0 && node.path !== "") this.problems.push(`it sets nothing within ${node.path}, ${UNREVIEWED}`);
    else if (fields !== undefined) this.required(value, fields, node);
  }

  /** What every reviewed resource sets is set. What is ignored the engine takes from before, whatever the program says, and it may be gone there. */
  private required(value: Fields, fields: ReadonlyMap<string, Node>, node: Node): void {
    for (const [key, field] of fields) {
      if (!field.required || (value[key] ?? undefined) !== undefined) continue;
      if (node.path === "" && this.args.resource.ignoreChanges.includes(key)) continue;
      this.problems.push(`it does not set ${field.path}, which every reviewed one does`);
    }
  }

  private isWrittenByOthers(key: string, inner: unknown, filled: unknown, { path }: Node): boolean {
    if (key === DEFAULTS || (Array.isArray(filled) && filled.includes(key))) return true;
    if (!this.isProvider || path !== "" || !ENGINE_KEYS.includes(key)) return false;
    return typeof inner === "string" || (isObject(inner) && Object.keys(inner).length === 0);
  }

  private value(value: unknown, node: Node): void {
    // That it was made, `reviewed-links` asks, which sees where values come from.
    if (node.kind === "made" || node.kind === "computed" || node.kind === "map") return;
    if (value === UNKNOWN) {
      if (!isFree(node)) this.unreadable = true;
    } else if (typeof value !== "object" || value === null) {
      this.scalar(value as Scalar, node);
    } else if (isSecret(value)) {
      if (!isFree(node) && node.kind !== "secret") this.unreadable = true;
    } else if (Array.isArray(value)) {
      this.list(value, node);
    } else {
      this.structure(value, node);
    }
  }

  options(): void {
    const { resource, shape } = this.args;
    for (const name of OPTIONS) {
      const usual = optionDefaults[name];
      const reviewed = shape.options?.[name] ?? (usual === undefined ? [] : [usual]);
      for (const value of optionOf(resource, name)) {
        if (reviewed.includes(value)) continue;
        this.problems.push(`its option ${name} is ${shown(value)}, ${UNREVIEWED}; reviewed: ${listed(reviewed)}`);
      }
    }
  }

  private list(value: readonly unknown[], { path, items, empty }: Node): void {
    if (value.length > 0 && items !== undefined) for (const one of value) this.value(one, items);
    else if (value.length > 0) this.problems.push(`it sets ${path}[], ${UNREVIEWED}`);
    else if (empty !== true) this.problems.push(`${path} is an empty list, ${UNREVIEWED}`);
  }

  private structure(value: object, node: Node): void {
    const { path, kind } = node;
    if (isAsset(value)) {
      if (kind !== "asset") this.problems.push(`${path} is a file, ${UNREVIEWED}`);
    } else if (isDocument(value)) {
      if (kind !== "document") this.problems.push(`${path} is a policy document, ${UNREVIEWED}`);
    } else if (node.fields === undefined && node.empty !== true) {
      this.problems.push(`${path} is an object, ${UNREVIEWED}`);
    } else {
      this.object(value as Fields, node);
    }
  }

  private scalar(value: Scalar, node: Node): void {
    const { kind, values, path } = node;
    if (kind === "text" || values?.has(String(value)) === true) return;
    if (kind === "number") {
      this.number(value, node);
    } else if (kind === "secret") {
      this.problems.push(`${path} is in clear; every reviewed one is a secret`);
    } else if (kind === "document" || node.json !== undefined) {
      this.json(value, node);
    } else {
      const isTold = typeof value !== "string" || this.args.words.has(value);
      const known = values === undefined ? "" : `; reviewed: ${listed([...values])}`;
      this.problems.push(`it sets ${path} to ${isTold ? JSON.stringify(value) : "a value"}, ${UNREVIEWED}${known}`);
    }
  }

  private number(value: Scalar, { path, from = -Infinity, to = Infinity }: Node): void {
    const number = typeof value === "boolean" || value === "" ? NaN : Number(value);
    if (Number.isNaN(number)) this.problems.push(`${path} is no number`);
    else if (number < from || number > to) this.problems.push(`${path} is ${number}; reviewed: ${from} to ${to}`);
  }

  private json(value: Scalar, { path, kind, json }: Node): void {
    // Nearly all documents: that one is sound is told by `policy-documents-valid`.
    if (kind === "document" && json === undefined && typeof value === "string") return;
    const parsed = jsonIn(value);
    if (kind === "document" && isDocument(parsed)) return;
    if (parsed === undefined || json === undefined) this.problems.push(`${path} is no JSON`);
    else this.value(parsed, json);
  }
}

/** Whether a value need not be read: it is as good as any other. */
function isFree({ kind, from, json }: Node): boolean {
  if (json !== undefined) return false;
  return kind === "text" || kind === "document" || kind === "asset" || (kind === "number" && from === undefined);
}

function listed(values: readonly Scalar[]): string {
  const [first, ...more] = values.slice(0, 8).map(shown);
  return first === undefined ? "none" : [first, ...more, ...(values.length > 8 ? ["…"] : [])].join(", ");
}

function shown(value: Scalar): string {
  return value === "" ? "none" : String(value);
}
