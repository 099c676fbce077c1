import type { Registry } from "../registry";
import { CANNOT_READ, Reader } from "./reader";
import { canonicalType, isHidden, isProvider, parseUrn, type Resource } from "./resource";

/** A resource as a rule sees it: its properties to read, and where it stands among the others. */
export class View extends Reader {
  readonly urn: string;
  readonly name: string;
  /** The canonical type. */
  readonly type: string;
  /** The properties of its provider; none where no provider was given. */
  readonly provider: Reader;
  #environment: string | undefined | null = null;

  constructor(
    readonly graph: Graph,
    readonly resource: Resource,
  ) {
    super(undefined, isProvider(resource.type) ? openJson(resource.props) : resource.props);
    this.urn = resource.urn;
    this.name = resource.name;
    this.type = canonicalType(resource.type);
    this.provider = new Reader(undefined, openJson(resource.provider?.props ?? {}));
  }

  override get owner(): View {
    return this;
  }

  get protect(): boolean {
    return this.resource.protect;
  }

  /**
   * The environment that it stands in: that of the nearest component above it whose name begins `<product>-<environment>`, or of its own
   * name where none does. `account` is one of them; undefined means outside of all.
   */
  get environment(): string | undefined {
    if (this.#environment === null) {
      this.#environment = this.environmentAbove() ?? this.graph.environmentOf(this.name);
    }
    return this.#environment;
  }

  /** That of the components above it alone, whatever its own name says. */
  environmentAbove(): string | undefined {
    let urn = this.resource.parent;
    while (urn !== undefined) {
      const found = this.graph.environmentOf(parseUrn(urn).name);
      if (found !== undefined) return found;
      urn = this.graph.find(urn)?.resource.parent;
    }
    return undefined;
  }

  /** A tag by its name, after the provider's default tags. */
  tag(name: string): string | undefined {
    return this.text(`tags.${name}`) ?? this.provider.text(`defaultTags.tags.${name}`);
  }

  /** The resources that a property's value came from. */
  sourcesOf(property: string): readonly View[] {
    if ((this.raw(property) ?? undefined) === undefined) return [];
    return (this.resource.propertyDependencies[property] ?? []).flatMap((urn) => this.graph.find(urn) ?? []);
  }

  /** The texts that other resources may name it by in preview: names and ARNs that the program chose or that are known already. */
  identities(): string[] {
    return identifiers.flatMap((key) => {
      const value = this.raw(key);
      return typeof value === "string" && value !== "" ? [value] : [];
    });
  }

  /**
   * Whether it may have another name than these: one that the program chooses is unknown or secret. What only the provider gives is unknown in
   * every preview by the engine, and absent in one without: nobody can have written it down.
   */
  hasHiddenIdentity(): boolean {
    return chosen.some((key) => isHidden(this.raw(key)));
  }
}

const chosen = ["name", "bucket", "family", "clusterIdentifier", "identifier"];
const identifiers = ["id", "arn", ...chosen, "topicArn", "url"];

/** What a graph stands in: the company, and the day. */
export interface World {
  readonly registry: Registry;
  /** YYYY-MM-DD: an input, so that a verdict changes only when somebody changes something. */
  readonly today: string;
}

/** All resources of a stack (or one alone, while the engine asks about one), with the links between them. */
export class Graph {
  readonly all: readonly View[];
  readonly #byUrn: ReadonlyMap<string, View>;
  readonly #byType = new Map<string, View[]>();
  readonly #memo = new Map<unknown, unknown>();

  constructor(
    resources: readonly Resource[],
    /** The stack's name, which is the product's. */
    readonly stack: string,
    readonly world: World,
  ) {
    this.all = resources.map((resource) => new View(this, resource));
    this.#byUrn = new Map(this.all.map((view) => [view.urn, view]));
    for (const view of this.all) {
      const sameType = this.#byType.get(view.type);
      if (sameType === undefined) this.#byType.set(view.type, [view]);
      else sameType.push(view);
    }
  }

  find(urn: string): View | undefined {
    return this.#byUrn.get(urn);
  }

