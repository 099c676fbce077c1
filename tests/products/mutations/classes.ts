import { Graph, type View } from "../../../policies/kernel/graph";
import { isComponent, isProvider, type Resource } from "../../../policies/kernel/resource";
import { STRANGER } from "./strangers";
import type { World } from "./mutant";

/** Which environment another's names are swapped for. */
const others: Readonly<Record<string, string>> = {
  production: "staging",
  staging: "production",
  management: "production",
  development: "production",
};

/** The stack's resources with their environments, and one of each class of like ones. */
export class Census {
  readonly graph: Graph;
  readonly custom: readonly Resource[];
  readonly providers: readonly Resource[];
  /** The first of each class: type, environment, the type of the component above it and what it is called there, without zones and counts. */
  readonly samples: readonly Resource[];
  readonly #products: readonly [string, string];

  constructor(readonly world: World) {
    this.graph = new Graph(world.resources, world.stack, world);
    this.custom = world.resources.filter(({ type }) => !isComponent(type) && !isProvider(type));
    this.providers = world.resources.filter(({ type }) => isProvider(type));
    const firsts = new Map<string, Resource>();
    for (const resource of [...this.providers, ...this.custom]) {
      const key = this.classOf(resource);
      if (!firsts.has(key)) firsts.set(key, resource);
    }
    this.samples = [...firsts.values()];
    const products = Object.keys(world.registry.products);
    const own = products.includes(world.stack) ? world.stack : (products[0] ?? "");
    this.#products = [own, products.find((product) => product !== own) ?? ""];
  }

  environmentOf(resource: Resource): string | undefined {
    return (this.graph.find(resource.urn) as View).environment;
  }

  find(urn: string): Resource | undefined {
    return this.graph.find(urn)?.resource;
  }

  /** The resource that is to another environment what this one is to its own. */
  siblingOf(resource: Resource): Resource | undefined {
    const name = this.elsewhere(resource.name);
    const own = this.environmentOf(resource);
    const named = this.custom.find((one) => one.type === resource.type && one.name === name && name !== resource.name);
    if (named !== undefined || own === undefined) return named;
    return this.custom.find((one) => {
      const environment = this.environmentOf(one);
      return one.type === resource.type && environment !== undefined && environment !== own;
    });
  }

  /** A text with another environment's name for each that it has. */
  elsewhere(text: string): string {
    return text.replace(
      /(?<![a-z0-9])(production|staging|management|development)(?![a-z0-9])/g,
      (name) => others[name] ?? name,
    );
  }

  /** A text with another product's name and account for each of our own. */
  ofAnotherProduct(text: string): string {
    const [own, other] = this.#products;
    const { products } = this.world.registry;
    const account = products[own]?.account ?? "";
    const changed = text.replace(new RegExp(`(?<![a-z0-9])${own}(?![a-z0-9])`, "g"), other);
    return account === "" ? changed : changed.replaceAll(account, products[other]?.account ?? STRANGER);
  }

  private classOf(resource: Resource): string {
    const parent = resource.parent === undefined ? undefined : this.find(resource.parent);
    const own =
      parent !== undefined && resource.name.startsWith(parent.name)
        ? resource.name.slice(parent.name.length)
        : resource.name;
    const noun = own.replace(/-(?:[acd]|\d+)(?=-|$)/g, "");
    return [resource.type, this.environmentOf(resource), parent?.type, noun].join(" ");
  }
}
