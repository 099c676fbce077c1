import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SecretValue } from "../../tools/offline/recorded";

interface Property {
  readonly deprecated: boolean;
  /** `ecs.ServiceAlarms`: the nested type that its value has, if any. */
  readonly of?: string;
  /** Whether it is a map or anything at all, which declares no names. */
  readonly isOpen: boolean;
}

type Properties = ReadonlyMap<string, Property>;

const require = createRequire(__filename);
const interfaces = new Map<string, ReadonlyMap<string, string>>();
const parsed = new Map<string, Properties>();

/** Paths of the inputs that the type's provider marks as deprecated, however deep; `*` where it deprecates the type itself. */
export function deprecatedInputs(type: string, inputs: Readonly<Record<string, unknown>>): string[] {
  const { root, symbol, declaration } = declarationOf(type);
  const args = bodyOf(declaration, `${symbol}Args`);
  if (args === undefined) throw new Error(`no ${symbol}Args is declared for ${type}`);
  const before = declaration.slice(0, declaration.indexOf(`export declare class ${symbol} `));
  const whole = before.slice(before.lastIndexOf("/**")).includes("@deprecated") ? ["*"] : [];
  return [...whole, ...walk(inputs, propertiesOf(type, args), root)];
}

/** A text of JSON that another provider declares: awsx writes it from a list of these. */
const json: Readonly<Record<string, readonly [provider: string, of: string]>> = {
  "aws:ecs/taskDefinition:TaskDefinition containerDefinitions": ["awsx", "ecs.TaskDefinitionContainerDefinitionArgs"],
};

/** Whether a type's provider declares a path (`rules[].action`) as an input or an output; below a map or a text everything may stand. */
export function declares(type: string, path: string): boolean {
  const keys = path.replaceAll("[]", "").split(".");
  const [provider, of] = json[`${type} ${keys[0]}`] ?? [];
  if (provider !== undefined && of !== undefined && keys.length > 1) {
    const root = rootOf(provider);
    return holds(nested(root, of), root, keys.slice(1));
  }
  const { root, symbol, declaration } = declarationOf(type);
  return ["Args", "State"].some((end) => {
    const body = bodyOf(declaration, `${symbol}${end}`);
    return body !== undefined && holds(propertiesOf(`${type} ${end}`, body), root, keys);
  });
}

function holds(properties: Properties, root: string, [key = "", ...rest]: readonly string[]): boolean {
  const property = properties.get(key);
  if (property === undefined) return false;
  if (rest.length === 0 || property.isOpen) return true;
  return property.of !== undefined && holds(nested(root, property.of), root, rest);
}

/** Where a resource type, or a provider's own (`pulumi:providers:aws`), is declared. */
function declarationOf(type: string): { root: string; symbol: string; declaration: string } {
  const provider = /^pulumi:providers:([a-z-]+)$/.exec(type)?.[1];
  const [, name = provider ?? "", module = "", symbol = "Provider"] =
    /^([a-z-]+):(?:index\/)?([\w/]+):(\w+)$/.exec(provider === undefined ? type : "") ?? [];
  const root = rootOf(name);
  const isOwn = module.toLowerCase() === symbol.toLowerCase();
  const file = provider !== undefined ? "provider" : isOwn ? lowered(module) : filed(module, symbol);
  return { root, symbol, declaration: readFileSync(join(root, `${file}.d.ts`), "utf8") };
}

/** Where a provider is installed. */
export function rootOf(provider: string): string {
  return dirname(require.resolve(`@pulumi/${provider}/package.json`));
}

/** What a declaration says within an interface. */
export function bodyOf(declaration: string, name: string): string | undefined {
  return new RegExp(`export interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1];
}

function* walk(value: unknown, properties: Properties, root: string, at = ""): Generator<string> {
  const open = value instanceof SecretValue ? value.reveal() : value;
  if (Array.isArray(open))
    for (const [index, one] of open.entries()) yield* walk(one, properties, root, `${at}[${index}]`);
  else if (open !== null && typeof open === "object") {
    for (const [key, inner] of Object.entries(open)) {
      const property = properties.get(key);
      if (property === undefined) continue;
      if (property.deprecated) yield `${at}.${key}`;
      if (property.of !== undefined) yield* walk(inner, nested(root, property.of), root, `${at}.${key}`);
    }
  }
}

function nested(root: string, name: string): Properties {
  const body = interfacesIn(root).get(name);
  if (body === undefined) throw new Error(`no input type ${name} is declared in ${root}`);
  return propertiesOf(`${root} ${name}`, body);
}

/** The bodies of all nested input types of a provider, by `namespace.Name`. */
export function interfacesIn(root: string): ReadonlyMap<string, string> {
  const known = interfaces.get(root);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  let [namespace, name, body] = ["", "", [] as string[]];
  for (const line of readFileSync(join(root, "types/input.d.ts"), "utf8").split("\n")) {
    const opened = /^\s*(?:export )?interface (\w+) \{/.exec(line);
    if (line.startsWith("export declare namespace ")) namespace = `${line.split(" ")[3] ?? ""}.`;
    else if (line === "}" && name === "") namespace = "";
    else if (opened !== null) [name, body] = [opened[1] ?? "", []];
    else if (/^\s*\}$/.test(line) && line.length <= (namespace === "" ? 1 : 5) && name !== "") {
      found.set(`${namespace}${name}`, body.join("\n"));
      name = "";
    } else if (name !== "") body.push(line);
  }
  interfaces.set(root, found);
  return found;
}

function propertiesOf(key: string, body: string): Properties {
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const found = new Map<string, Property>();
  for (const [, comment, name = "", type = ""] of body.matchAll(
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?^\s*(\w+)\??: ([^;]*);/gm,
  )) {
    const of = /inputs\.([\w.]+)/.exec(type)?.[1];
    const isOpen = of === undefined && /\[key: string\]|\bany\b/.test(type);
    found.set(name, {
      deprecated: comment?.includes("@deprecated") === true,
      isOpen,
      ...(of === undefined ? {} : { of }),
    });
  }
  parsed.set(key, found);
  return found;
}

/** `lb/loadBalancer` of `lb/loadBalancer:LoadBalancer`; `ecr` and `Image` of `ecr:Image`. */
function filed(module: string, symbol: string): string {
  return module.includes("/") ? module : join(module, lowered(symbol));
}

function lowered(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
