import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import { type Place, put } from "../mutations/mutant";

/** One thing that somebody did wrong in a stack, and the hop that tells it. */
export interface Mistake {
  /** What was done, as one would tell it afterwards. */
  readonly did: string;
  /** The hop that tells it: `proof-request-arrives/record`. */
  readonly told: string;
  /** Hops of other ways that it breaks as well. */
  readonly also?: readonly string[];
  /** What the message must say. */
  readonly says: RegExp;
  /** Whether no other mandatory rule speaks: the mistake breaks a connection and nothing else. */
  readonly alone: boolean;
  /** @default "shine" */
  readonly stack?: string;
  readonly make: (scene: Scene) => readonly Resource[];
}

/** Rows about one text that somebody wrote by hand: with one text in place of another. */
export const rewriting =
  (name: string, property = "policy") =>
  (from: string, to: string) =>
  (scene: Scene): readonly Resource[] =>
    scene.replace(name, property, from, to);

/** The recorded resources of a stack, and ways to alter one of them. */
export class Scene {
  constructor(readonly resources: readonly Resource[]) {}

  /** The one resource of the name, and of the type's end where a name stands for several. */
  find(name: string, type = ""): Resource {
    const found = this.resources.filter(
      (one) => one.name === name && one.type.endsWith(type) && !one.type.startsWith("platform:"),
    );
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`${found.length} resources are named ${name} ${type}`);
    return found[0];
  }

  /** All but these. */
  without(...names: readonly string[]): Resource[] {
    const gone = new Set(names.map((name) => this.find(name).urn));
    return this.resources.filter(({ urn }) => !gone.has(urn));
  }

  /** With other values at places of a resource: `set("shine-production-web", { "healthCheck.path": "/" })`. */
  set(name: string, changes: Readonly<Record<string, unknown>>): Resource[] {
    const changed = Object.entries(changes).reduce(
      (resource, [path, value]) => put(resource, placeOf(path), value),
      this.find(name),
    );
    return this.with(changed);
  }

  /** With a property that comes from other resources than it did. */
  link(name: string, path: string, ...targets: readonly string[]): Resource[] {
    const urns = targets.map((target) => this.find(target).urn);
    return this.with(put(this.find(name), placeOf(path), UNKNOWN, urns));
  }

  /** Where the one no longer waits for the other. */
  hurry(name: string, target: string): Resource[] {
    const resource = this.find(name);
    const { urn } = this.find(target);
    const { dependencies, propertyDependencies } = resource;
    return this.with({
      ...resource,
      dependencies: dependencies.filter((one) => one !== urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(propertyDependencies).map(([key, urns]) => [key, urns.filter((one) => one !== urn)]),
      ),
    });
  }

  /** With text in place of text, wherever in a property it stands. */
  replace(name: string, property: string, from: string, to: string): Resource[] {
    const resource = this.find(name);
    const before = JSON.stringify(resource.props[property], (_, value: unknown) => (value === UNKNOWN ? MARK : value));
    const after = before.replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1));
    if (before === after) throw new Error(`${name} has no ${from} in ${property}`);
    const value = JSON.parse(after, (_, inner: unknown) => (inner === MARK ? UNKNOWN : inner)) as unknown;
    return this.with({ ...resource, props: { ...resource.props, [property]: value } });
  }

  /** With these in place of those of the same URN, or added. */
  with(...changed: readonly Resource[]): Resource[] {
    const byUrn = new Map(changed.map((one) => [one.urn, one]));
    const known = new Set(this.resources.map(({ urn }) => urn));
    return [...this.resources.map((one) => byUrn.get(one.urn) ?? one), ...changed.filter(({ urn }) => !known.has(urn))];
  }
}

const MARK = "\u0000unknown";

function placeOf(path: string): Place {
  return path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
