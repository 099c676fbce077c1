import { resolve } from "node:path";
import { loadShapes } from "../../../policies/shapes/shape";
import { awsAnswer, type Replaces } from "./from-aws";
import { everywhere, type ProviderTable, providerTables } from "./provider-tables";
import type { TypeReplacement } from "../replacement";

const SHAPES = resolve(__dirname, "../../../policies/shapes.json");

type Answers = Record<string, Replaces>;

/** The table of what replaces, by type: of each input that some resource of the platform sets (`policies/shapes.json`). */
export function replacementOf(): Readonly<Record<string, TypeReplacement>> {
  const rows = Object.entries(loadShapes(SHAPES))
    .filter(([type]) => /^(aws|datadog|github|pagerduty):/.test(type))
    .map(([type, { inputs }]) => [type, rowOf(type, topLevel(Object.keys(inputs)))] as const);
  return Object.fromEntries(rows);
}

export function renderReplacement(): string {
  const rows = Object.entries(replacementOf()).map(
    ([type, row]) => `  ${JSON.stringify(type)}: {\n${lines(row).join(",\n")}\n  }`,
  );
  return `{\n${rows.join(",\n")}\n}\n`;
}

function lines(row: TypeReplacement): string[] {
  return Object.entries(row).flatMap(([key, value]) => {
    if (Array.isArray(value) && value.length === 0) return [];
    const text = Array.isArray(value)
      ? `[${value.map((one) => JSON.stringify(one)).join(", ")}]`
      : JSON.stringify(value);
    return `    ${JSON.stringify(key)}: ${text}`;
  });
}

function rowOf(type: string, inputs: readonly string[]): TypeReplacement {
  const fromAws = type.startsWith("aws:") ? awsAnswer(type, inputs) : undefined;
  const answers: Answers = { ...fromAws?.inputs };
  const tables = [everywhere, ...providerTables].filter(({ types }) => types.some((one) => covers(one, type)));
  for (const table of tables) Object.assign(answers, answersOf(table, inputs, answers));
  const that = (answer: Replaces | undefined): string[] => inputs.filter((input) => answers[input] === answer);
  return {
    from: fromAws?.resource ?? tables.at(-1)?.source ?? "nothing",
    replaces: that("yes"),
    may: [...that("may"), ...that(undefined)].sort(),
    stays: that("no"),
  };
}

/** What a table says: what it names goes before what AWS says, its rest after that. */
function answersOf(
  { replaces = [], may = [], stays = [] }: ProviderTable,
  inputs: readonly string[],
  aws: Answers,
): Answers {
  const rest = stays === "rest" ? inputs : stays;
  const named = new Set([...replaces, ...may]);
  return Object.fromEntries(
    inputs.flatMap((input): [string, Replaces][] => {
      if (replaces.includes(input)) return [[input, "yes"]];
      if (may.includes(input)) return [[input, "may"]];
      if (!rest.includes(input) || named.has(input)) return [];
      return [[input, stays === "rest" && input === "region" ? (aws["region"] ?? "no") : "no"]];
    }),
  );
}

function covers(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

/** `subjectAlternativeNames?[]` and `policy(json)rules` → `subjectAlternativeNames`, `policy`; each once. */
function topLevel(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split(/[^\w]/)[0] ?? path))].sort();
}
