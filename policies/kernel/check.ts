import type { Registry } from "../registry";
import type { Level, Rule } from "../rule";
import type { Graph, View, World } from "./graph";
import { CANNOT_READ } from "./reader";
import type { Exceptions } from "./waiving";

/**
 * What a rule came to for one resource: it holds, it is violated, it does not speak of this resource, or what decides is not known before
 * the update.
 */
export type Verdict = "pass" | "fail" | "not applicable" | "unverifiable";

export interface Finding {
  /** Which of several statements of the rule: `cloudtrail-hardened/kms`. */
  readonly part?: string;
  /** Never repeats a value. */
  readonly message: string;
  readonly level: Level;
  /** Where it stands, when not in the subject. */
  readonly at?: View;
}

/** What one statement came to. */
export interface Hop {
  readonly part?: string;
  readonly came: "proved" | "failed" | "unknown";
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** One a statement, in the order in which they were made. */
  readonly hops: readonly Hop[];
}

/** What every rule may read beside the resource. */
export interface Context extends World {
  readonly exceptions: Exceptions;
}

export interface Expectation {
  /** The stable name of this statement, where the rule makes several. */
  readonly part?: string;
  /** The resource that a person must change, when it is not the subject; a function where only the reading tells. */
  readonly at?: View | (() => View | undefined);
  /** @default the rule's level */
  readonly level?: Level;
}

/** What is wrong; a function where only the reading tells. */
export type Message = string | (() => string);

/** A rule being asked about one resource. */
export class Check {
  readonly #findings: Finding[] = [];
  readonly #hops: Hop[] = [];

  constructor(
    private readonly rule: Rule,
    private readonly subject: View,
    private readonly context: Context,
  ) {}

  get graph(): Graph {
    return this.subject.graph;
  }

  get registry(): Registry {
    return this.context.registry;
  }

  get today(): string {
    return this.context.today;
  }

  get exceptions(): Exceptions {
    return this.context.exceptions;
  }

  /** What the registry knows of the stack's product; undefined in the stacks that belong to all products. */
  get product(): Registry["products"][string] | undefined {
    return this.registry.products[this.graph.stack];
  }

  /**
   * States that something must hold. Each statement stands alone: one that reads an unknown value leaves the others in force. The message
   * says what is wrong and never repeats a value. Gives whether it is known to hold.
   */
  expect(holds: () => boolean, message: Message, about: Expectation = {}): boolean {
    return this.found(() => holds() || undefined, message, about) === true;
  }

  /** States that something is there, and gives it: one hop of a way, from which the next one goes on. */
  found<T>(find: () => T | undefined, message: Message, about: Expectation = {}): T | undefined {
    const hop = (came: Hop["came"]): void => {
      this.#hops.push(about.part === undefined ? nameless[came] : { part: about.part, came });
    };
    try {
      const found = find();
      hop(found === undefined ? "failed" : "proved");
      if (found !== undefined) return found;
    } catch (error) {
      if (error !== CANNOT_READ) throw error;
      hop("unknown");
      return undefined;
    }
    const at = typeof about.at === "function" ? about.at() : about.at;
    this.#findings.push({
      message: typeof message === "string" ? message : message(),
      level: about.level ?? this.rule.level,
      ...(about.part === undefined ? {} : { part: about.part }),
      ...(at === undefined ? {} : { at }),
    });
    return undefined;
  }

  /** Runs the rule's check. What a rule throws is a fault of the pack and leaves here with the rule's name. */
  run(): Outcome {
    try {
      this.rule.check(this.subject, this);
    } catch (error) {
      if (error !== CANNOT_READ) throw new RuleFault(this.rule.id, this.subject.urn, error);
      this.#hops.push({ came: "unknown" });
    }
    return { verdict: this.verdict(), findings: this.#findings, hops: this.#hops };
  }

  private verdict(): Verdict {
    if (this.#findings.length > 0) return "fail";
    if (this.#hops.some(({ came }) => came === "unknown")) return "unverifiable";
    return this.#hops.length > 0 ? "pass" : "not applicable";
  }
}

/** Most rules make one statement, thousands of times. */
const nameless: Readonly<Record<Hop["came"], Hop>> = {
  proved: { came: "proved" },
  failed: { came: "failed" },
  unknown: { came: "unknown" },
};

/** A rule that threw: a fault of the pack, not of whom it judges. */
export class RuleFault extends Error {
  constructor(
    readonly rule: string,
    readonly urn: string,
    cause: unknown,
  ) {
    super(`the rule ${rule} failed on ${urn}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "RuleFault";
  }
}
