import { askAll } from "../../../policies/judge";
import type { Context } from "../../../policies/kernel/check";
import { Graph } from "../../../policies/kernel/graph";
import { parseUrn, type Resource } from "../../../policies/kernel/resource";
import { Exceptions } from "../../../policies/kernel/waiving";
import type { Rule } from "../../../policies/rule";
import { type Fixture, registry, today } from "../support";
import { type Reads, traced } from "./reads";

/** Resources that a rule is asked about, and the company that they are in. */
export interface Scene {
  readonly name: string;
  /** The stack's name. */
  readonly stack: string;
  readonly resources: readonly Resource[];
  readonly context: Context;
}

/** What a rule says of one resource. */
export interface Answered {
  readonly verdict: string;
  /** Each as rule, URN and level. */
  readonly violations: ReadonlySet<string>;
  /** Whether a statement could not be made, for what it reads cannot be read. */
  readonly isOpen: boolean;
}

/** By subject. */
export type Answers = ReadonlyMap<string, Answered>;

export function sceneOf(name: string, { resources, waivers = [] }: Fixture): Scene {
  const [first] = resources;
  const stack = first === undefined ? "shine" : parseUrn(first.urn).stack;
  return { name, stack, resources, context: { registry, today, exceptions: new Exceptions(waivers, today) } };
}

/** What a rule says of the resources of a scene. */
export function answersOf(rule: Rule, scene: Scene, resources = scene.resources): Answers {
  return asked(rule, new Graph(resources, scene.stack, scene.context), scene);
}

/** The same, and what it reads for it. */
export function tracedAnswersOf(rule: Rule, scene: Scene): { readonly answers: Answers; readonly reads: Reads } {
  const graph = new Graph(scene.resources, scene.stack, scene.context);
  const { result, reads } = traced(graph, () => asked(rule, graph, scene));
  return { answers: result, reads };
}

function asked(rule: Rule, graph: Graph, { context }: Scene): Answers {
  const answers = new Map<string, Answered>();
  for (const { subject, answer } of askAll(rule, graph, context)) {
    // Fixtures may have two of one name.
    answers.set(`${answers.size} ${subject.urn}`, {
      verdict: answer.verdict,
      violations: new Set(answer.violations.map((one) => `${one.rule} ${one.urn} ${one.level}`)),
      isOpen: answer.hops.some(({ came }) => came === "unknown"),
    });
  }
  return answers;
}
