import { visibleLine } from "./visible";

/** One thing that is wrong: where it stands in the words of its author, what was given, what is allowed, what to do. */
export interface Problem {
  /** The path in the words of the definition or of the args: `services.web.cpu`. */
  readonly path: string;
  /** The value as given; left out when nothing was given. Never a secret. */
  readonly value?: unknown;
  /** What is allowed there. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
  /** Where it is written, where somebody looked: `stacks/products/shine.ts:18:7`. */
  readonly at?: string;
}

/** Says that something cannot be built, with every problem at once. Pulumi prints it without a stack trace. */
export class Refusal extends Error {
  /** Tells Pulumi's runtime that this is no crash; the SDK looks for the field, so that this file needs no SDK. */
  readonly __pulumiRunError = true;

  constructor(
    readonly subject: string,
    readonly problems: readonly Problem[],
  ) {
    super(describeProblems(subject, problems));
    this.name = "Refusal";
  }
}

/** Throws a Refusal when there is a problem, and does nothing otherwise. */
export function refuse(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(subject, problems);
}

/** The problems as a person reads them. */
export function describeProblems(subject: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const lines = problems.map((problem) => {
    const got = problem.value === undefined ? "" : ` is ${show(problem.value)}`;
    const at = problem.at === undefined ? "" : `\n    at: ${problem.at}`;
    return `  ${visibleLine(problem.path)}${got}${at}\n    allowed: ${problem.allowed}\n    fix: ${problem.fix}`;
  });
  return [`${subject}: ${count}`, ...lines].join("\n");
}

/** Characters of a text that nobody reads to its end in a message. */
const LONGEST = 1000;
/** Characters beyond which an object or a list is told by what it has. */
const LONG = 200;

/**
 * As its author would write it: a text whole, since half of one misleads. A symbol stands for what cannot be written down, and says what that is.
 */
function show(value: unknown): string {
  if (typeof value === "symbol") return value.description ?? "a symbol";
  const text = written(value) ?? String(value);
  if (typeof value === "string")
    return text.length <= LONGEST
      ? text
      : `a text of ${value.length} characters that begins ${written(value.slice(0, LONG))}`;
  return text.length <= LONG ? text : outline(value);
}

function outline(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const keys = Object.keys(Object(value));
  const named = keys.join(", ");
  return `an object of ${keys.length} entries${named.length <= LONG ? `: ${named}` : ""}`;
}

function written(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  try {
    // JSON would leave out a symbol, and make null of what is no number.
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "symbol" || typeof inner === "bigint" || Number.isNaN(inner) ? show(inner) : inner,
    );
  } catch {
    return "what cannot be written down";
  }
}
