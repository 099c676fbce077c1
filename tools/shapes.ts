import { openJson } from "../policies/kernel/graph";
import { isProvider, type Resource } from "../policies/kernel/resource";
import { buildShapes, staleEntries } from "../policies/shapes/build";
import { freeByNature, madeByComponents } from "../policies/shapes/free-by-nature";
import { problemsOf, type Shapes } from "../policies/shapes/shape";
import { EXTREME } from "../stacks/extremes";
import { ownNames } from "../stacks/own-names";
import { everyStack, IDENTITY_CENTER, NEW_ACCOUNT } from "./every-stack";
import { CallError } from "./failure";
import { neutral } from "./offline/judge";

/** Where people say what is free by nature. */
const BY_HAND = "policies/shapes/free-by-nature.ts";

/** The shapes of all that there is: the catalogue, what belongs to all products, and definitions that say all that one may say. */
export async function shapesOf(today: string): Promise<Shapes> {
  const resources: Resource[] = [];
  const remote = new Set<string>();
  for (const { resources: recorded } of await everyStack(today)) {
    for (const one of recorded) if (one.remote === true) remote.add(one.type);
    const added = new Set(recorded.filter(({ custom, type }) => custom || remote.has(type)).map(({ urn }) => urn));
    resources.push(
      ...neutral(recorded)
        .filter(({ urn }) => added.has(urn))
        .map(opened),
    );
  }
  const shapes = buildShapes({
    resources,
    remote,
    names: [...ownNames(), ...Object.values({ ...IDENTITY_CENTER, ...NEW_ACCOUNT })],
    marks: EXTREME,
    free: freeByNature,
  });
  const wrong = [...staleEntries(shapes, freeByNature, madeByComponents), ...problemsOf(shapes)];
  if (wrong.length > 0)
    throw new CallError(
      `${BY_HAND} does not fit what the stacks set: ${wrong.length === 1 ? "1 entry" : `${wrong.length} entries`}`,
      ...wrong,
      "fix: remove the entry, or write the type and the path as policies/shapes.json has them, without ?",
    );
  return shapes;
}

/** Shapes as the file has them: a line a path, so that a difference of it can be read. */
export function renderShapes(shapes: Shapes): string {
  const types = Object.entries(shapes).map(([type, { options = {}, inputs }]) => {
    const parts = [...(Object.keys(options).length === 0 ? [] : [part("options", options)]), part("inputs", inputs)];
    return `  ${JSON.stringify(type)}: {\n${parts.join(",\n")}\n  }`;
  });
  return `{\n${types.join(",\n")}\n}\n`;
}

function part(name: string, lines: Readonly<Record<string, unknown>>): string {
  if (Object.keys(lines).length === 0) return `    "${name}": {}`;
  const value = (token: unknown): string =>
    Array.isArray(token) ? `[${token.map((one) => JSON.stringify(one)).join(", ")}]` : JSON.stringify(token);
  const all = Object.entries(lines).map(([path, token]) => `      ${JSON.stringify(path)}: ${value(token)}`);
  return `    "${name}": {\n${all.join(",\n")}\n    }`;
}

function opened(resource: Resource): Resource {
  return isProvider(resource.type) ? { ...resource, props: openJson(resource.props) } : resource;
}
