import { z } from "zod";
import type { Problem } from "../../refuse";
import { shape } from "../shape";
import { meant } from "./nearest";

// A shape is asked about a handful of values: to write and compile a function for each of its objects takes longer than to walk through it.
z.config({ jitless: true });

type Path = readonly PropertyKey[];

/** Where a definition, or what else has a shape, has not that shape: misspelt keys, missing values, wrong types, values out of range. */
export function shapeIssues(given: unknown, of: z.ZodType = shape): z.core.$ZodIssue[] {
  const issues = of.safeParse(given, { reportInput: true }).error?.issues ?? [];
  // An address that is none fails each of its forms, and what is no list is counted as well: the first says what is wrong.
  return issues.filter((issue, index) => issues.findIndex((other) => isSame(issue, other)) === index);
}

function isSame(one: z.core.$ZodIssue, other: z.core.$ZodIssue): boolean {
  const isOfKeys = one.code === "unrecognized_keys" || other.code === "unrecognized_keys";
  return one === other || (!isOfKeys && show(one.path) === show(other.path));
}

/** An issue in the words of the author. */
export function shapeProblems(issue: z.core.$ZodIssue, of: z.ZodType = shape): Problem[] {
  const path = show(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(issue.path, of);
    return issue.keys.map((key) => ({
      path: show([...issue.path, key]),
      value: issue.input?.[key],
      allowed: `the keys ${known.join(", ")}`,
      fix: meant(key, known, "remove it"),
    }));
  }
  if (issue.code === "invalid_key") {
    const allowed = issue.issues[0]?.message ?? issue.message;
    // A name that is wrong stands in the path.
    return [{ path, allowed, fix: `rename the entry${kebabHint(String(issue.input), allowed)}` }];
  }
  if (issue.input === undefined) return [{ path, allowed: issue.message, fix: "add it: it is missing" }];
  if (typeof issue.input === "symbol")
    return [{ path, value: issue.input, allowed: issue.message, fix: "write such a value as it is, or remove it" }];
  const fix =
    issue.code === "invalid_value" && typeof issue.input === "string"
      ? meant(issue.input, issue.values.map(String), "choose one of these")
      : "change the value to one that is allowed";
  return [{ path, value: issue.input, allowed: issue.message, fix }];
}

function kebabHint(given: string, allowed: string): string {
  if (!allowed.includes("kebab")) return "";
  const kebab = given
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return kebab === "" || kebab === given ? "" : `, to "${kebab}" for instance`;
}

/** The keys that the shape admits at a path. */
export function keysAt(path: Path, of: z.ZodType = shape): string[] {
  let node: z.core.$ZodType = of;
  for (const key of path) node = inside(node, key);
  node = bare(node);
  if (node instanceof z.ZodObject) return Object.keys(node.shape);
  return node instanceof z.ZodRecord && node.keyType instanceof z.ZodEnum ? node.keyType.options.map(String) : [];
}

function inside(wrapped: z.core.$ZodType, key: PropertyKey): z.core.$ZodType {
  const node = bare(wrapped);
  if (node instanceof z.ZodObject) return (node.shape as Record<PropertyKey, z.core.$ZodType>)[key] ?? z.never();
  if (node instanceof z.ZodRecord) return node.valueType;
  return node instanceof z.ZodArray ? node.element : z.never();
}

/** A node without what makes it optional. */
export function bare(node: z.core.$ZodType): z.core.$ZodType {
  return node instanceof z.ZodOptional ? bare(node.unwrap()) : node;
}

/** `services.web.scaling.schedule["evening-rise"].cron`, as one would write it. */
export function show(path: Path): string {
  if (path.length === 0) return "the definition";
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      const name = String(key);
      return /^[A-Za-z_]\w*$/.test(name) ? `${index === 0 ? "" : "."}${name}` : `["${name}"]`;
    })
    .join("");
}
