import { scopedName } from "../naming";
import type { Scope } from "../scope";

/** The chosen name of an environment's bus, for documents: `shine-production`. */
export function eventBusName(scope: Scope): string {
  return scopedName(scope);
}
