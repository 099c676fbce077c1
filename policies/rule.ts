import type { Check } from "./kernel/check";
import type { View } from "./kernel/graph";

export type Severity = "low" | "medium" | "high" | "critical";
export type Level = "mandatory" | "advisory";

/**
 * One rule, in one file named after its id: `rules/<service>/<id>.ts`. It is a pure function over a resource; it throws nothing and
 * catches nothing.
 */
export interface Rule {
  /** kebab-case, begins with what it speaks of; never changed, since waivers name it. */
  readonly id: string;
  /** One sentence: what must hold. */
  readonly title: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  /** What to change, for the person who reads the violation. */
  readonly fix: string;
  readonly severity: Severity;
  /** A mandatory rule stops the preview; an advisory one is printed. */
  readonly level: Level;
  /**
   * `resource`: reads one resource alone, and is asked before the resource is created. `stack`: also reads other resources through
   * `graph`, `sources` or the resource's place, and is asked when the preview is complete.
   */
  readonly kind: "resource" | "stack";
  /** The same rule in the packs that people know (CKV_AWS_7, KMS.4, CIS5-3.6, 190-4.4.4 …); empty where none has it. */
  readonly references: readonly string[];
  /** The types that it is asked about, in canonical spelling; `all` for every resource that is not a component. */
  readonly types: readonly string[] | "all";
  /**
   * States what must hold, each by one `expect`. A check that states nothing says that the rule does not apply to the resource. Reading
   * outside of `expect` decides whether and what to state; when such a value is unknown, the whole rule cannot be verified yet.
   */
  readonly check: (subject: View, check: Check) => void;
  /** Of a proof alone: what its line in a report calls a subject: `task`, `delivery`. */
  readonly noun?: string;
}

/**
 * A rule that shows that what exists works together, in `proofs/<id>.ts`: it follows a way from its subject on, one `expect` or `found` a
 * hop, each with a `part` of its own. Reports tell how many hops it proved.
 */
export interface Proof extends Rule {
  readonly kind: "stack";
  readonly noun: string;
}

export function isProof(rule: Rule): rule is Proof {
  return rule.noun !== undefined;
}

/** The resource that stands for the stack itself: the subject of rules that speak of the whole. */
export const STACK = "pulumi:pulumi:Stack";
