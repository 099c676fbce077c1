import type { View } from "./graph";
import { isHidden, isSecret, UNKNOWN } from "./resource";

/**
 * Ends the one assertion that read a value which cannot be read: it is unknown until the update, or secret. `Check` catches it and
 * nothing else does; it is made once, since a stack trace of it would help nobody and cost much.
 */
export class CannotRead extends Error {}
export const CANNOT_READ = new CannotRead("a value that cannot be read yet");

/**
 * Reads properties by path (`versioning.enabled`, `rules.0.action`). What is absent is `undefined`, an empty list or `false`, never an
 * exception; what cannot be read ends the assertion that reads it, so that no rule takes an unknown value for a missing one.
 */
export class Reader {
  constructor(
    private readonly root: View | undefined,
    private readonly value: unknown,
    /** Where in the resource this reader stands; empty at the top. */
    readonly path: string = "",
  ) {}

  /** The resource that it all belongs to; a provider's properties belong to none. */
  get owner(): View | undefined {
    return this.root;
  }

  /** The known value, or undefined. */
  get(path = ""): unknown {
    const value = this.raw(path);
    if (isHidden(value)) throw CANNOT_READ;
    return value ?? undefined;
  }

  /** A string; numbers and booleans are written out, since providers take either. */
  text(path = ""): string | undefined {
    const value = this.get(path);
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return typeof value === "string" ? value : undefined;
  }

  number(path = ""): number | undefined {
    const value = this.get(path);
    if (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value))) return Number(value);
    return typeof value === "number" ? value : undefined;
  }

  flag(path = ""): boolean | undefined {
    const value = this.get(path);
    if (value === "true" || value === "false") return value === "true";
    return typeof value === "boolean" ? value : undefined;
  }

  /** The elements of a list; a single object stands for a list of one, an absent list is empty. */
  list(path = ""): Reader[] {
    const value = this.get(path);
    if (value === undefined) return [];
    const at = this.under(path);
    if (!Array.isArray(value)) return [new Reader(this.owner, value, at)];
    return value.map((element, index) => new Reader(this.owner, element, `${at}.${index}`));
  }

  /** The strings of a list; a single string stands for a list of one. */
  texts(path = ""): string[] {
    return this.list(path).flatMap((element) => element.text() ?? []);
  }

  /** The fields of a map, by name; the values are readers, so an unknown one hinders no other. */
  entries(path = ""): [string, Reader][] {
    const value = this.get(path);
    if (typeof value !== "object" || value === null) return [];
    const at = this.under(path);
    return Object.entries(value).map(([key, inner]) => [key, new Reader(this.owner, inner, `${at}.${key}`)]);
  }

  /** A reader of what stands there, be it absent or unknown; only its reads tell. */
  at(path: string): Reader {
    return new Reader(this.owner, this.raw(path), this.under(path));
  }

  /** Whether something is said there: not undefined, null, "" or an empty list, which an unknown value or a secret may be. */
  isSet(path = ""): boolean {
    const value = this.get(path);
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  }

  /**
   * Whether there is a value at all, be it empty, unknown or secret: for what decides by being there, whatever it says. Cannot be read where
   * that which it would stand in is hidden itself.
   */
  has(path: string): boolean {
    const end = path.lastIndexOf(".");
    if (isHidden(this.raw(end === -1 ? "" : path.slice(0, end)))) throw CANNOT_READ;
    return (this.raw(path) ?? undefined) !== undefined;
  }

  /** Whether it is set, or will be: what comes from another resource of the program is set once that one is made. */
  isGiven(path: string): boolean {
    return (this.has(path) && this.isHidden(path) && this.sources(path).length > 0) || this.isSet(path);
  }

  /** Whether it is unknown until the update, or secret. */
  isHidden(path = ""): boolean {
    return isHidden(this.raw(path));
  }

  isUnknown(path = ""): boolean {
    return this.raw(path) === UNKNOWN;
  }

  isSecret(path = ""): boolean {
    return isSecret(this.raw(path));
  }

  /**
   * The resources that the value came from, by the property at the top of the resource that it stands in; none for a value that is not
   * there, whatever its neighbours came from.
   */
  sources(path = ""): readonly View[] {
    if ((this.raw(path) ?? undefined) === undefined) return [];
    return this.owner?.sourcesOf(this.under(path).split(".", 1)[0] ?? "") ?? [];
  }

  /** The value as it is: UNKNOWN and secrets too, and UNKNOWN or the secret for everything below one. For walks over all values. */
  raw(path = ""): unknown {
    let value = this.value;
    if (path === "") return value;
    for (const key of keysIn(path)) {
      if (isHidden(value)) return value;
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  }

  private under(path: string): string {
    return this.path === "" ? path : path === "" ? this.path : `${this.path}.${path}`;
  }
}

/** The keys of a path; the same few hundred are asked for over and over. */
function keysIn(path: string): readonly string[] {
  let keys = known.get(path);
  if (keys === undefined) {
    keys = path.split(".");
    if (known.size > 5000) known.clear();
    known.set(path, keys);
  }
  return keys;
}
const known = new Map<string, readonly string[]>();
