import { writeSync } from "node:fs";
import { visible } from "../components/visible";
import { type ExitCode, failureOf, isWrongInput } from "./failure";
import { brokenProducts } from "./broken-products";
import { placed } from "./places";
import { Refusal } from "../components/refuse";
import { fitted } from "./report/wrap";
import { brokenByHand } from "./unloadable";

type Command = (options: never) => ExitCode | Promise<ExitCode>;

/** The commands by name. Each is loaded when it is called, so that one which needs no Pulumi loads none. */
const commands: Readonly<Record<string, () => Command>> = {
  preview: () => (require("./preview") as typeof import("./preview")).preview,
  check: () => (require("./check") as typeof import("./check")).checkDefinitions,
  parameters: () => (require("./parameters") as typeof import("./parameters")).tellParameters,
  stacks: () => (require("./stacks") as typeof import("./stacks")).listStacks,
  quotas: () => (require("./quotas") as typeof import("./quotas")).tellQuotas,
  close: () => (require("./close") as typeof import("./close")).tellClosing,
  remove: () => (require("./remove") as typeof import("./remove")).tellRemoval,
  ledger: () => (require("./ledger") as typeof import("./ledger")).writeLedger,
  generate: () => (require("./generate") as typeof import("./generate")).generate,
};

/** Commands that speak of one product, or of each by itself, and can do without another. */
const OF_ONE: readonly string[] = ["preview", "check", "parameters"];

/** Runs a command; whatever it throws becomes a message on stderr and an exit code. */
export async function main(name: string, options: object, version: string): Promise<ExitCode> {
  const words = Object.entries(options).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${String(value)}`],
  );
  const call = [version, name, ...words].join(" ");
  const fail = (thrown: unknown): ExitCode => {
    // To look where an error comes from takes the source map of the whole program: a refusal says it by itself.
    const cause = isWrongInput(thrown) ? located(thrown) : (brokenByHand(thrown) ?? thrown);
    const { exitCode, text: said } = failureOf(cause, call);
    const text = visible(said);
    // A terminal would break a line anywhere, and below nothing.
    writeSync(2, `${process.stderr.isTTY ? fitted(text, Math.max(process.stderr.columns, 60)) : text}\n`);
    return exitCode;
  };
  // What a program logs is no part of a report.
  console.log = console.error;
  console.info = console.error;
  process.on("uncaughtException", (thrown) => process.exit(fail(thrown)));
  try {
    const [broken] = brokenProducts().values();
    if (broken !== undefined && !OF_ONE.includes(name)) throw broken;
    return await (commands[name] as () => Command)()(options as never);
  } catch (thrown) {
    return fail(thrown);
  }
}

/** What is told of a file, with its line. */
function located(thrown: Error): Error {
  return thrown instanceof Refusal ? new Refusal(thrown.subject, placed(thrown.problems)) : thrown;
}
