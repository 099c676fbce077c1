import type { Problem } from "../components/refuse";
import { type ExampleKind, everywhere, shared } from "./example-kinds";
import { foundation } from "./foundation";
import type { Ledger } from "./ledger";
import { leavesOf } from "./ledger-check";
import { sre } from "./people";
import { isPlaceholder } from "./placeholders";
import { catalogue } from "./products";

/** A constant of the company that is an example still: it lets everything be previewed, and nothing be brought up. */
export interface Example {
  /** From the project's root: `stacks/foundation.ts`. */
  readonly file: string;
  /** Its place there: `contacts.billing.phone`. */
  readonly path: string;
  readonly value: string;
  readonly kind: ExampleKind;
}

/**
 * The examples that the stack would use, by file. All stacks use the foundation's constants and the ledger; a product its own definition. The
 * organization uses the people, and is asked for every definition at once: it makes the accounts of all of them, by the addresses that stand there.
 */
export function examplesFor(stack: string, ledger: Ledger): Example[] {
  const whole = stack === "organization";
  const definitions = Object.entries(catalogue).filter(([name]) => whole || name === stack);
  return [
    ...inFoundation(ledger),
    ...(whole ? inFile("stacks/people.ts", sre, shared) : []),
    ...definitions.flatMap(([name, one]) => inFile(`stacks/products/${name}.ts`, one, everywhere)),
    ...inLedger(stack, ledger),
  ];
}

/** The examples as problems of a real run. */
export function exampleProblems(stack: string, ledger: Ledger): Problem[] {
  return examplesFor(stack, ledger).map(({ file, path, value, kind }) => ({
    path: `${file}: ${path}`,
    value,
    allowed: `${kind.instead}; this is ${kind.is}`,
    fix:
      file === "stacks/ledger.json"
        ? `npm run platform -- ledger --set ${path}=…`
        : "write the company's own there, then npm run generate",
  }));
}

/** What the foundation takes from the ledger is told there. */
function inFoundation(ledger: Ledger): Example[] {
  const taken = new Set<unknown>(leavesOf(ledger).values());
  return inFile("stacks/foundation.ts", foundation, shared).filter(({ value }) => !taken.has(value));
}

/** Placeholders are told by themselves, with the step that gives each. A product does not ask for the lines of others. */
function inLedger(stack: string, ledger: Ledger): Example[] {
  const isAnothers = (path: string): boolean =>
    stack !== "organization" && path.startsWith("products.") && !path.startsWith(`products.${stack}.`);
  return inFile("stacks/ledger.json", ledger, everywhere).filter(
    ({ path, value }) => !isPlaceholder(path, value) && !isAnothers(path),
  );
}

function inFile(file: string, constants: object, kinds: readonly ExampleKind[]): Example[] {
  return [...textsIn(constants)].flatMap(([path, value]) => {
    const kind = kinds.find(({ holds }) => holds(value));
    return kind === undefined ? [] : [{ file, path, value, kind }];
  });
}

/** The texts among the constants, by their paths: `offices[0]`. */
function* textsIn(value: unknown, path = ""): Generator<[path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* textsIn(one, `${path}[${index}]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) yield* textsIn(one, path === "" ? key : `${path}.${key}`);
}
