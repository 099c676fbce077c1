import { parseUrn, type Resource } from "../kernel/resource";
import { type Forms, unreviewedForms } from "./forms";
import { NOTHING_SAID, type Said } from "./said";
import { answeredIn, listsAt, sameText, valuesAt } from "./places";
import { isObject, type Option, optionDefaults, type Scalar, type Token, type TypeShape } from "./shape";

/**
 * What is narrower about one part of a component than about its type: of monitors of memory, say, the one priority. As in a type's shape a line has
 * a path and what may stand there; `never` is what such a part does not set. Lines that are as the type's are left out.
 */
export interface PartShape {
  readonly options?: Readonly<Record<string, readonly Scalar[]>>;
  readonly inputs?: Readonly<Record<string, Token>>;
  /** Lists that have each of their reviewed values, without one of which they say less: `awsServiceAccessPrincipals`. */
  readonly whole?: Readonly<Record<string, readonly Scalar[]>>;
  /** Lists of blocks that were reviewed as they stand, each in the few ways that there are: `policy(json)rules`. */
  readonly lists?: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  /** Keys that each has in a map, by the map's path (`tags`: `data-class`), and inputs that each passes over (`ignoreChanges`). */
  readonly always?: Readonly<Record<string, readonly string[]>>;
  /** What is left of texts that a template writes, by path: `query`. */
  readonly forms?: Forms;
}

/** By the component's type and the part's, then by what the part is called there: `-memory`, and `-memory production` in production. */
export type Parts = Readonly<Record<string, Readonly<Record<string, PartShape>>>>;

const sections: readonly string[] = ["options", "inputs", "whole", "lists", "always", "forms"];

export const NEVER = "never";

/** Of the account that the stack is about. */
export const USUAL_PROVIDER: readonly string[] = ["account-aws"];

/** Zones, counts and digests in names: which of several like ones it is. */
const counted = /-(?:[a-d]|\d+|[\da-f]{6})(?=-|$)/g;

export function withoutCounts(name: string): string {
  return name.replace(counted, "");
}

/** `platform:data:Bucket aws:s3/bucket:Bucket`: by the URN, which tells of a resource alone whose part it is. */
export function kindOf({ urn, type }: Pick<Resource, "urn" | "type">): string {
  const [, , types = ""] = urn.split("::", 3);
  return `${types.split("$").at(-2) ?? ""} ${type}`;
}

/** What is written behind a part's name when it stands in production. */
export function placeIn(stack: string, name: string): string {
  return name.startsWith(`${stack}-production-`) ? " production" : "";
}

/** The name of AWS's provider, of which a stack may have several, without the stack's: it says in which account. */
export function providersOf({ provider }: Pick<Resource, "provider">, stack: string): readonly string[] {
  if (provider?.type !== "pulumi:providers:aws") return [];
  const { name } = parseUrn(provider.urn);
  return [name.startsWith(`${stack}-`) ? name.slice(stack.length + 1) : name];
}

/** The part that a resource is, by the longest end of its name that a part is called by. */
export function partOf(
  parts: Parts,
  resource: Pick<Resource, "urn" | "type" | "name">,
  stack: string,
): PartShape | undefined {
  const kind = kindOf(resource);
  const own = Object.hasOwn(parts, kind) ? parts[kind] : undefined;
  if (own === undefined) return undefined;
  const [name, place] = [withoutCounts(resource.name), placeIn(stack, resource.name)];
  for (let at = name.indexOf("-"); at !== -1; at = name.indexOf("-", at + 1)) {
    const found = own[`${name.slice(at)}${place}`];
    if (found !== undefined) return found;
  }
  return own[place];
}

/** The shape of a part, made of its type's and its own lines. */
export function narrowed(type: TypeShape, part: PartShape): TypeShape {
  const own = new Map(Object.entries(part.inputs ?? {}).map(([path, token]) => [plain(path), [path, token] as const]));
  const inputs = Object.entries(type.inputs).flatMap(([path, token]) => {
    const line = own.get(plain(path)) ?? ([path, token] as const);
    own.delete(plain(path));
    return line[1] === NEVER ? [] : [line];
  });
  return {
    options: { provider: USUAL_PROVIDER, ...type.options, ...part.options },
    // What is left stands within a line of the type's that says less.
    inputs: Object.fromEntries([...inputs, ...own.values()]),
  };
}

export function plain(path: string): string {
  return path.replaceAll("?", "");
}

