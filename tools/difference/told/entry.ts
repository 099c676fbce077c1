import type { Change } from "../change";
import type { Side } from "../side";

/** How much a reader must be stopped by it. `danger`: something that exists is lost, or many are cut off. */
export type Weight = "danger" | "warning" | "note";

/** One thing that is told of a difference. */
export interface Entry {
  readonly weight: Weight;
  readonly text: string;
  /** What to do instead, or before, in order. */
  readonly steps?: readonly string[];
  readonly urns: readonly string[];
}

/** A difference, as those who tell of it read it. */
export interface Compared {
  readonly product: string;
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly Change[];
}

export const weights: readonly Weight[] = ["danger", "warning", "note"];
