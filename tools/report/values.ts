import { type RecordedResource, SecretValue, UNKNOWN } from "../offline/recorded";
import { mask, SECRET } from "./secrets";

/** A property value as a report writes it: JSON, with words where a value is unknown or secret. */
export type Shown = null | boolean | number | string | readonly Shown[] | { readonly [key: string]: Shown };

export type ShownProperties = Readonly<Record<string, Shown>>;

/** The inputs of a resource. What is not known yet says where it will come from. */
export function showInputs(resource: RecordedResource, secrets: readonly string[]): ShownProperties {
  return properties(resource.inputs, secrets, (property) => resource.propertyDependencies[property] ?? []);
}

/** The outputs of a resource; the engine is not told where they come from. */
export function showOutputs(resource: RecordedResource, secrets: readonly string[]): ShownProperties {
  return properties(resource.outputs, secrets, () => []);
}

/** The name at the end of a URN. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function properties(
  values: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
  sources: (property: string) => readonly string[],
): ShownProperties {
  return Object.fromEntries(
    Object.entries(values).map(([property, value]) => [property, show(value, property, sources(property), secrets)]),
  );
}

function show(value: unknown, key: string, sources: readonly string[], secrets: readonly string[]): Shown {
  if (value === UNKNOWN) return computed(key, sources);
  if (value instanceof SecretValue) return SECRET;
  if (typeof value === "string") return mask(value, secrets);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((element) => show(element, key, sources, secrets));
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, show(held, inner, sources, secrets)]));
}

/** `<computed: id of shine-production-network-vpc>`: what the value will be, as far as the property's name tells. */
function computed(key: string, sources: readonly string[]): string {
  if (sources.length === 0) return "<computed>";
  const noun = key.replace(/(Id|Arn|Name)?s?$/, "").toLowerCase();
  const named = sources.filter((urn) => {
    const type = className(urn);
    return noun !== "" && type !== "" && (noun.endsWith(type) || type.endsWith(noun));
  });
  return `<computed: ${attribute(key)} ${alternatives((named.length > 0 ? named : sources).map(nameOf))}>`;
}

/** `subnet`, for the URN of a `aws:ec2/subnet:Subnet`. */
function className(urn: string): string {
  return (urn.split("::")[2] ?? "").replace(/^.*:/, "").toLowerCase();
}

function attribute(key: string): string {
  if (/arns?$/i.test(key)) return "arn of";
  if (/ids?$/i.test(key)) return "id of";
  return "from";
}

function alternatives(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} others`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1) ?? ""}`;
}
