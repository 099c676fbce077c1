import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

/** The resources of a type that a property names, one or several: by where its value came from, else by its texts. */
export function named(reader: Reader, path: string, type: string): readonly View[] {
  const sources = reader.sources(path).filter((view) => view.type === type);
  if (sources.length > 0) return sources;
  if (reader.isHidden(path) && reader.sources(path).length > 0) return [];
  const texts = reader.texts(path);
  if (texts.length === 0) return [];
  return reader.owner?.graph.ofType(type).filter((view) => view.identities().some((id) => texts.includes(id))) ?? [];
}

/** The region that a resource stands in: its own, else its provider's. */
export function regionOf(view: View): string | undefined {
  return view.text("region") ?? view.provider.text("region");
}

/** Whether two resources say the same in a property: by where it came from, else by its text. Ends the assertion where that cannot be known. */
export function agree(one: View, other: View, property: string): boolean {
  const [mine, theirs] = [one.sourcesOf(property), other.sourcesOf(property)];
  if (mine.some((source) => theirs.includes(source))) return true;
  const isApart = mine.length > 0 && theirs.length > 0 && (one.isHidden(property) || other.isHidden(property));
  return !isApart && one.text(property) === other.text(property);
}
