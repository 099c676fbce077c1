import type { ProductDefinition } from "../components/definition/definition";
import { mapValues } from "../components/records";
import { placeholder } from "../stacks/accounts";
import { credentialsOf, everyCredential } from "../stacks/credentials";
import { extremes } from "../stacks/extremes";
import { foundation } from "../stacks/foundation";
import { made } from "../stacks/ledger";
import { organizationStack } from "../stacks/organization";
import type { Made } from "../stacks/placeholders";
import { catalogue } from "../stacks/products";
import { evaluate } from "./offline/evaluate";
import { noCredentials, programFor, type StackProgram } from "./offline/program";
import type { RecordedResource } from "./offline/recorded";

/** What one stack registers. */
export interface Evaluated {
  readonly stack: string;
  readonly resources: readonly RecordedResource[];
}

const evaluations = new Map<string, Promise<readonly Evaluated[]>>();

/**
 * What all stacks register on a day, evaluated once a process: the catalogue, what belongs to all products, and definitions at the ends of what
 * one may say.
 */
export function everyStack(today: string): Promise<readonly Evaluated[]> {
  let found = evaluations.get(today);
  if (found === undefined) {
    found = evaluated(programs(today));
    evaluations.set(today, found);
  }
  return found;
}

/** One after the other, for they share the runtime of Pulumi's SDK. */
async function evaluated(all: readonly StackProgram[]): Promise<readonly Evaluated[]> {
  const found: Evaluated[] = [];
  for (const { program, stack, config = {} } of all)
    found.push({ stack, resources: await evaluate(program, { stack, config }) });
  return found;
}

/** The catalogue, and definitions at the ends of what one may say. */
export function everyDefinition(today: string): Readonly<Record<string, ProductDefinition>> {
  return { ...catalogue, ...extremes(today) };
}

function programs(today: string): StackProgram[] {
  const products = everyDefinition(today);
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
export const IDENTITY_CENTER = {
  instanceArn: "arn:aws:sso:::instance/ssoins-0000000000000000",
  identityStoreId: "d-0000000000",
};
export const NEW_ACCOUNT = { account: placeholder.id, datadogExternalId: placeholder.datadogExternalId };

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
