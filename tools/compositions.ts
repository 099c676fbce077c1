import { buildCompositions } from "../policies/compositions/build";
import type { Compositions } from "../policies/compositions/composition";
import { componentNames } from "./chosen-names";
import { everyStack } from "./every-stack";
import { neutral } from "./offline/judge";

/** What each kind of component always makes, in all stacks that there are. */
export async function compositionsOf(today: string): Promise<Compositions> {
  return buildCompositions(
    (await everyStack(today)).map(({ resources }) => neutral(resources)),
    componentNames(today),
  );
}

/** Compositions as the file has them: a line a part, so that a difference of it can be read. */
export function renderCompositions(compositions: Compositions): string {
  return `${JSON.stringify(compositions, null, 2)}\n`;
}
