import analyzer = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
import deserialize = require("@pulumi/policy/deserialize");
import { Secret, UNKNOWN } from "./kernel/resource";
import { SIGNATURE } from "./shapes/values";

/** What the engine writes for a value that it does not know yet, one for each type, and for what is no plain value. */
const unknowns = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

interface Struct {
  toJavaScript(): Record<string, unknown>;
}

/**
 * The policy SDK opens every secret that it hands to a rule. This puts in its place one that keeps them closed, and gives values in the form of
 * the rules. It changes the SDK of this process alone, which serves no other pack.
 */
export function keepSecretsClosed(): void {
  const module = deserialize as { deserializeProperties: (struct: Struct) => unknown };
  module.deserializeProperties = (struct) => {
    const props = open(struct.toJavaScript()) as object;
    neutral.add(props);
    return props;
  };
}

/**
 * The engine asks about every resource twice, first what the pack would mend. No policy of this one mends anything, and a pack that does not know
 * the question is taken for one that mends nothing: neither side then reads, or answers, as much as a property. It changes the SDK of this process
 * alone, before it serves.
 */
export function mendNothing(): void {
  const { AnalyzerService } = analyzer as { AnalyzerService: Record<string, unknown> };
  delete AnalyzerService["remediate"];
}
const neutral = new WeakSet<object>();

/** From the engine's form to that of the rules: UNKNOWN for what is not known, a Secret for what is secret. */
export function open(value: unknown): unknown {
  if (typeof value === "string") return unknowns.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Secret) return value;
  const object = value as Record<string, unknown>;
  if (object[SIGNATURE] === secretSignature) return new Secret();
  if (object[SIGNATURE] === outputSignature) {
    if (object["secret"] === true) return new Secret();
    return Object.hasOwn(object, "value") ? open(object["value"]) : UNKNOWN;
  }
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(object)) if (object[key] !== undefined) result[key] = open(object[key]);
  return result;
}

/** The properties behind the SDK's proxy, whose reads throw on unknown values, in the form of the rules. */
export function plain(props: object): unknown {
  const object = ((props as Record<string, unknown>)["__getSpecialProxyTarget"] as object | undefined) ?? props;
  return neutral.has(object) ? object : open(object);
}
