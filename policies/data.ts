import { readFileSync } from "node:fs";

/** Says what is wrong with a generated file of the pack's data, all of it at once. */
export class DataError extends Error {
  /** Tells Pulumi's runtime that this is no crash, so that it prints the message alone. */
  readonly __pulumiRunError = true;

  constructor(place: string, problems: readonly string[]) {
    super(
      `${place} cannot be used:\n${problems.map((p) => `  ${p}`).join("\n")}\n  fix: npm run generate writes it anew`,
    );
    this.name = "DataError";
  }
}

/**
 * Reads a generated file of the pack's data, in which `problemsOf` finds what is wrong.
 *
 * @throws DataError
 */
export function loadData(file: string, problemsOf: (value: unknown) => readonly string[]): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new DataError(file, ["the file cannot be read"]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DataError(file, ["it is not JSON"]);
  }
  const problems = problemsOf(value);
  if (problems.length > 0) throw new DataError(file, problems);
  return value;
}
