import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Compositions, problemsOf } from "../compositions/composition";

let loaded: Compositions | undefined;

/** Says what is wrong with a file of compositions, all of it at once. */
export class CompositionsError extends Error {
  /** Tells Pulumi's runtime that this is no crash, so that it prints the message alone. */
  readonly __pulumiRunError = true;

  constructor(file: string, problems: readonly string[]) {
    super(
      `${file} cannot be used:\n${problems.map((p) => `  ${p}`).join("\n")}\n  fix: npm run generate writes it anew`,
    );
    this.name = "CompositionsError";
  }
}

/**
 * What each kind of component always makes: `policies/compositions.json`, read once.
 *
 * @throws CompositionsError
 */
export function reviewedCompositions(): Compositions {
  return (loaded ??= load(join(__dirname, "../compositions.json")));
}

function load(file: string): Compositions {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CompositionsError(file, [error instanceof SyntaxError ? "it is not JSON" : "the file cannot be read"]);
  }
  const problems = problemsOf(value);
  if (problems.length > 0) throw new CompositionsError(file, problems);
  return value as Compositions;
}
