import type { Problem } from "../../refuse";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/** What the distribution and the web ACL take once each. */
export function checkEdge({ edge = {} }: ProductDefinition): Problem[] {
  const tests = edge.penetrationTests ?? [];
  return [
    ...twice(edge.cachedPaths ?? [], "cachedPaths", (index) => ["edge", "cachedPaths", index]),
    ...twice(
      tests.map(({ ticket }) => ticket),
      "penetrationTests",
      (index) => ["edge", "penetrationTests", index, "ticket"],
    ),
  ];
}

/** Each that stands there a second time. */
function twice(values: readonly string[], list: string, at: (index: number) => readonly PropertyKey[]): Problem[] {
  return values.flatMap((value, index) => {
    if (values.indexOf(value) === index) return [];
    const allowed = `each of ${list} once`;
    return [{ path: show(at(index)), value, allowed, fix: "remove one of the two" }];
  });
}
