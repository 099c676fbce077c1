import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { refuse } from "../components/refuse";
import { leavesOf, ledgerProblems } from "../stacks/ledger-check";
import { catalogue } from "../stacks/products";
import { CallError, type ExitCode } from "./failure";

const ROOT = resolve(__dirname, "..");
const FILE = resolve(ROOT, "stacks/ledger.json");

export interface LedgerOptions {
  /** The stack whose outputs stand on stdin. @default organization, unless `set` is given */
  readonly stack?: string | undefined;
  /** `path=value`, each a value that a person gives; nothing after the sign takes the path out. */
  readonly set?: readonly string[] | undefined;
}

type Tree = { [key: string]: Tree | string | number | readonly string[] };

const MEND = "mend it there, or take it back with git checkout";

/** Writes what stacks have made, or a person gives, into the ledger, and what is generated from it. Tells what changed, and what is left to give. */
export async function writeLedger({ stack, set = [] }: LedgerOptions): Promise<ExitCode> {
  const before = jsonIn(readFileSync(FILE, "utf8"), "stacks/ledger.json", MEND) as Tree;
  const after = structuredClone(before);
  if (stack !== undefined || set.length === 0) merge(after, partOf(readFileSync(0, "utf8"), stack ?? "organization"));
  for (const one of set) assign(after, one);
  refuse("the ledger as it would be", ledgerProblems(after, Object.keys(catalogue)));
  const changed = differences(before, after);
  if (changed.length > 0) writeFileSync(FILE, `${JSON.stringify(sorted(after), null, 2)}\n`);
  process.stdout.write(`${[...changed, ...verdict(changed.length)].join("\n")}\n`);
  // Only now: what is generated reads the ledger that has just been written.
  const { generate } = require("./generate") as typeof import("./generate");
  return await generate({ only: "policies/registry.json" });
}

/** What is left to give, by the step that gives it. */
function verdict(changed: number): string[] {
  const { placeholdersFor } = require("../stacks/placeholders") as typeof import("../stacks/placeholders");
  const { ledger } = require("../stacks/ledger") as typeof import("../stacks/ledger");
  const stacks = ["organization", ...Object.keys(catalogue)];
  const left = new Map(stacks.flatMap((stack) => placeholdersFor(stack, ledger)).map(({ path, step }) => [path, step]));
  const steps = [...new Set(left.values())].sort();
  const what = changed === 0 ? "nothing changed" : `${changed} changed`;
  return [
    `${relative(ROOT, FILE)}: ${what}, ${left.size} placeholders left`,
    ...steps.flatMap((step) => [
      `  ${[...left]
        .flatMap(([path, of]) => (of === step ? [path] : []))
        .sort()
        .join(", ")}`,
      `    ${step}`,
    ]),
  ];
}

/** The output `ledger` of a stack: a part of the ledger, in its own form. */
function partOf(text: string, stack: string): Tree {
  const command = `pulumi stack output --json -s ${stack}`;
  if (text.trim() === "")
    throw new CallError("nothing stands on stdin", `fix: ${command} | npm run platform -- ledger`);
  const part = (jsonIn(text, "stdin") as Tree)["ledger"];
  if (typeof part !== "object" || part === null || Array.isArray(part)) {
    throw new CallError(
      `the outputs on stdin have no \`ledger\``,
      `allowed: what \`${command}\` prints after an \`up\` of that stack`,
      "fix: bring the stack up, and give all of its outputs",
    );
  }
  return part as Tree;
}

function merge(into: Tree, part: Tree): void {
  for (const [key, value] of Object.entries(part)) {
    if (key === "__proto__") continue;
    const known = into[key];
    if (isTree(value) && isTree(known)) merge(known, value);
    else into[key] = value;
  }
}

/** `accounts.management=123456789012`; a number where the ledger has one. */
function assign(ledger: Tree, given: string): void {
  const [path = "", ...rest] = given.split("=");
  const value = rest.join("=").trim();
  const keys = path.split(".");
  const last = keys.pop();
  if (rest.length === 0 || last === undefined || path === "" || keys.includes("__proto__")) {
    throw new CallError(
      `--set ${given} names no value`,
      "allowed: a path of the ledger and its value",
      "fix: --set accounts.management=123456789012",
    );
  }
  let place = ledger;
  for (const key of keys) {
    const inner = (place[key] ??= {});
    if (!isTree(inner))
      throw new CallError(`--set ${given}: ${key} is a value`, "fix: name a path of stacks/ledger.json");
    place = inner;
  }
  if (value === "") delete place[last];
  else place[last] = path.startsWith("github.") && /^\d+$/.test(value) ? Number(value) : value;
}

function isTree(value: Tree[string] | undefined): value is Tree {
  return typeof value === "object" && !Array.isArray(value);
}

function differences(before: Tree, after: Tree): string[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => `${path}: ${old.get(path) ?? "nothing"} → ${now.get(path) ?? "nothing"}`);
}

/** Keys in order, so that two people who write it make no difference. */
function sorted(value: Tree[string]): Tree[string] {
  if (!isTree(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function jsonIn(text: string, place: string, fix = "give it as it was printed, whole"): unknown {
  let reason = "";
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === "object" && found !== null) return found;
  } catch (error) {
    reason = `: ${(error as Error).message}`;
  }
  throw new CallError(`${place} is not a JSON object${reason}`, `fix: ${fix}`);
}
