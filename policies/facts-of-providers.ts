import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Facts } from "./views/facts";

/** What the installed providers declare of the types given, by type; one that no installed provider has is left out. */
export function factsOfProviders(types: readonly string[]): Record<string, Facts> {
  return Object.fromEntries(
    [...types].sort().flatMap((type) => {
      const declaration = declarationOf(type);
      return declaration === undefined ? [] : [[type, factsIn(declaration, type.split(":").at(-1) ?? "")] as const];
    }),
  );
}

/** `aws:s3/bucket:Bucket` → the text of `@pulumi/aws/s3/bucket.d.ts`. */
function declarationOf(type: string): string | undefined {
  const [, name, module] = /^(\w+):(?:index\/)?([\w/]+):\w+$/.exec(type) ?? [];
  if (name === undefined || module === undefined) return undefined;
  try {
    const root = dirname(require.resolve(`@pulumi/${name}/package.json`));
    return readFileSync(join(root, `${module}.d.ts`), "utf8");
  } catch {
    return undefined;
  }
}

function factsIn(declaration: string, className: string): Facts {
  const args = new RegExp(`export interface ${className}Args \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1] ?? "";
  const deprecated = [...args.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*(\w+)\??:/g)]
    .filter(([, comment]) => comment?.includes("@deprecated") === true)
    .flatMap(([, , property]) => property ?? []);
  const before = declaration.slice(0, declaration.indexOf(`export declare class ${className} `));
  const comment = before.slice(before.lastIndexOf("/**"));
  return {
    ...(/^\s{4}tags\?:/m.test(args) && /@pulumi\/aws|tagsAll/.test(declaration) ? { tags: true } : {}),
    ...(comment.includes("@deprecated") ? { deprecatedType: true } : {}),
    ...(deprecated.length === 0 ? {} : { deprecated }),
  };
}
