import { openJson } from "../policies/kernel/graph";
import { isComponent, isProvider, type Resource } from "../policies/kernel/resource";
import { buildParts } from "../policies/shapes/build-parts";
import type { Parts } from "../policies/shapes/part";
import { buildShapes, staleEntries } from "../policies/shapes/build";
import { freeByNature, madeByComponents } from "../policies/shapes/free-by-nature";
import { problemsOf, type Shapes } from "../policies/shapes/shape";
import { EXTREME } from "../stacks/extremes";
import { ownNames } from "../stacks/own-names";
import { registryOf } from "../stacks/registry";
import { chosenNames } from "./chosen-names";
import { everyDefinition, everyStack, IDENTITY_CENTER, NEW_ACCOUNT } from "./every-stack";
import { CallError } from "./failure";
import { neutral } from "./offline/judge";

/** Where people say what is free by nature. */
const BY_HAND = "policies/shapes/free-by-nature.ts";

/** The shapes of all that there is: the catalogue, what belongs to all products, and definitions that say all that one may say. */
export async function shapesOf(today: string): Promise<Shapes> {
  const { stacks, ...args } = await material(today);
  const resources = stacks.flatMap((stack) => stack.resources.filter(({ type }) => !isComponent(type)).map(opened));
  const shapes = buildShapes({ resources, ...args });
  const wrong = [...staleEntries(shapes, freeByNature, madeByComponents), ...problemsOf(shapes)];
  if (wrong.length > 0)
    throw new CallError(
      `${BY_HAND} does not fit what the stacks set: ${wrong.length === 1 ? "1 entry" : `${wrong.length} entries`}`,
      ...wrong,
      "fix: remove the entry, or write the type and the path as policies/shapes.json has them, without ?",
    );
  return shapes;
}

/** What is narrower of the parts of components. */
export async function partsOf(today: string): Promise<Parts> {
  const { stacks, ...args } = await material(today);
  const opening = stacks.map(({ name, resources }) => ({ name, resources: resources.map(opened) }));
  const { products } = registryOf(everyDefinition(today));
  return buildParts({ shapes: await shapesOf(today), stacks: opening, chosen: chosenNames(today), products, ...args });
}

async function material(today: string) {
  const remote = new Set<string>();
  const stacks: { name: string; resources: readonly Resource[] }[] = [];
  for (const { stack, resources } of await everyStack(today)) {
    for (const one of resources) if (one.remote === true) remote.add(one.type);
    stacks.push({ name: stack, resources: neutral(resources) });
  }
  const names = [...ownNames(), ...Object.values({ ...IDENTITY_CENTER, ...NEW_ACCOUNT })];
  return { stacks, remote, names, marks: EXTREME, free: freeByNature };
}

/** Parts as the file has them: a line a path. */
export function renderParts(parts: Parts): string {
  const kinds = Object.entries(parts).map(([kind, own]) => {
    const lines = Object.entries(own).map(([name, shape]) => {
      const sections = Object.entries(shape as Readonly<Record<string, object>>).map(([section, all]) => {
        const own = Object.entries(all).map(([path, token]) => `        ${JSON.stringify(path)}: ${value(token)}`);
        return `"${section}": {\n${own.join(",\n")}\n      }`;
      });
      return `    ${JSON.stringify(name)}: ${sections.length === 0 ? "{}" : `{\n      ${sections.join(",\n      ")}\n    }`}`;
    });
    return `  ${JSON.stringify(kind)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${kinds.join(",\n")}\n}\n`;
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
  const all = Object.entries(lines).map(([path, token]) => `      ${JSON.stringify(path)}: ${value(token)}`);
  return `    "${name}": {\n${all.join(",\n")}\n    }`;
}

function value(token: unknown): string {
  return Array.isArray(token) ? `[${token.map((one) => JSON.stringify(one)).join(", ")}]` : JSON.stringify(token);
}

function opened(resource: Resource): Resource {
  return isProvider(resource.type) ? { ...resource, props: openJson(resource.props) } : resource;
}
