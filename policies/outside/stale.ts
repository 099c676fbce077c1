import type { Graph } from "../kernel/graph";
import { reviewed } from "./ours";

/**
 * Places of entries at which nothing is known by them, once `outside-references` has been asked about all of these stacks: what they would let in
 * there, nobody needs. What a definition has chosen may be the product's own as well.
 */
export function staleEntries(graphs: readonly Graph[]): string[] {
  const used = new Map<string, boolean>();
  for (const graph of graphs) {
    for (const uses of reviewed(graph).values()) {
      for (const { entry, place, isUsed } of uses.values()) {
        if (entry.isChosen === true) continue;
        const line = `${entry.kind} ${entry.name} at ${place}`;
        used.set(line, isUsed || used.get(line) === true);
      }
    }
  }
  return [...used].flatMap(([line, isUsed]) => (isUsed ? [] : [line])).sort();
}
