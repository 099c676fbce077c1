import { buildCompositions } from "../policies/compositions/build";
import type { Compositions } from "../policies/compositions/composition";
import { sre, teams } from "../stacks/people";
import { foundation } from "../stacks/foundation";
import { everyDefinition, everyStack } from "./every-stack";
import { neutral } from "./offline/judge";

/** What each kind of component always makes, in all stacks that there are. */
export async function compositionsOf(today: string): Promise<Compositions> {
  return buildCompositions(
    (await everyStack(today)).map(({ resources }) => neutral(resources)),
    chosen(today),
  );
}

/** Names that the company and definitions choose: what is called after them comes and goes with them. */
function chosen(today: string): string[] {
  const { platformRepository, teams: slugs } = foundation.organization;
  const products = everyDefinition(today);
  return [
    ...Object.keys({ ...products, ...sre.people, ...teams }),
    ...Object.values(products).flatMap(({ account }) => account.unit ?? []),
    ...Object.values(foundation.images).map(({ repository }) => repository),
    ...slugs,
    platformRepository,
  ];
}

/** Compositions as the file has them: a line a part, so that a difference of it can be read. */
export function renderCompositions(compositions: Compositions): string {
  return `${JSON.stringify(compositions, null, 2)}\n`;
}
