import type { ProductDefinition } from "../components/product/definition";
import { mapValues } from "../components/records";
import { openJson } from "../policies/kernel/graph";
import { isProvider, type Resource } from "../policies/kernel/resource";
import { buildShapes, staleEntries } from "../policies/shapes/build";
import { freeByNature, madeByComponents } from "../policies/shapes/free-by-nature";
import { problemsOf, type Shapes } from "../policies/shapes/shape";
import { placeholder } from "../stacks/accounts";
import { credentialsOf, everyCredential } from "../stacks/credentials";
import { EXTREME, extremes } from "../stacks/extremes";
import { foundation } from "../stacks/foundation";
import { made } from "../stacks/ledger";
import { organizationStack } from "../stacks/organization";
import { ownNames } from "../stacks/own-names";
import type { Made } from "../stacks/placeholders";
import { catalogue } from "../stacks/products";
import { CallError } from "./failure";
import { evaluate } from "./offline/evaluate";
import { neutral } from "./offline/judge";
import { noCredentials, programFor, type StackProgram } from "./offline/program";

/** Where people say what is free by nature. */
const BY_HAND = "policies/shapes/free-by-nature.ts";

/** The shapes of all that there is: the catalogue, what belongs to all products, and definitions that say all that one may say. */
export async function shapesOf(today: string): Promise<Shapes> {
  const resources: Resource[] = [];
  const remote = new Set<string>();
  for (const { program, stack, config = {} } of programs(today)) {
    const recorded = await evaluate(program, { stack, config });
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

function programs(today: string): StackProgram[] {
  const products: Readonly<Record<string, ProductDefinition>> = { ...catalogue, ...extremes(today) };
  return [
    ...Object.entries(products).map(([name, definition]) => programFor({ kind: "product", name, definition }, today)),
    organization(today, products, { products: {}, github: { repositoryIds: {} } }),
    organization(today, products, {
      products: { ...mapValues(products, () => NEW_ACCOUNT), ...made.products },
      github: { repositoryIds: { [foundation.organization.platformRepository]: 1, ...made.github.repositoryIds } },
    }),
    programFor({ kind: "shared", name: "foundation" }, today),
  ];
}

/** Stand for what is not there yet. */
const IDENTITY_CENTER = {
  instanceArn: "arn:aws:sso:::instance/ssoins-0000000000000000",
  identityStoreId: "d-0000000000",
};
const NEW_ACCOUNT = { account: placeholder.id, datadogExternalId: placeholder.datadogExternalId };

/** With all that it may come to have: the extremes' accounts too, and Identity Center, which can be enabled only later. */
function organization(
  today: string,
  products: Readonly<Record<string, ProductDefinition>>,
  before: Made,
): StackProgram {
  return {
    stack: "organization",
    program: () =>
      organizationStack({
        credentials: credentialsOf(everyCredential),
        today,
        made: before,
        products,
        identityCenter: foundation.identityCenter ?? IDENTITY_CENTER,
      }),
    config: noCredentials,
  };
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
