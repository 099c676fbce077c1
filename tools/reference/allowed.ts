import { z } from "zod";
import { bare } from "../../components/definition/checks/shape-problems";

/** What the shape admits at a place, in the words by which it refuses all else; undefined where only what stands inside is ruled. */
export function allowedAt(node: z.core.$ZodType): string | undefined {
  const inner = bare(node);
  if (inner instanceof z.ZodObject) return undefined;
  if (inner instanceof z.ZodRecord) {
    const value = allowedAt(inner.valueType);
    return [`keys: ${keysOf(inner.keyType)}`, ...(value === undefined ? [] : [`values: ${value}`])].join("; ");
  }
  if (inner instanceof z.ZodArray) {
    const each = allowedAt(inner.element);
    return [refusal(inner), ...mostOf(inner), ...(each === undefined ? [] : [`each ${each}`])].join("; ");
  }
  return refusal(inner);
}

/** The node of a field, an entry or an element. */
export function insideOf(node: z.core.$ZodType, key?: string): z.core.$ZodType {
  const inner = bare(node);
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodRecord) return inner.valueType;
  const field = inner instanceof z.ZodObject && key !== undefined ? (inner.shape as z.ZodRawShape)[key] : undefined;
  // What stands below a key of the overrides differs in its names alone.
  const [first] = inner instanceof z.ZodObject ? Object.values(inner.shape) : [];
  const found = field ?? (key === undefined ? first : undefined);
  if (found === undefined) throw new Error(`the shape has no ${key ?? "entries"} where the types have`);
  return found;
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
