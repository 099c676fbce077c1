import type { Mutant } from "./mutant";

/** A survivor that is known, and why no mandatory rule speaks of it. */
export interface Survivor {
  readonly stack: "shine" | "organization";
  readonly covers: (mutant: Mutant) => boolean;
  readonly reason: string;
}

export const accepted: readonly Survivor[] = [];
