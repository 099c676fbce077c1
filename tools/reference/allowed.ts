import { z } from "zod";

/** What the shape admits at a place, in the words by which it refuses all else; undefined where only what stands inside is ruled. */
export function allowedAt(node: z.core.$ZodType): string | undefined {
  const bare = unwrapped(node);
  if (bare instanceof z.ZodObject) return undefined;
  if (bare instanceof z.ZodRecord) {
    const value = allowedAt(bare.valueType);
    return [`keys: ${keysOf(bare.keyType)}`, ...(value === undefined ? [] : [`values: ${value}`])].join("; ");
  }
  if (bare instanceof z.ZodArray) {
    const each = allowedAt(bare.element);
    return [refusal(bare), ...mostOf(bare), ...(each === undefined ? [] : [`each ${each}`])].join("; ");
  }
  return refusal(bare);
}

/** The node of a field, an entry or an element. */
export function insideOf(node: z.core.$ZodType, key?: string): z.core.$ZodType {
  const bare = unwrapped(node);
  if (bare instanceof z.ZodArray) return bare.element;
  if (bare instanceof z.ZodRecord) return bare.valueType;
  const field = bare instanceof z.ZodObject && key !== undefined ? (bare.shape as z.ZodRawShape)[key] : undefined;
  // What stands below a key of the overrides differs in its names alone.
  const [first] = bare instanceof z.ZodObject ? Object.values(bare.shape) : [];
  const found = field ?? (key === undefined ? first : undefined);
  if (found === undefined) throw new Error(`the shape has no ${key ?? "entries"} where the types have`);
  return found;
}

/** A node without what makes it optional. */
export function unwrapped(node: z.core.$ZodType): z.core.$ZodType {
  return node instanceof z.ZodOptional ? unwrapped(node.unwrap()) : node;
}

function keysOf(node: z.core.$ZodType): string {
  const anything = z.safeParse(node, "?!").success;
  return anything ? "names that stand above" : (z.safeParse(node, "?!").error?.issues[0]?.message ?? "any");
}

function refusal(node: z.core.$ZodType): string {
  return z.safeParse(node, undefined).error?.issues[0]?.message ?? "anything";
}

function mostOf(node: z.ZodArray): string[] {
  const most = (node._zod.bag as { readonly maximum?: number }).maximum;
  return most === undefined ? [] : [`at most ${most}`];
}
