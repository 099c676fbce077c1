import { isDigest, namesSecret, soundsSecret } from "./names";

/** What a text is written for: a program that is given it (variables, commands, headers), people who read it, or the provider. */
export type Use = "program" | "people" | "provider";

/** Where in a value a text stands, and what is known of all texts that stand so. */
export interface Place {
  /** What it is called there: its key, or the name beside it in `{ name: "API_KEY", value: "…" }`, or the flag before it. */
  readonly name: string;
  readonly use: Use;
  /** Whether the name says that what stands there is a secret, whatever it looks like. */
  readonly calledSecret: boolean;
  /** Whether the name speaks of a secret, so that what also looks like one is one. */
  readonly speaksOfSecret: boolean;
  readonly digest: boolean;
}

/** One object for each place, since the same few hundred come over and over. */
export function placeOf(name: string, use: Use): Place {
  const known = places[use];
  let place = known.get(name);
  if (place === undefined) {
    if (known.size > 10_000) known.clear();
    place = { name, use, calledSecret: isCalled(name, use), speaksOfSecret: namesSecret(name), digest: isDigest(name) };
    known.set(name, place);
  }
  return place;
}
const places: Readonly<Record<Use, Map<string, Place>>> = {
  program: new Map(),
  people: new Map(),
  provider: new Map(),
};

function isCalled(name: string, use: Use): boolean {
  if (use === "provider") return PROPERTY.test(name);
  return use === "program" && soundsSecret(name) && !/^keys?$/i.test(name);
}
/** Properties of providers that are secrets and nothing else. */
const PROPERTY =
  /^((master|user|admin|auth)_?)?(password|passwd|passphrase|secret|token)$|^(secret_?(string|binary)|(api|app)_?key)$/i;

const USES: readonly { readonly use: Use; readonly keys: RegExp }[] = [
  {
    use: "program",
    keys: /^((container_?)?environment(_?variables?)?|env|variables|commands?|entry_?point|args|arguments|\w*headers?|settings|user_?data)$/i,
  },
  { use: "people", keys: /^(\w*description|comment|message|notes?|tags|title)$/i },
];

/** What stands below a key is written for. */
export function useBelow(key: string): Use {
  let found = uses.get(key);
  if (found === undefined) {
    if (uses.size > 10_000) uses.clear();
    found = USES.find(({ keys }) => keys.test(key))?.use ?? "provider";
    uses.set(key, found);
  }
  return found;
}
const uses = new Map<string, Use>();
