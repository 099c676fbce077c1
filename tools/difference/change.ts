import type { Step } from "./equal";
import type { Replacement } from "./replacement";
import type { SideResource } from "./side";

/** What becomes of a resource. `mayReplace`: an input changed of which nobody can say, or that replaces in some cases only. */
export type Action = "deleted" | "replaced" | "mayReplace" | "changed" | "created";

/** In the order in which a person must read them. */
export const ACTIONS: readonly Action[] = ["deleted", "replaced", "mayReplace", "changed", "created"];

/** An input that is not what it was. */
export interface ChangedInput {
  readonly input: string;
  readonly does: Replacement;
  readonly steps: readonly Step[];
}

/** One resource that is not what it was. */
export interface Change {
  readonly action: Action;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** As it is on the one side and on the other. */
  readonly before?: SideResource;
  readonly after?: SideResource;
  readonly inputs: readonly ChangedInput[];
  /** The name of what is replaced, where that is why. */
  readonly because?: string;
  /** What will stop its deletion: `Pulumi's protect`, `deletionProtection`. */
  readonly protectedBy: readonly string[];
}

/** Whether the thing that exists goes, for ever or for another in its place. */
export function goes({ action }: Change): boolean {
  return action === "deleted" || action === "replaced";
}

/** The first value of an input that changed, before and after. */
export function stepOf(change: Change, input: string): Step | undefined {
  return change.inputs.find((one) => one.input === input)?.steps[0];
}
