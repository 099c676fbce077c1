import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SecretValue } from "../../tools/offline/recorded";

interface Property {
  readonly deprecated: boolean;
  /** `ecs.ServiceAlarms`: the nested type that its value has, if any. */
  readonly of?: string;
}

type Properties = ReadonlyMap<string, Property>;

const require = createRequire(__filename);
const interfaces = new Map<string, ReadonlyMap<string, string>>();
const parsed = new Map<string, Properties>();

/** Paths of the inputs that the type's provider marks as deprecated, however deep; `*` where it deprecates the type itself. */
export function deprecatedInputs(type: string, inputs: Readonly<Record<string, unknown>>): string[] {
  const [, name = "", module = "", symbol = ""] = /^([a-z-]+):(?:index\/)?([\w/]+):(\w+)$/.exec(type) ?? [];
  const root = dirname(require.resolve(`@pulumi/${name}/package.json`));
  const file = module.toLowerCase() === symbol.toLowerCase() ? lowered(module) : filed(module, symbol);
  const declaration = readFileSync(join(root, `${file}.d.ts`), "utf8");
  const args = new RegExp(`export interface ${symbol}Args \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1];
  if (args === undefined) throw new Error(`no ${symbol}Args is declared for ${type}`);
  const before = declaration.slice(0, declaration.indexOf(`export declare class ${symbol} `));
  const whole = before.slice(before.lastIndexOf("/**")).includes("@deprecated") ? ["*"] : [];
  return [...whole, ...walk(inputs, propertiesOf(type, args), root)];
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
function interfacesIn(root: string): ReadonlyMap<string, string> {
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
    found.set(name, { deprecated: comment?.includes("@deprecated") === true, ...(of === undefined ? {} : { of }) });
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
