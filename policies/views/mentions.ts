import type { Graph } from "../kernel/graph";
import { CANNOT_READ } from "../kernel/reader";
import { documentsOf } from "./documents";
import { statements } from "../kernel/documents";
import { containers, TASK } from "./tasks";

/**
 * What documents and tasks of a stack name: the resources of statements and the values of their conditions, secrets, variables and log groups
 * of containers. An ARN stands without what comes before its own name: `parameter/shine/…`, `repository/shine/web`.
 */
export function mentions(graph: Graph): ReadonlySet<string> {
  return graph.memo(mentions, () => {
    const found = new Set<string>();
    for (const view of graph.all) {
      for (const { reader, path } of documentsOf(view)) {
        for (const statement of known(() => statements(reader, path))) {
          for (const text of [...statement.resources, ...statement.conditions.flatMap(({ values }) => values)])
            found.add(nameIn(text));
        }
      }
    }
    for (const task of graph.ofType(TASK)) {
      for (const { reader } of known(() => containers(task))) {
        found.add(reader.text("image") ?? "");
        found.add(reader.text("logConfiguration.options.awslogs-group") ?? "");
        for (const entry of reader.list("environment")) found.add(entry.text("value") ?? "");
        for (const entry of reader.list("secrets")) found.add(nameIn(entry.text("valueFrom") ?? ""));
      }
    }
    return found;
  });
}

function nameIn(text: string): string {
  return text.startsWith("arn:") ? text.split(":").slice(5).join(":") : text;
}

/** What cannot be read yet names nothing yet. */
function known<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error !== CANNOT_READ) throw error;
    return [];
  }
}
