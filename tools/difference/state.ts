import { parseUrn } from "../../policies/kernel/resource";
import { SIGNATURE } from "../../policies/shapes/values";
import { CallError } from "../failure";
import { SECRET } from "../report/secrets";
import type { Shown, ShownProperties } from "../report/values";
import { isObject, type Side, type SideResource, textOf } from "./side";

/** The side that an exported state is, as `pulumi stack export` writes it; nothing where the content is none. */
export function sideOfState(content: unknown, name: string, product: string): Side | undefined {
  const deployment = isObject(content) ? (content["deployment"] ?? content) : undefined;
  if (!isObject(deployment) || !isObject(deployment["manifest"])) return undefined;
  const all = (Array.isArray(deployment["resources"]) ? deployment["resources"] : []) as readonly Shown[];
  const resources = all.filter(isObject).filter((one) => one["delete"] !== true);
  const { stack } = parseUrn(textOf(resources[0]?.["urn"] ?? ""));
  if (stack !== "" && stack !== product)
    throw new CallError(
      `--against ${name} is the state of ${stack}, and this is ${product}`,
      `fix: pulumi stack export --stack ${product} --file ${name}`,
    );
  return { name, product, resources: resources.map(resourceOf), isState: true };
}

function resourceOf(one: Readonly<Record<string, Shown>>): SideResource {
  const urn = textOf(one["urn"]);
  return {
    urn,
    type: textOf(one["type"]),
    name: parseUrn(urn).name,
    parent: typeof one["parent"] === "string" && one["parent"] !== "" ? one["parent"] : null,
    inputs: (withoutSecrets(one["inputs"] ?? {}) ?? {}) as ShownProperties,
    protect: one["protect"] === true,
    propertyDependencies: (one["propertyDependencies"] ?? {}) as unknown as SideResource["propertyDependencies"],
    dependsOn: (one["dependencies"] ?? []) as unknown as string[],
  };
}

function withoutSecrets(value: Shown | undefined): Shown | undefined {
  if (Array.isArray(value)) return value.map((one: Shown) => withoutSecrets(one) ?? null);
  if (!isObject(value)) return value;
  if (SIGNATURE in value) return SECRET;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner) ?? null]));
}
