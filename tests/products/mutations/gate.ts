import { ask, askAll, judge, subjectsOf } from "../../../policies/judge";
import type { Context } from "../../../policies/kernel/check";
import { Graph } from "../../../policies/kernel/graph";
import { isProvider, type Resource } from "../../../policies/kernel/resource";
import { Exceptions } from "../../../policies/kernel/waiving";
import type { Rule } from "../../../policies/rule";
import { rules } from "../../../policies/rules";
import { refusedOf } from "../../../tools/offline/acceptance";
import type { RecordedResource } from "../../../tools/offline/recorded";
import type { Made, Mutant, World } from "./mutant";
import { readsOf, type Readers } from "./reads";

const mandatory = rules.filter(({ level }) => level === "mandatory");
const alone = mandatory.filter(({ kind }) => kind === "resource");
const together = mandatory.filter(({ kind }) => kind === "stack");

/** What stops a mutant of one stack: the pack's mandatory rules, its proofs, and the simulated cloud. The stack itself is stopped by none. */
export class Gate {
  readonly #readers: Readers;
  readonly #context: Context;

  constructor(
    private readonly world: World,
    private readonly recorded: readonly RecordedResource[],
  ) {
    this.#context = { ...world, exceptions: new Exceptions([], world.today) };
    this.#readers = readsOf(world, together, this.#context);
  }

  /**
   * The id of what stops the mutant; undefined for a survivor. Rules that read one resource alone are asked about what changed. Of the others those are
   * asked that read, of the stack as it is, what changed: any other comes to what it came to before.
   */
  catcher(mutant: Mutant): string | undefined {
    const made = mutant.made();
    const { stack } = this.world;
    const [own] = judge(made.puts, { ...this.#context, stack, waivers: [], rules: alone }).violations;
    if (own !== undefined) return own.rule;
    const graph = new Graph(this.applied(made), stack, this.#context);
    return this.fewer(mutant, made, graph) ?? this.refusal(made);
  }

  /** The same with every rule asked about everything, which takes a second. */
  catcherOfAll(mutant: Mutant): string | undefined {
    const made = mutant.made();
    return this.everything(new Graph(this.applied(made), this.world.stack, this.#context), mandatory);
  }

  private fewer(mutant: Mutant, made: Made, graph: Graph): string | undefined {
    // What its provider is like, each resource is asked about.
    if (isProvider(mutant.resource.type)) return this.everything(graph, mandatory);
    if (mutant.kind.startsWith("resource ") || made.puts.length !== 1 || mutant.path === "provider")
      return this.everything(graph, together);
    const [property = ""] = mutant.kind === "option turned" ? ["options"] : (/^[^.([]*/.exec(mutant.path) ?? []);
    for (const [rule, subjects] of this.#readers(mutant.resource.urn, property)) {
      if (subjects === "all") {
        const found = this.asked(rule, graph);
        if (found !== undefined) return found;
        continue;
      }
      for (const view of subjectsOf(rule, graph)) {
        if (!subjects.has(view.urn)) continue;
        const said = ask(rule, view, this.#context).violations.find(({ level }) => level === "mandatory");
        if (said !== undefined) return said.rule;
      }
    }
    return undefined;
  }

  private everything(graph: Graph, asked: readonly Rule[]): string | undefined {
    for (const rule of asked) {
      const found = this.asked(rule, graph);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private asked(rule: Rule, graph: Graph): string | undefined {
    for (const { answer } of askAll(rule, graph, this.#context)) {
      const said = answer.violations.find(({ level }) => level === "mandatory");
      if (said !== undefined) return said.rule;
    }
    return undefined;
  }

  /** An engine takes no value from what no resource of the program gives; the simulated cloud refuses what AWS would. */
  private refusal({ puts, drops }: Made): string | undefined {
    const gone = new Set(drops);
    const links = this.world.resources.filter(({ urn }) => !gone.has(urn)).flatMap(linksOf);
    if (drops.length > 0 && links.some((urn) => gone.has(urn))) return "the engine";
    const changed = new Map(puts.map((resource) => [resource.urn, resource]));
    const resources = this.recorded
      .filter(({ urn }) => !drops.includes(urn))
      .map((one) => {
        const own = changed.get(one.urn);
        if (own === undefined) return one;
        const { provider: _, ...bare } = one;
        const by = own.provider === undefined ? {} : { provider: own.provider.urn };
        return { ...bare, ...by, inputs: own.props, propertyDependencies: own.propertyDependencies };
      });
    return refusedOf(resources).length > 0 ? "the simulated cloud" : undefined;
  }

  private applied({ puts, drops }: Made): Resource[] {
    const changed = new Map(puts.map((resource) => [resource.urn, resource]));
    const kept = this.world.resources
      .filter(({ urn }) => !drops.includes(urn))
      .map((resource) => {
        const own = changed.get(resource.urn) ?? resource;
        const provider = changed.get(own.provider?.urn ?? "");
        return provider === undefined ? own : { ...own, provider: { ...own.provider, props: provider.props } as never };
      });
    const known = new Set(this.world.resources.map(({ urn }) => urn));
    return [...kept, ...puts.filter(({ urn }) => !known.has(urn))];
  }
}

function linksOf({ propertyDependencies, provider, parent }: Resource): readonly string[] {
  return [...Object.values(propertyDependencies).flat(), ...[provider?.urn ?? [], parent ?? []].flat()];
}
