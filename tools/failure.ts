import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { Refusal } from "../components/refuse";

/** 0 compliant, 1 a mandatory rule is violated, 2 the definition or the call is wrong, 3 a fault of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What the caller asked for cannot be done: what is wrong, what is allowed, what to do. Printed as it stands. */
export class CallError extends Error {
  constructor(what: string, ...lines: readonly string[]) {
    super([what, ...lines.map((line) => `  ${line}`)].join("\n"));
    this.name = "CallError";
  }
}

export interface Failure {
  readonly exitCode: ExitCode;
  /** What to print on stderr, with no stack trace unless `PLATFORM_DEBUG=1` asks for it. */
  readonly text: string;
}

/** What to say of something that was thrown. Whoever is to blame can tell by the exit code. */
export function failureOf(thrown: unknown, command: string): Failure {
  if (isWrongInput(thrown)) return { exitCode: 2, text: `error: ${thrown.message}` };
  return { exitCode: 3, text: fault(thrown, command) };
}

/** The pack's errors about its own data are told by name: the tool does not load the pack in order to fail. */
export function isWrongInput(thrown: unknown): thrown is Error {
  return (
    thrown instanceof CallError || thrown instanceof Refusal || (thrown instanceof Error && thrown.name === "DataError")
  );
}

function fault(thrown: unknown, command: string): string {
  const error = thrown instanceof Error ? thrown : undefined;
  const what =
    error === undefined ? `something that is no error was thrown: ${inspect(thrown, { depth: 2 })}` : wording(error);
  const where = ownFrame(deepest(error)?.stack);
  const trace = createHash("sha256")
    .update(`${what}\n${where ?? ""}`)
    .digest("hex")
    .slice(0, 8);
  const debug = process.env["PLATFORM_DEBUG"] === "1";
  return [
    "error: a fault of the platform, not of your definition or call. Nothing was written.",
    `  what: ${what.replaceAll("\n", "\n        ")}`,
    ...(where === undefined ? [] : [`  where: ${where}`]),
    `  report: these lines, with "platform ${command}", Node.js ${process.version}, trace ${trace}, to the owners of the platform`,
    ...(debug ? [error?.stack ?? "no stack trace"] : ["  PLATFORM_DEBUG=1 prints the stack trace"]),
  ].join("\n");
}

/** What went wrong first. */
function deepest(error: Error | undefined): Error | undefined {
  return error?.cause instanceof Error ? deepest(error.cause) : error;
}

function wording(error: Error): string {
  const named = error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
  return named.trim() === "" ? "an error without a message" : named;
}

/** The nearest line of the project's own in a stack trace, from its root. */
export function ownFrame(stack: string | undefined): string | undefined {
  const root = process.platform === "win32" ? "" : `${__dirname.replace(/\/tools$/, "")}/`;
  for (const line of (stack ?? "").split("\n")) {
    const place = /\(?((?:file:\/\/)?\/[^():]+:\d+):\d+\)?$/.exec(line)?.[1]?.replace("file://", "");
    if (place?.startsWith(root) === true && !place.includes("/node_modules/")) return place.slice(root.length);
  }
  return undefined;
}
