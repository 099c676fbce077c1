import { Graph, type View } from "../../../policies/kernel/graph";
import { isComponent, type Resource } from "../../../policies/kernel/resource";
import type { World } from "./mutant";

/** The stack's resources with their environments, and one of each class of like ones. */
export class Census {
  readonly graph: Graph;
  readonly #firsts = new Map<string, Resource>();

  constructor(readonly world: World) {
    this.graph = new Graph(world.resources, world.stack, world);
    for (const resource of this.custom) {
      const key = this.classOf(resource);
      if (!this.#firsts.has(key)) this.#firsts.set(key, resource);
    }
  }

  get custom(): Resource[] {
    return this.world.resources.filter(({ type }) => !isComponent(type) && !type.startsWith("pulumi:"));
  }

  /** The first of each class: type, environment, the type of the component above it and what it is called there, without zones and counts. */
  get samples(): Resource[] {
    return [...this.#firsts.values()];
  }

  environmentOf(resource: Resource): string | undefined {
    return (this.graph.find(resource.urn) as View).environment;
  }

  find(urn: string): Resource | undefined {
    return this.graph.find(urn)?.resource;
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
