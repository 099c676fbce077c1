import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bodyOf, interfacesIn, rootOf } from "../../support/declarations";

/** What an installed provider declares of one input. */
export interface Field {
  readonly kind: "flag" | "number" | "text" | "object" | "map";
  readonly list: boolean;
  readonly required: boolean;
  /** The values that its comment lists, or its type. */
  readonly values: readonly string[];
  /** Of an object. */
  readonly fields: () => Fields;
}
export type Fields = ReadonlyMap<string, Field>;

const none: Fields = new Map();

/** Every input that the installed provider takes for a type, by name. */
export function declaredInputs(type: string): Fields {
  const known = types.get(type);
  if (known !== undefined) return known;
  const result = readType(type);
  types.set(type, result);
  return result;
}
const types = new Map<string, Fields>();

function readType(type: string): Fields {
  const [, own = ""] = /^pulumi:providers:([\w-]+)$/.exec(type) ?? [];
  const [, provider, module, name = ""] =
    own === "" ? (/^(\w+):(?:index\/)?([\w/]+):(\w+)$/.exec(type) ?? []) : [type, own, "provider", "Provider"];
  if (provider === undefined || module === undefined) return none;
  const file = join(rootOf(provider), `${provider === "awsx" ? `${module}/${name.toLowerCase()}` : module}.d.ts`);
  return fieldsIn(provider, bodyOf(readFileSync(file, "utf8"), `${name}Args`) ?? "");
}

const declaration = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^\s*(\w+)(\??): ([^;]*);/gm;

function fieldsIn(provider: string, body: string): Fields {
  const fields = new Map<string, Field>();
  for (const [, comment = "", name = "", optional, type = ""] of body.matchAll(declaration))
    fields.set(name, fieldOf(provider, comment, type, optional !== "?"));
  return fields;
}

function fieldOf(provider: string, comment: string, type: string, required: boolean): Field {
  const of = /inputs\.([\w.]+)/.exec(type)?.[1];
  const isMap = type.includes("{");
  const kind =
    of !== undefined
      ? "object"
      : isMap
        ? "map"
        : /\bboolean\b/.test(type)
          ? "flag"
          : /\bnumber\b/.test(type)
            ? "number"
            : "text";
  return {
    kind,
    list: type.includes("[]"),
    required,
    values: kind === "text" ? valuesIn(comment) : [],
    fields: () => (of === undefined ? none : (inputsOf(provider).get(of)?.() ?? none)),
  };
}

/** What a comment of a provider lists: `Valid values are: \`ipv4\` and \`dualstack\`.` */
function valuesIn(comment: string): string[] {
  const text = comment.replace(/\n\s*\*/g, " ");
  const sentence =
    /(?:(?:valid|possible|allowed|supported|available|accepted)\s+(?:\w+\s+)?(?:values?|options?|types?)|one of|can be (?:either|one of)|must be (?:either|one of)|either)\b((?:[^.]|\.(?=\S))*)/i.exec(
      text,
    )?.[1] ?? "";
  const values = [...sentence.matchAll(/`"?([\w:./*-]+)"?`/g)].map(([, value = ""]) => value);
  return values.length > 1 ? [...new Set(values)] : [];
}

/** The nested inputs of a provider by name: `ec2.SubnetFoo`. */
function inputsOf(provider: string): ReadonlyMap<string, () => Fields> {
  const known = nested.get(provider);
  if (known !== undefined) return known;
  const result = new Map<string, () => Fields>();
  nested.set(provider, result);
  for (const [name, body] of interfacesIn(rootOf(provider))) {
    let fields: Fields | undefined;
    result.set(name, () => (fields ??= fieldsIn(provider, body)));
  }
  return result;
}
const nested = new Map<string, ReadonlyMap<string, () => Fields>>();
