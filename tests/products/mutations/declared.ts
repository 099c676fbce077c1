import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Fields = ReadonlyMap<string, string>;

/** Every boolean that the installed provider takes for a type, by path: `rules.pullRequest.requireCodeOwnerReview`. */
export function declaredBooleans(type: string): string[] {
  const [, provider, module, name] = /^(\w+):(?:index\/)?([\w/]+):(\w+)$/.exec(type) ?? [];
  if (provider === undefined || module === undefined) return [];
  const root = dirname(require.resolve(`@pulumi/${provider}/package.json`));
  const file = join(root, `${provider === "awsx" ? `${module}/${(name ?? "").toLowerCase()}` : module}.d.ts`);
  const args =
    new RegExp(`export interface ${name}Args \\{([\\s\\S]*?)\\n\\}`).exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const found: string[] = [];
  walk(provider, fieldsIn(args.split("\n")), "", [], found);
  return found;
}

function walk(provider: string, fields: Fields, under: string, seen: readonly string[], found: string[]): void {
  for (const [name, type] of fields) {
    const path = under === "" ? name : `${under}.${name}`;
    if (/\bboolean\b/.test(type)) found.push(path);
    for (const [, inner = ""] of type.matchAll(/inputs\.([\w.]+)/g)) {
      // Statements of web ACLs hold statements.
      if (seen.includes(inner)) continue;
      walk(provider, inputsOf(provider).get(inner) ?? new Map(), path, [...seen, inner], found);
    }
  }
}

function fieldsIn(lines: readonly string[]): Fields {
  const matched = lines.flatMap((line) => /^\s+(\w+)\??: (.*);$/.exec(line) ?? []);
  const fields = new Map<string, string>();
  for (let i = 0; i < matched.length; i += 3) fields.set(matched[i + 1] ?? "", matched[i + 2] ?? "");
  return fields;
}

/** The nested inputs of a provider by name: `ec2.SubnetFoo`. */
function inputsOf(provider: string): ReadonlyMap<string, Fields> {
  const known = nested.get(provider);
  if (known !== undefined) return known;
  const result = new Map<string, Fields>();
  nested.set(provider, result);
  const root = dirname(require.resolve(`@pulumi/${provider}/package.json`));
  let namespace = "";
  let name = "";
  let lines: string[] = [];
  for (const line of readFileSync(join(root, "types/input.d.ts"), "utf8").split("\n")) {
    const opened = /^(\s*)(?:export )?interface (\w+) \{/.exec(line);
    namespace = /^export declare namespace (\w+)/.exec(line)?.[1] ?? namespace;
    if (opened !== null) {
      name = opened[1] === "" ? (opened[2] ?? "") : `${namespace}.${opened[2]}`;
      lines = [];
    } else if (/^\s*\}$/.test(line) && name !== "") {
      result.set(name, fieldsIn(lines));
      name = "";
    } else lines.push(line);
  }
  return result;
}
const nested = new Map<string, Map<string, Fields>>();
