import type { ProductDefinition } from "../components/definition/definition";
import { fullest } from "./extremes/fullest";
import { longest } from "./extremes/longest";

/** What every name in these definitions has in it that a definition may choose. */
export const EXTREME: readonly string[] = ["fullest", "long-long"];

/**
 * Definitions at the ends of what one may say, by name, on a day: what they come to is what a definition can make of the platform. A new thing
 * that a definition may say is said here too.
 */
export function extremes(today: string): Readonly<Record<string, ProductDefinition>> {
  return Object.fromEntries([longest, ...fullest(today)].map((definition) => [definition.name, definition]));
}
