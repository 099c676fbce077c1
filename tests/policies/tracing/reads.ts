import { type Graph, View } from "../../../policies/kernel/graph";
import { Reader } from "../../../policies/kernel/reader";

/** How a path was read. */
export interface Read {
  /** All that stands below was handed out, for a walk of the rule's own. */
  deep: boolean;
  /** By the rule; the graph looks for names in resources of any type, and no rule names the paths that it looks at. */
  named: boolean;
}

/** What was read of resources, by URN and path (`rules.0.action`), and of providers, by `pulumi:providers:aws` and path. */
export type Reads = ReadonlyMap<string, ReadonlyMap<string, Read>>;

interface Hooked {
  under(path: string): string;
}

/** These look at a list or an object only to tell that it is there, or to give readers of what it holds. */
const SHALLOW = ["list", "entries", "at", "has", "isSet", "isHidden", "isUnknown", "isSecret", "sources"];
/** By these the graph finds resources. */
const GRAPH = ["identities", "hasHiddenIdentity"];

/**
 * Runs something and tells what it read in a graph. There is one way for a rule to read a property, `Reader.raw`, and another function
 * stands in its place meanwhile: the pack needs no hook for tests.
 */
export function traced<T>(graph: Graph, run: () => T): { readonly result: T; readonly reads: Reads } {
  const reads = new Map<string, Map<string, Read>>();
  const providers = new Map(graph.all.map((view) => [view.provider, view.resource.provider?.type]));
  const within = { shallow: 0, graph: 0 };
  const undo = [
    ...SHALLOW.map((name) => counted(Reader.prototype, name, within, "shallow")),
    ...GRAPH.map((name) => counted(View.prototype, name, within, "graph")),
  ];
  const { raw } = Reader.prototype;
  Reader.prototype.raw = function (this: Reader, path = ""): unknown {
    const whose = this.owner?.urn ?? providers.get(this);
    if (whose !== undefined) note(reads, whose, (this as unknown as Hooked).under(path), within);
    return raw.call(this, path);
  };
  try {
    return { result: run(), reads };
  } finally {
    Reader.prototype.raw = raw;
    for (const one of undo) one();
  }
}

type Within = Record<"shallow" | "graph", number>;

function note(reads: Map<string, Map<string, Read>>, whose: string, path: string, within: Within): void {
  const paths = reads.get(whose) ?? new Map<string, Read>();
  reads.set(whose, paths);
  const known = paths.get(path);
  const [deep, named] = [within.shallow === 0, within.graph === 0];
  paths.set(path, { deep: deep || known?.deep === true, named: named || known?.named === true });
}

/** Counts how deep within a method the program is; gives what takes it back. */
function counted(prototype: object, name: string, within: Within, kind: keyof Within): () => void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  if (original === undefined) throw new Error(`there is no ${name}`);
  methods[name] = function (this: unknown, ...args) {
    within[kind]++;
    try {
      return original.apply(this, args);
    } finally {
      within[kind]--;
    }
  };
  return () => void (methods[name] = original);
}