/** What is narrower of a part, of which `own` has been seen alone. */
export function differenceOf(type: TypeShape, own: TypeShape): PartShape {
  const lines = new Map(Object.entries(own.inputs).map(([path, token]) => [plain(path), [path, token] as const]));
  const inputs = Object.entries(type.inputs).flatMap(([path, token]): [string, Token][] => {
    const [seen, values] = lines.get(plain(path)) ?? [plain(path), NEVER];
    if (values === NEVER) {
      const within = Object.entries(own.inputs).filter(([line]) => isWithin(plain(line), plain(path)));
      if (within.length > 0 && token !== "computed" && token !== "text") return [];
      // What is unknown elsewhere is a list or an object that is known, and what is a text elsewhere is JSON here.
      return [[seen, NEVER], ...within];
    }
    const narrower = isNarrower(values, token);
    return seen === path && !narrower ? [] : [[seen, narrower ? values : token]];
  });
  const options = (Object.keys(optionDefaults) as Option[]).flatMap((name): [string, readonly Scalar[]][] => {
    const usual = optionDefaults[name];
    const [wide, seen] = [type, own].map(({ options }) => options?.[name] ?? (usual === undefined ? [] : [usual]));
    return wide !== undefined && seen !== undefined && seen.length < wide.length ? [[name, seen]] : [];
  });
  return {
    ...(options.length === 0 ? {} : { options: Object.fromEntries(options) }),
    ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) }),
  };
}

function isNarrower(own: Token, type: Token): boolean {
  if (type === "computed") return own === "made" || typeof own !== "string";
  return typeof type !== "string" && typeof own !== "string" && own.length < type.length;
}

function isWithin(line: string, path: string): boolean {
  return line.startsWith(path) && /^[.[(]/.test(line.slice(path.length));
}

const reviewedLists = new WeakMap<
  readonly unknown[],
  { readonly answered: ReadonlySet<string>; readonly texts: ReadonlySet<string | undefined> }
>();

/** What a part lacks that all reviewed ones have, and what of its texts no reviewed one has. */
export function lacking(
  { type, ignoreChanges }: Pick<Resource, "type" | "ignoreChanges">,
  inputs: unknown,
  part: PartShape,
  said: Said = NOTHING_SAID,
): string[] {
  const { whole = {}, lists = {}, always = {}, forms = {} } = part;
  const ofLists = Object.entries(whole).flatMap(([path, values]) =>
    listsAt(inputs, path).flatMap((list) => {
      if (!list.every((one) => typeof one !== "object" && typeof one !== "symbol")) return [];
      const missing = values.filter((value) => !list.includes(value));
      return missing.map((value) => `${path} lacks ${value}, which every reviewed one has`);
    }),
  );
  const ofBlocks = Object.entries(lists).flatMap(([path, variants]) => {
    let known = reviewedLists.get(variants);
    if (known === undefined) {
      const answered = new Set(answeredIn(variants));
      known = { answered, texts: new Set(variants.map((one) => sameText(one, answered))) };
      reviewedLists.set(variants, known);
    }
    const { answered, texts } = known;
    return listsAt(inputs, path).some((list) => {
      const text = sameText(list, answered);
      return text !== undefined && !texts.has(text);
    })
      ? [`${path} is not as a whole what has been reviewed`]
      : [];
  });
  const ofKeys = Object.entries(always).flatMap(([path, keys]) => {
    const has = path === "ignoreChanges" ? [ignoreChanges] : valuesAt(inputs, path).filter(isObject).map(Object.keys);
    const missing = keys.filter((key) => has.some((one) => !one.includes(key)));
    return missing.map((key) => `${path} lacks ${key}, which every reviewed one has`);
  });
  return [...ofLists, ...ofBlocks, ...ofKeys, ...unreviewedForms(type, { inputs, said }, forms)];
}

/** Problems of a file of parts, each with its place; empty when it is sound. */
export function problemsOf(value: unknown): string[] {
  if (!isObject(value)) return ["the whole must be an object: a component's type and a part's, then its parts"];
  return Object.entries(value).flatMap(([kind, parts]) => {
    if (!isObject(parts)) return [`${kind} must be an object: what a part is called, then its lines`];
    return Object.entries(parts).flatMap(([name, part]) => {
      const place = `${kind} "${name}"`;
      if (!isObject(part)) return [`${place} must be an object with ${sections.join(", ")}`];
      const unknown = Object.keys(part).filter((key) => !sections.includes(key));
      return [
        ...unknown.map((key) => `${place} ${key} is unknown: a part has ${sections.join(", ")}`),
        ...sections.flatMap((key) =>
          part[key] === undefined || isObject(part[key]) ? [] : [`${place} ${key} must be an object`],
        ),
      ];
    });
  });
}
