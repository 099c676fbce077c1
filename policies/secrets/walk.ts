import { parseJson } from "../kernel/documents";
import { isSecret } from "../kernel/resource";
import { namesSecret } from "./names";
import { type Place, placeOf, useBelow } from "./place";

export interface Visitor {
  /** Whether a text is to be looked at, and into. */
  isNew(text: string, place: Place): boolean;
  /** A text that holds no other; `path` is one list that changes as the walk goes on. */
  leaf(text: string, place: Place, path: readonly string[]): void;
}

/** Texts in texts: JSON in JSON, Base64 in that. */
const DEPTH = 4;

/** Visits every text of a value: keys too, what is written as JSON in a text, and what is written in Base64. */
export function walk(value: unknown, at: Place, visitor: Visitor, path: string[] = [], depth = 0): void {
  if (typeof value === "string") return walkText(value, at, visitor, path, depth);
  if (typeof value !== "object" || value === null || isSecret(value)) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      step(value[index], flagged(at, value[index - 1]), String(index), visitor, path, depth);
    return;
  }
  const object = value as Record<string, unknown>;
  const named = nameBeside(object);
  for (const key of Object.keys(object)) {
    if (visitor.isNew(key, KEY)) visitor.leaf(key, KEY, path);
    const name = named === undefined ? key : key === named ? "" : /^value$/i.test(key) ? String(object[named]) : key;
    step(object[key], placeOf(name, at.use === "provider" ? useBelow(key) : at.use), key, visitor, path, depth);
  }
}

/** Where keys stand themselves. */
export const KEY = placeOf("", "provider");

function step(value: unknown, at: Place, key: string, visitor: Visitor, path: string[], depth: number): void {
  if (typeof value !== "string" && (typeof value !== "object" || value === null)) return;
  path.push(key);
  walk(value, at, visitor, path, depth);
  path.pop();
}

function walkText(text: string, at: Place, visitor: Visitor, path: string[], depth: number): void {
  if (!visitor.isNew(text, at)) return;
  const parsed = depth < DEPTH && JSON_BEGINS.test(text) ? parseJson(text) : undefined;
  if (parsed !== undefined) return walk(parsed, at, visitor, path, depth + 1);
  visitor.leaf(text, at, path);
  if (depth < DEPTH) for (const plain of decoded(text)) step(plain, at, "Base64", visitor, path, depth + 1);
}

/** Of an object or a list; templates of monitors begin with `{{`. */
const JSON_BEGINS = /^\s*(\{\s*["}]|\[\s*[[{"\]\d-])/;

/** The key of the name in `{ name: "API_KEY", value: "…" }`, as environments, headers and tags are written. */
function nameBeside(object: Record<string, unknown>): string | undefined {
  if (object["value"] === undefined && object["Value"] === undefined) return undefined;
  return ["name", "Name", "key", "Key", "variableName"].find((key) => typeof object[key] === "string");
}

/** What follows a flag of a command belongs to it: `["--password", "…"]`. */
function flagged(at: Place, before: unknown): Place {
  if (typeof before !== "string" || !before.startsWith("-")) return at;
  const flag = /^--?([A-Za-z][\w-]*)$/.exec(before)?.[1];
  return flag !== undefined && namesSecret(flag) ? placeOf(flag, "program") : at;
}

/** The texts that stand in a text in Base64. What decodes to anything but text is something else. */
function decoded(text: string): string[] {
  if (text.length < 16) return [];
  const whole = /\s/.test(text) && /^[A-Za-z0-9+/=\s]+$/.test(text) ? text.replace(/\s/g, "") : text;
  return (whole.match(BASE64) ?? []).flatMap((token) => {
    const plain = Buffer.from(token, "base64").toString("latin1");
    return /^[\t\n\r\x20-\x7e]+$/.test(plain) ? [plain] : [];
  });
}

/**
 * Twelve letters of plain text and more, in Base64: three letters are four digits of six bits, of which the first begins as a printable letter
 * or the end of a line does, and the second and third hold the highest bit of the next letter, which is 0.
 */
const BASE64 = /(?:[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]){4,}[\w+/-]{0,3}={0,2}/g;
