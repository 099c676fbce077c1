import { isSecret, type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import type { Node } from "../../../policies/shapes/shape";
import { isAsset, isDocument, jsonIn } from "../../../policies/shapes/values";
import { reviewedShape } from "../../../policies/views/shapes";
import { declaredInputs, type Field, type Fields } from "./declared";
import { isObject, JSON_STEP, type Place } from "./mutant";

/** A place in a resource's inputs, with what is known of it. */
export interface Spot {
  readonly at: Place;
  readonly value: unknown;
  /** What has been reviewed there. */
  readonly node: Node | undefined;
  /** What the provider declares; of an element, what it declares of the list. */
  readonly field: Field | undefined;
  /** Inputs that the provider takes within, where this is an object of it. */
  readonly within: Fields;
}

const none: Fields = new Map();

/** Every place of a resource's inputs, from the top down, through JSON in texts; a policy document, a file and a secret are one place. */
export function* spotsOf(resource: Resource): Generator<Spot> {
  const node = reviewedShape(resource.type)?.tree;
  yield* walk({ at: [], value: resource.props, node, field: undefined, within: declaredInputs(resource.type) });
}

function* walk(spot: Spot): Generator<Spot> {
  yield spot;
  const { at, value, node, field, within } = spot;
  if (Array.isArray(value)) {
    const element = { node: node?.items ?? node, field, within };
    for (const [index, inner] of value.entries()) yield* walk({ at: [...at, index], value: inner, ...element });
  } else if (isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const own = within.get(key);
      const below = { node: node?.fields?.get(key), field: own, within: own?.fields() ?? none };
      yield* walk({ at: [...at, key], value: inner, ...below });
    }
  } else {
    const json = jsonIn(value);
    if (json === undefined || isDocument(json)) return;
    const inner = { at: [...at, JSON_STEP], value: json, node: node?.json, field: undefined, within: none };
    for (const one of walk(inner)) if (one.at.length > inner.at.length) yield one;
  }
}

/** Whether a value is an object that has places within. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !isAsset(value) && !isDocument(value) && !isSecret(value);
}

/** Whether a value is one of its own: no list, no object, no text that is JSON. */
export function isScalar(value: unknown): value is string | number | boolean {
  return value !== UNKNOWN && ["string", "number", "boolean"].includes(typeof value) && jsonIn(value) === undefined;
}
