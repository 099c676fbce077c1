import { parseJson } from "../kernel/documents";
import type { Resource } from "../kernel/resource";
import { isObject, type Option, type Scalar } from "./shape";

/** By which Pulumi tells that an object is something else: an asset, an archive, a secret. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

export function isAsset(value: object): boolean {
  return "__pulumiAsset" in value || "__pulumiArchive" in value || SIGNATURE in value;
}

/** A policy document of any kind; that it is sound, and what it does, other rules judge. */
export function isDocument(value: unknown): boolean {
  return isObject(value) && "Statement" in value;
}

/** What a text says that is an object or a list of JSON; undefined for any other. */
export function jsonIn(value: unknown): object | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  const parsed = parseJson(value);
  return typeof parsed === "object" && parsed !== null ? parsed : undefined;
}

/**
 * What an option of a resource comes to: one value, but for `ignoreChanges`, which has one an input. None where the reader was not told of it: the
 * engine keeps some to itself.
 */
export function optionOf(resource: Resource, name: Option): readonly Scalar[] {
  if (name === "protect") return [resource.protect];
  if (name === "ignoreChanges") return resource.ignoreChanges;
  const value = resource.options?.[name];
  if (value === undefined) return [];
  return [typeof value === "object" ? [...value].sort().join(", ") : value];
}
