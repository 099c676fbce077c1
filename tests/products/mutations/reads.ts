import { ask, subjectsOf } from "../../../policies/judge";
import type { Context } from "../../../policies/kernel/check";
import { Graph } from "../../../policies/kernel/graph";
import type { Resource } from "../../../policies/kernel/resource";
import type { Rule } from "../../../policies/rule";
import type { World } from "./mutant";

/** Of the subjects that a rule is asked about, those whose answers read it; all where several share what was read. */
export type Subjects = ReadonlySet<string> | "all";
/** The rules that read a property of a resource, or one of its options, the cheapest first. */
export type Readers = (urn: string, property: string) => readonly (readonly [Rule, Subjects])[];

/** Stands for the names of all properties. */
const NAMES = "*";

/** Asks every rule about the stack as it is, each with a graph of its own, and writes down what it reads. */
export function readsOf(world: World, rules: readonly Rule[], context: Context): Readers {
  const found = new Map<string, Map<Rule, Set<string> | "all">>();
  const size = new Map<Rule, number>();
  let note: ((urn: string, property: string) => void) | undefined;
  const watched = world.resources.map((resource) => watch(resource, (urn, property) => note?.(urn, property)));
  for (const rule of rules) {
    note = undefined;
    let subject = "";
    let shared = 0;
    const graph = new SharingGraph(watched, world.stack, context, (step) => (shared += step));
    note = (urn, property) => {
      const key = `${urn} ${property}`;
      const byRule = found.get(key) ?? new Map<Rule, Set<string> | "all">();
      found.set(key, byRule);
      size.set(rule, (size.get(rule) ?? 0) + 1);
      const subjects = byRule.get(rule);
      // What tasks say is kept by view, beyond the graph.
      if (shared > 0 || property === "containerDefinitions") byRule.set(rule, "all");
      else if (subjects === undefined) byRule.set(rule, new Set([subject]));
      else if (subjects !== "all") subjects.add(subject);
    };
    for (const view of subjectsOf(rule, graph)) {
      subject = view.urn;
      ask(rule, view, context);
    }
  }
  return (urn, property) => {
    const merged = new Map<Rule, Subjects>();
    for (const key of [`${urn} ${property}`, `${urn} ${NAMES}`]) {
      for (const [rule, subjects] of found.get(key) ?? []) {
        const before = merged.get(rule);
        merged.set(rule, before === "all" || subjects === "all" ? "all" : new Set([...(before ?? []), ...subjects]));
      }
    }
    return [...merged].sort(([a], [b]) => (size.get(a) ?? 0) - (size.get(b) ?? 0));
  };
}

/** Tells while something is made that several answers share. */
class SharingGraph extends Graph {
  readonly #tell: (step: 1 | -1) => void;

  constructor(resources: readonly Resource[], stack: string, context: Context, tell: (step: 1 | -1) => void) {
    super(resources, stack, context);
    this.#tell = tell;
  }

  override memo<T>(key: unknown, make: () => T): T {
    return super.memo(key, () => {
      this.#tell(1);
      try {
        return make();
      } finally {
        this.#tell(-1);
      }
    });
  }
}

/** The same resource, which tells what is read of it: properties and their links by the property's name, options by their own. */
function watch(resource: Resource, note: (urn: string, property: string) => void): Resource {
  const { urn } = resource;
  const record = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === "string") note(urn, key);
        return Reflect.get(object, key) as unknown;
      },
      getOwnPropertyDescriptor: (object, key) => {
        if (typeof key === "string") note(urn, key);
        return Reflect.getOwnPropertyDescriptor(object, key);
      },
      ownKeys: (object) => {
        note(urn, NAMES);
        return Reflect.ownKeys(object);
      },
    });
  const inner = { props: record(resource.props), propertyDependencies: record(resource.propertyDependencies) };
  const options = ["protect", "ignoreChanges", "options"];
  return new Proxy(resource, {
    get: (object, key) => {
      if (key === "props" || key === "propertyDependencies") return inner[key];
      if (options.includes(String(key))) for (const option of options) note(urn, option);
      return Reflect.get(object, key) as unknown;
    },
  });
}
