import { type Problem, Refusal } from "../../../components/refuse";
import { SecretValue } from "../recorded";
import type { Fault, Request } from "./model";
import { models } from "./models";
import { shapeOf } from "./shapes";

type Named = Pick<Request, "name" | "type" | "inputs">;

/** What is wrong with the resource by its type alone: a type or an input that does not exist, an input that is missing. */
export function* shapeFaults({ type, inputs }: Named): Generator<Fault> {
  if (type.startsWith("pulumi:")) return;
  const shape = shapeOf(type);
  const unknown = { path: "type", code: "UnknownType", value: type };
  if (shape === undefined) {
    yield { ...unknown, allowed: "a type of the installed providers", fix: "correct the type" };
    return;
  }
  if (models[type] === undefined) {
    yield { ...unknown, allowed: "a type that the simulated cloud knows", fix: "add it to tools/offline/cloud" };
    return;
  }
  for (const path of Object.keys(inputs)) {
    if (shape.inputs.has(path)) continue;
    yield { path, code: "UnknownInput", allowed: "an input of the provider's type", fix: "leave it out" };
  }
  for (const path of shape.required) {
    if (inputs[path] !== undefined) continue;
    yield { path, code: "MissingInput", allowed: "a value", fix: "give it one" };
  }
}

/** The fault as people read it; never with a secret's value. */
export function problem({ name, type, inputs }: Named, fault: Fault): Problem {
  const top = inputs[fault.path.split(".")[0] ?? ""];
  const hidden = top instanceof SecretValue || fault.value === undefined || typeof fault.value === "symbol";
  return {
    path: `${name} (${type}).${fault.path}`,
    ...(hidden ? {} : { value: fault.value }),
    allowed: `${fault.allowed} (simulated; the real one would answer ${fault.code})`,
    fix: fault.fix,
  };
}

export function refusal(resource: Named, faults: readonly Fault[]): Refusal {
  const problems = faults.map((fault) => problem(resource, fault));
  const subject = `the simulated cloud, on ${resource.name}`;
  return faults.every(({ waits }) => waits === true) ? new Waiting(subject, problems) : new Refusal(subject, problems);
}

/** A refusal that may pass by itself: the provider asks again until its timeout is over. */
export class Waiting extends Refusal {}

/** The thing was made, or changed, and is not what it should be. */
export class Unfinished extends Refusal {
  constructor(
    subject: string,
    problems: readonly Problem[],
    readonly id: string,
    readonly outputs: Readonly<Record<string, unknown>>,
  ) {
    super(subject, problems);
  }
}
