import { specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { type ListValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { SecretValue, UNKNOWN } from "./recorded";

type Properties = Record<string, unknown>;

/** From the wire's form: sentinels become UNKNOWN, wrapped secrets a SecretValue. */
export function fromWire(struct: Struct | undefined): Properties {
  const properties: Properties = {};
  for (const [key, value] of entries(struct)) properties[key] = open(value);
  return properties;
}

/** Back to the wire's form. */
export function toWire(properties: Properties): Struct {
  return Struct.fromJavaScript(seal(properties) as never);
}

function open(value: Value): unknown {
  switch (value.getKindCase()) {
    case Value.KindCase.STRING_VALUE: {
      const text = value.getStringValue();
      return text === unknownValue ? UNKNOWN : text;
    }
    case Value.KindCase.NUMBER_VALUE:
      return value.getNumberValue();
    case Value.KindCase.BOOL_VALUE:
      return value.getBoolValue();
    case Value.KindCase.LIST_VALUE:
      return (value.getListValue() as ListValue).getValuesList().map(open);
    case Value.KindCase.STRUCT_VALUE: {
      const object = fromWire(value.getStructValue());
      return object[specialSigKey] === specialSecretSig ? new SecretValue(object["value"]) : object;
    }
    default:
      return null;
  }
}

function entries(struct: Struct | undefined): [string, Value][] {
  return struct === undefined ? [] : [...struct.getFieldsMap().entries()];
}

function seal(value: unknown): unknown {
  if (value === UNKNOWN) return unknownValue;
  if (value instanceof SecretValue) return { [specialSigKey]: specialSecretSig, value: seal(value.reveal()) };
  if (Array.isArray(value)) return value.map(seal);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seal(inner)]));
}
