import { type Hit, libraryHits } from "./library";
import { namedKind } from "./named";
import { patternHits } from "./patterns";
import { type Place, placeOf, type Use } from "./place";
import { KEY, type Visitor, walk } from "./walk";

/** A secret that stands in a value in clear. */
export interface Leak {
  /** Where it stands, by keys that are no secret themselves: `environment`, `variables`, `TOKEN`. */
  readonly path: readonly string[];
  /** `a token of GitHub`. */
  readonly kind: string;
  /** The secret, and the text of the value that it stands in: for those who take it out of what they print, and for nobody else. */
  readonly texts: readonly string[];
}

/** A value to be searched: properties of a resource, or a definition. */
export interface Searched {
  readonly value: Readonly<Record<string, unknown>>;
  /** What those at its top are for, where their keys do not tell. */
  readonly uses?: Readonly<Record<string, Use>>;
}

/** The kinds of secrets, by where they stand and what they are. */
type Kinds = ReadonlyMap<Place, ReadonlyMap<string, string>>;

/** The secrets in each of some values, in their order. */
export function leaksIn(all: readonly Searched[]): readonly (readonly Leak[])[] {
  const texts = textsOf(all);
  const kinds = kindsOf(texts);
  if (kinds.size > 0) return all.map((searched) => leaksOf(searched, kinds));
  remember(texts);
  return all.map(() => []);
}

/** Every text, by where it stands, and whether it holds no others. */
type Texts = ReadonlyMap<Place, ReadonlyMap<string, boolean>>;

/** Texts in which there was nothing. The engine asks about resources one by one, and most of what one says others have said before. */
const clean = new Map<Place, Set<string>>();
let size = 0;

function remember(texts: Texts): void {
  for (const [place, inner] of texts) {
    size += inner.size;
    const known = clean.get(place);
    if (known === undefined) clean.set(place, new Set(inner.keys()));
    else for (const text of inner.keys()) known.add(text);
  }
  if (size < 100_000) return;
  clean.clear();
  size = 0;
}

/** What has to be looked at, each once. */
function textsOf(all: readonly Searched[]): Texts {
  const texts = new Map<Place, Map<string, boolean>>();
  const visitor: Visitor = {
    isNew: (text, place) => {
      if (clean.get(place)?.has(text) === true) return false;
      let known = texts.get(place);
      if (known === undefined) texts.set(place, (known = new Map()));
      return !known.has(text) && known.set(text, false) !== undefined;
    },
    leaf: (text, place) => void texts.get(place)?.set(text, true),
  };
  for (const searched of all) walkTop(searched, visitor);
  return texts;
}

/** A second walk, which takes note of places, once something is found. */
function leaksOf(searched: Searched, kinds: Kinds): Leak[] {
  const leaks = new Map<string, Leak>();
  walkTop(searched, {
    isNew: () => true,
    leaf: (text, place, path) => {
      const kind = kinds.get(place)?.get(text);
      if (kind === undefined) return;
      const told = path.map((key) => (kinds.get(KEY)?.has(key) === true ? "[secret]" : key));
      const at = told.join(".");
      if (!leaks.has(at)) leaks.set(at, { path: told, kind, texts: [text, ...outer(searched.value, path)] });
    },
  });
  return [...leaks.values()];
}

function walkTop({ value, uses = {} }: Searched, visitor: Visitor): void {
  walk(value, KEY, visitor);
  for (const [key, use] of Object.entries(uses)) walk(value[key], placeOf(nameOf(value, key), use), visitor, [key]);
}

/** What a property that a person writes is called: as its resource is, where that has a name. */
function nameOf({ name, variableName }: Searched["value"], key: string): string {
  return [name, variableName].find((one) => typeof one === "string")?.replace(WHOSE, "") ?? key;
}

/** The beginning of a parameter's path, which says whose it is: product and environment. */
const WHOSE = /^\/[^/]+\/[^/]+\//;

/** The text of the value in which a path ends, or goes on into what is written there. */
function outer(value: unknown, path: readonly string[]): string[] {
  const [key, ...rest] = path;
  if (typeof value === "string") return [value];
  if (key === undefined || typeof value !== "object" || value === null) return [];
  return outer((value as Record<string, unknown>)[key], rest);
}

/** No pattern goes over this. */
const BETWEEN = "\n\0\n";

/**
 * What kinds of secrets there are among texts; most are none. All are searched as one text, each with its name before it, since most of what
 * the library costs is to be asked. What something was found in is then searched alone.
 */
function kindsOf(texts: Texts): Kinds {
  const kinds = new Map<Place, Map<string, string>>();
  const add = (place: Place, text: string, kind: string): void => {
    const known = kinds.get(place) ?? new Map<string, string>();
    kinds.set(place, known.set(text, kind));
  };
  const lines: string[] = [];
  const from: { readonly place: Place; readonly text: string; readonly end: number }[] = [];
  let end = 0;
  for (const [place, inner] of texts) {
    for (const [text, leaf] of inner) {
      if (!leaf) continue;
      const line = place.name === "" ? text : `${place.name}=${text}`;
      end += line.length + BETWEEN.length;
      lines.push(line);
      from.push({ place, text, end });
      const kind = namedKind(text, place);
      if (kind !== undefined) add(place, text, kind);
    }
  }
  if (lines.length === 0) return kinds;
  const found = new Set(hitsIn(lines.join(BETWEEN)).map(({ index }) => from.findIndex((one) => index < one.end)));
  for (const index of found) {
    const [hit] = hitsIn(lines[index] ?? "");
    const source = from[index];
    if (hit !== undefined && source !== undefined) add(source.place, source.text, hit.kind);
  }
  return kinds;
}

function hitsIn(text: string): Hit[] {
  return [...libraryHits(text), ...patternHits(text)];
}
