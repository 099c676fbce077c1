import { environments } from "./counts";
import type { Summary } from "./model";

/** Resources by kind and environment, with totals: the first row names the columns. */
export function countTable(summary: Summary): string[][] {
  const columns = environments.filter((environment) => summary.environments[environment] !== undefined);
  const kinds = [...new Set(columns.flatMap((column) => Object.keys(summary.environments[column] ?? {})))].sort();
  const cell = (column: string, kind: string): number => summary.environments[column]?.[kind] ?? 0;
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const row = (title: string, counts: readonly number[]): string[] => [title, ...counts.map(plain), plain(sum(counts))];
  return [
    ["kind", ...columns, "total"],
    ...kinds.map((kind) =>
      row(
        kind,
        columns.map((column) => cell(column, kind)),
      ),
    ),
    row(
      "total",
      columns.map((column) => sum(kinds.map((kind) => cell(column, kind)))),
    ),
  ];
}

function plain(count: number): string {
  return count === 0 ? "" : String(count);
}

/** What columns are called where the whole word has no room. */
const short: Readonly<Record<string, string>> = {
  account: "acct",
  management: "mgmt",
  development: "dev",
  staging: "stg",
  production: "prod",
  elsewhere: "else",
};

/** The table in lines of no more than the width, by shorter words where it must be. */
export function fittedTable(rows: readonly (readonly string[])[], width: number): string[] {
  const lines = aligned(rows);
  if (lines.every((line) => line.length <= width)) return lines;
  return aligned([(rows[0] ?? []).map((cell) => short[cell] ?? cell), ...rows.slice(1)]);
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
