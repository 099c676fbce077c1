import { findSourceMap, type SourceMap } from "node:module";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The project's root: places are told from here. */
export const ROOT = resolve(__dirname, "../..");

/** A line of a source file, as the SDK tells it to the engine. */
export interface Position {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** A place as people read it: `components/network/network.ts`, 41. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The first of these positions that lies in the project and not in a package that it uses. */
export function placeOf(frames: Iterable<Position>): Place | undefined {
  for (const { uri, line } of frames) {
    const file = projectFile(uri);
    if (file !== undefined) return { file, line };
  }
  return undefined;
}

const files = new Map<string, string | undefined>();

/** The path from the root; undefined for what is none of the project's own. */
function projectFile(uri: string): string | undefined {
  if (files.has(uri)) return files.get(uri);
  const path = uri.startsWith("file:") ? relative(ROOT, fileURLToPath(uri)).split(sep).join("/") : undefined;
  const own =
    path !== undefined && !path.startsWith("../") && !/(^|\/)node_modules\//.test(path) && !path.startsWith("tools/");
  files.set(uri, own ? path : undefined);
  return own ? path : undefined;
}

/**
 * Who called `below`, nearest first, without the `skip` frames next above it. Frames are mapped to the source one by one, which is far
 * cheaper than the text of a stack trace, where all of them are.
 */
export function* callers(below: (...args: never) => unknown, skip: number): Generator<Position> {
  for (const site of callSites(below).slice(skip)) {
    const file = site.getFileName();
    const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
    if (typeof file !== "string" || line === null || column === null || file.startsWith("node:")) continue;
    if (file.includes("/node_modules/")) continue;
    yield original(file, line, column);
  }
}

function callSites(below: (...args: never) => unknown): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 64;
    Error.prepareStackTrace = (_, sites) => sites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, below);
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (prepareStackTrace === undefined) delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
    else Error.prepareStackTrace = prepareStackTrace;
  }
}

const maps = new Map<string, SourceMap | undefined>();

function original(file: string, line: number, column: number): Position {
  if (!maps.has(file)) maps.set(file, findSourceMap(file));
  const entry = maps.get(file)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !("originalLine" in entry))
    return { uri: file.startsWith("file:") ? file : pathToFileURL(file).href, line, column };
  return { uri: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
