import { GONE } from "../mutant";

export { GONE };

/**
 * Why an input is no security input. One is when a weaker value of it shows, admits or decrypts something, lets something be lost or
 * destroyed, hides what happened, or lets unreviewed code run.
 */
export type Reason =
  /** What it is called: another name names another thing, or fails. */
  | "name"
  /** For people to read. */
  | "text"
  /** Which resource it belongs to: to change it is to take it away, which the mutator of removals does, or it is swapped by that of links. */
  | "link"
  /** What it does: a wrong value breaks it in sight of all and opens nothing. */
  | "function"
  /** How much or how many: availability and cost. */
  | "capacity"
  /** When or how often. */
  | "timing"
  /** The provider takes no other value, or none that goes with the rest. */
  | "constant"
  /** The other value is as strong. */
  | "equal"
  /** The value recorded is the open one by design; the other is stronger. */
  | "open";

export interface Decision {
  /** Whether the stack is weaker without such a resource, or why it is not. */
  readonly removal: "weakens" | `no: ${string}`;
  /**
   * Path → values that weaken. `production:` before it: in production only. `+` behind it: also where it is not set, for what the provider
   * takes for a missing one is strong.
   */
  readonly weak?: Readonly<Record<string, readonly unknown[]>>;
  /** The others. `*` at the end stands for all below; booleans are named one by one. */
  readonly apart?: Readonly<Partial<Record<Reason, readonly string[]>>>;
}

export type Decisions = Readonly<Record<string, Decision>>;

/** Inputs of any type that other mutators change: documents, keys, tags and regions. */
export const elsewhere =
  /^(tags\b.*|region|policy|assumeRolePolicy|policyDocument|content|containerDefinitions|inlinePolicy)$/;

/** Inputs that mean the same in every type. */
export const common: Readonly<Record<string, Reason>> = {
  name: "name",
  description: "text",
  comment: "text",
  vpcId: "link",
  zoneId: "link",
  resourceId: "link",
  resourceArn: "link",
};
