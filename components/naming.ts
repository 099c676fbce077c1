import { createHash } from "node:crypto";
import type { Scope } from "./scope";

/** The name of a thing in its scope: `shine-production-web`. Every resource and every chosen AWS name starts this way. */
export function scopedName(scope: Pick<Scope, "product" | "environment">, ...parts: string[]): string {
  return [scope.product, scope.environment, ...parts].join("-");
}

/**
 * The name, or where it is longer than `limit` characters its beginning and a digest of the whole, so that two long names
 * that begin alike still differ. The same name always gives the same answer.
 */
export function fitName(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 6);
  return `${name.slice(0, limit - 7).replace(/-+$/, "")}-${digest}`;
}

/** A bucket's name: globally unique by the account's id, at most 63 characters. */
export function bucketName(scope: Scope, purpose: string): string {
  return fitName(`${scopedName(scope, purpose)}-${scope.account}`, 63);
}

/** kebab-case to PascalCase, for statement ids and metric names, which admit no dash. */
export function pascal(kebab: string): string {
  return kebab
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
