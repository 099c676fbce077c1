import { dirname, resolve } from "node:path";
import { CallError, ownFrame } from "./failure";

const ROOT = resolve(__dirname, "..");
/** Where people write: what is wrong there is no fault of the platform. */
const PRODUCTS = resolve(ROOT, "stacks/products");
const CONSTANTS = ["foundation", "people"].map((name) => resolve(ROOT, `stacks/${name}.ts`));

/** What to say of a module that could not be loaded: what is wrong, and the file and line where it is. */
export function unloadable(what: string, path: string, error: unknown): CallError {
  const message = messageOf(error);
  const syntax = syntaxError(error);
  if (syntax !== undefined) {
    const { file, line, column, says } = syntax;
    return new CallError(
      `${what} does not parse: ${says} (line ${line}, column ${column})`,
      `fix: correct it in ${file}`,
    );
  }
  const missing = /^Cannot find module '(.*?)'/.exec(message)?.[1];
  if (missing !== undefined)
    return new CallError(`${what} imports ${missing}, which does not exist`, "fix: correct the import");
  const frame =
    error instanceof Error ? (error.stack ?? "").split("\n").find((line) => line.includes(path)) : undefined;
  const line = /:(\d+):\d+\)?$/.exec(frame ?? "")?.[1];
  return new CallError(
    `${what} fails while it is read: ${message}${line === undefined ? "" : ` (line ${line})`}`,
    `fix: correct it in ${path}`,
  );
}

/** What is wrong with a file that people write and most of the program imports; undefined when the fault is elsewhere. */
export function brokenByHand(thrown: unknown): CallError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const asked = (thrown as { readonly requireStack?: readonly string[] }).requireStack?.[0];
  const frame = ownFrame(thrown.stack)?.replace(/:\d+$/, "");
  const file = syntaxError(thrown)?.file ?? asked ?? (frame === undefined ? undefined : resolve(ROOT, frame));
  if (file === undefined) return undefined;
  const path = file.slice(ROOT.length + 1);
  if (dirname(file) === PRODUCTS) return unloadable(`the catalogue's ${path}`, file, thrown);
  return CONSTANTS.includes(file) ? unloadable(path, file, thrown) : undefined;
}

/** As esbuild tells it. */
function syntaxError(error: unknown) {
  if (!(error instanceof Error) || error.name !== "TransformError") return undefined;
  const [, file, line, column, says] = /^(.*?):(\d+):(\d+): ERROR: (.*)$/m.exec(error.message) ?? [];
  // esbuild counts columns from 0, editors from 1.
  return file === undefined ? undefined : { file, line, column: Number(column) + 1, says };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
