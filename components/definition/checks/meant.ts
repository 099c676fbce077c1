import type { Problem } from "../../refuse";
import { nearest } from "./nearest";
import { keysAt, shapeIssues, shapeProblems, show } from "./shape-problems";

type Path = readonly PropertyKey[];
type Loose = Record<PropertyKey, unknown>;

export interface Meant {
  /** One for each key that was misspelt. */
  readonly problems: readonly Problem[];
  /** Problems of the definition as it is read, by the places that its author knows. */
  readonly asWritten: (problems: readonly Problem[]) => Problem[];
}

interface Renamed {
  /** Of the entry, as it is read. */
  readonly read: string;
  /** As it is written, in what is read. */
  readonly written: string;
}

/**
 * Reads a misspelt key of a definition, which is the caller's own copy, as the one that was probably meant, where that one is not there: it is told once, and
 * not again as what is missing, nor by all that names what it holds.
 */
export function readAsMeant(definition: unknown): Meant {
  const slips: Problem[] = [];
  const renamed: Renamed[] = [];
  // Behind a key that was misspelt there may be others.
  for (let before = -1; renamed.length > before; ) {
    before = renamed.length;
    for (const issue of shapeIssues(definition)) {
      if (issue.code !== "unrecognized_keys") continue;
      const holder = holderAt(definition, issue.path);
      for (const from of issue.keys) {
        const absent = keysAt(issue.path).filter((key) => !Object.hasOwn(holder, key));
        const to = nearest(from, absent);
        if (to === undefined) continue;
        slips.push(...asWritten(shapeProblems({ ...issue, keys: [from] }), renamed));
        renamed.push({ read: show([...issue.path, to]), written: show([...issue.path, from]) });
        holder[to] = holder[from];
        delete holder[from];
      }
    }
  }
  const told = new Set(slips.map(({ path }) => path));
  return {
    problems: slips,
    // A value that the right key would not take either is told with the key.
    asWritten: (problems) => asWritten(problems, renamed).filter(({ path }) => !told.has(path)),
  };
}

function asWritten(problems: readonly Problem[], renamed: readonly Renamed[]): Problem[] {
  return problems.map((problem) => ({
    ...problem,
    // The last was renamed inside of those before it.
    path: renamed.reduceRight(
      (path, { read, written }) => (isWithin(path, read) ? `${written}${path.slice(read.length)}` : path),
      problem.path,
    ),
  }));
}

/** Whether a path is another, or of what is in it. */
export function isWithin(path: string, of: string): boolean {
  return path === of || path.startsWith(`${of}.`) || path.startsWith(`${of}[`);
}

function holderAt(definition: unknown, path: Path): Loose {
  return path.reduce<unknown>((node, key) => (node as Loose)[key], definition) as Loose;
}