  ofType(...types: readonly string[]): View[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** Made once a graph: what several rules derive from it. The key is the function that makes it, or a text. */
  memo<T>(key: unknown, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T;
  }

  /** The environment that a name begins with, after the product: `shine-production-web` → `production`. */
  environmentOf(name: string): string | undefined {
    const prefix = `${this.stack}-`;
    if (!name.startsWith(prefix)) return undefined;
    const rest = `${name.slice(prefix.length)}-`;
    return this.world.registry.environments.find((environment) => rest.startsWith(`${environment}-`));
  }

  /**
   * The one resource of these types that the value names: by where the value came from, else by its text. Undefined when it names
   * nothing in this program; ends the assertion when that cannot be known.
   */
  target(reader: Reader, path: string, ...types: readonly string[]): View | undefined {
    const [source] = reader.sources(path).filter((view) => types.includes(view.type));
    if (source !== undefined) return source;
    // What comes from others of the program comes from none of these types.
    if (reader.isHidden(path) && reader.sources(path).length > 0) return undefined;
    const text = reader.text(path);
    if (text === undefined) return undefined;
    return types.flatMap((type) => this.called(type, text) ?? [])[0];
  }

  /**
   * The resource of a type that has the text as its name, ARN or the like. Ends the assertion where none has, but one has a name that is not
   * known.
   */
  called(type: string, text: string | undefined): View | undefined {
    if (text === undefined) return undefined;
    const { byText, isComplete } = this.identified(type);
    const found = byText.get(text);
    if (found === undefined && !isComplete) throw CANNOT_READ;
    return found;
  }

  /**
   * The resources of a type whose property names `target`: its satellites. Ends the assertion when another could be one: its property is
   * unknown or secret and came from nowhere that is known, or it is a text that nothing known has as its name, and the name of `target` is
   * not known.
   */
  satellites(target: View, type: string, property: string): readonly View[] {
    const links = this.memo(`${type}.${property}`, () => this.links(type, property));
    const found = new Set(links.byUrn.get(target.urn) ?? []);
    for (const identity of target.identities()) for (const view of links.byText.get(identity) ?? []) found.add(view);
    if (links.unresolved || (target.hasHiddenIdentity() && this.names(links, target.type))) throw CANNOT_READ;
    return [...found];
  }

  /** Whether one of the links is a text that no resource of the type is known by. */
  private names(links: Links, type: string): boolean {
    const { byText } = this.identified(type);
    return [...links.byText.keys()].some((text) => !byText.has(text));
  }

  /** Whether `before` is made before `after`: by what the one depends on, and what its values came from. */
  precedes(before: View, after: View): boolean {
    return this.memo(`before ${after.urn}`, () => this.allBefore(after)).has(before.urn);
  }

  private allBefore(view: View): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [view];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { dependencies, propertyDependencies } = next.resource;
      for (const urn of [...dependencies, ...Object.values(propertyDependencies).flat()]) {
        if (found.has(urn)) continue;
        found.add(urn);
        const source = this.find(urn);
        if (source !== undefined) open.push(source);
      }
    }
    return found;
  }

  private identified(type: string): { readonly byText: ReadonlyMap<string, View>; readonly isComplete: boolean } {
    return this.memo(`identities of ${type}`, () => {
      const byText = new Map<string, View>();
      const all = this.ofType(type);
      for (const view of all) {
        for (const identity of view.identities()) if (!byText.has(identity)) byText.set(identity, view);
      }
      return { byText, isComplete: !all.some((view) => view.hasHiddenIdentity()) };
    });
  }

  private links(type: string, property: string): Links {
    const links: Links = { byUrn: new Map(), byText: new Map(), unresolved: false };
    for (const view of this.ofType(type)) {
      const sources = view.sourcesOf(property);
      for (const source of sources) push(links.byUrn, source.urn, view);
      const value = view.raw(property);
      for (const text of Array.isArray(value) ? value : [value]) {
        if (typeof text === "string") push(links.byText, text, view);
        else if (isHidden(text) && sources.length === 0) links.unresolved = true;
      }
    }
    return links;
  }
}

interface Links {
  readonly byUrn: Map<string, View[]>;
  readonly byText: Map<string, View[]>;
  unresolved: boolean;
}

function push<K>(map: Map<K, View[]>, key: K, view: View): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [view]);
  else list.push(view);
}

/** Pulumi writes a provider's lists and objects as JSON text. */
export function openJson(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props).map(([key, value]) => {
      if (typeof value !== "string" || !/^[[{]/.test(value)) return [key, value];
      try {
        return [key, JSON.parse(value)];
      } catch {
        return [key, value];
      }
    }),
  );
}
