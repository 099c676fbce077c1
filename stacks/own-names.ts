import { foundation } from "./foundation";
import { ledger } from "./ledger";
import { sre, teams } from "./people";

/** Keys below which the constants say one of a few words of a vendor's or of the platform's, and no name of the company's. */
const WORDS: readonly string[] = ["role", "teamRole", "type", "githubPlan", "project"];

/** What the company has chosen or was given, by the constants, the ledger and the rota: names, addresses, ids. */
export function ownNames(): string[] {
  const zones = foundation.zones.map((letter) => `${foundation.regions.home}${letter}`);
  return [...new Set([...leaves([foundation, ledger, sre, teams]), ...zones])].filter((name) => name.length > 2);
}

function leaves(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return value >= 1000 ? [String(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (WORDS.includes(key) ? [] : leaves(inner)));
}
