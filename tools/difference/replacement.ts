import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a change of one input does to its resource. `may`: nobody has said, or it depends. */
export type Replacement = "replaces" | "may" | "stays";

/** What replaces a resource of one type, by input. */
export interface TypeReplacement {
  /** Where it is known from: AWS's resource type, or the provider's source where AWS has none. */
  readonly from: string;
  readonly replaces: readonly string[];
  readonly may: readonly string[];
  readonly stays: readonly string[];
}

type Table = Readonly<Record<string, Partial<TypeReplacement> | undefined>>;

let table: Table | undefined;

/** What a change of an input does. What the table does not know, a type or an input, may replace. */
export function replacementBy(type: string, input: string): Replacement {
  table ??= JSON.parse(readFileSync(join(__dirname, "replacement.json"), "utf8")) as Table;
  const row = table[type];
  if (row?.replaces?.includes(input) === true) return "replaces";
  return row?.stays?.includes(input) === true ? "stays" : "may";
}
