import { runInNewContext } from "node:vm";
import { z } from "zod";
import { shape } from "../../components/definition/shape";
import { type Doc, definitionFields, type Field, type Kind } from "./fields";

type Json = z.core.JSONSchema.JSONSchema;

const ABOUT =
  "A product in JSON, for `npm run preview -- --definition FILE`. This is the shape of a definition alone: names that must exist, days that must lie ahead, what one field " +
  "allows of another and sums over all of them are told by `npm run platform -- check --definition FILE`.";

/** `docs/definition.schema.json`: the shape as a JSON Schema (2020-12), with the words of the types' doc comments. */
export function renderSchema(): string {
  const schema = z.toJSONSchema(shape, { io: "input", reused: "inline", override: refined }) as Json;
  const { $schema, ...rest } = schema;
  // An editor finds the schema by this key, which is none of the definition's.
  const properties = { $schema: { type: "string" }, ...rest.properties };
  describe({ kind: "object", of: definitionFields() }, rest);
  return `${JSON.stringify({ $schema, title: "ProductDefinition", description: ABOUT, ...rest, properties }, null, 2)}\n`;
}

/** What Zod cannot read of a refinement: the one name that JavaScript keeps for itself, and the protocol of an address. */
function refined({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const refuses = (value: string): boolean => !z.safeParse(zodSchema, value).success;
  const { type, pattern, format } = jsonSchema;
  if (type !== "string") return;
  if (pattern !== undefined && new RegExp(pattern).test("constructor") && refuses("constructor"))
    jsonSchema.not = { const: "constructor" };
  if (format === "uri" && refuses("http://example.com")) jsonSchema.pattern = "^https://";
}

/** Gives every property the words of its field. */
function describe(type: Kind, schema: Json): void {
  if (type.kind === "list") return describe(type.of, schema.items as Json);
  if (type.kind === "map") {
    const entries = Object.values(schema.properties ?? { all: schema.additionalProperties });
    for (const entry of entries) describe(type.of, entry as Json);
  }
  if (type.kind !== "object") return;
  for (const field of type.of.fields) {
    const property = schema.properties?.[field.name] as Json;
    Object.assign(property, wordsOf(field));
    describe(field.type, property);
  }
}

function wordsOf({ doc, optional }: Field): Json {
  const unit = doc.unit === undefined ? [] : [`Unit: ${doc.unit}.`];
  const left = optional ? [`Default: ${doc.default ?? ""}.`] : [];
  const example = exampleOf(doc);
  return {
    description: [doc.text, ...unit, ...left].join(" "),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

/** What an `@example` is a literal of. */
export function exampleOf({ example }: Doc): unknown {
  return example === undefined ? undefined : JSON.parse(JSON.stringify(runInNewContext(`(${example})`)));
}
