import { check } from "../../../components/definition/check";
import type { ProductDefinition } from "../../../components/definition/definition";
import { Refusal } from "../../../components/refuse";
import { accounts, placeholder } from "../../../stacks/accounts";
import { factsFor } from "../../../stacks/facts";
import { productStack } from "../../../stacks/product";
import { Cloud } from "../../../tools/offline/cloud";
import { evaluate } from "../../../tools/offline/evaluate";
import { canaries, TODAY } from "../products";
import { type Deed, Update, type Written } from "./deployment";

/** A product that is up. */
export interface Live {
  readonly cloud: Cloud;
  readonly written: ReadonlyMap<string, Written>;
}

/** What became of an update. */
export interface Outcome {
  /** Up; refused by its definition, or by what is live; held by `protect`, with nothing done; stopped half way. */
  readonly end: "up" | "refused" | "final" | "held" | "stopped";
  /** Why it is not up: the first sentence of a refusal, or names that are protected. */
  readonly why: string;
  readonly deeds: readonly Deed[];
  readonly live: Live;
}

const nothing: Live = { cloud: new Cloud({ lasting: true }), written: new Map() };

/**
 * Brings a definition up over what is live, which stays as it was: the outcome has what is live from then on.
 *
 * @param against why a sound definition cannot follow what is live, if it cannot
 */
export async function bringUp(
  definition: ProductDefinition,
  live: Live = nothing,
  against: (sound: ProductDefinition) => string | undefined = () => undefined,
): Promise<Outcome> {
  const problems = check(definition, factsFor(definition, TODAY));
  const [problem] = problems;
  if (problem !== undefined) return { end: "refused", why: `${problem.path}: ${problem.allowed}`, deeds: [], live };
  const final = against(definition);
  if (final !== undefined) return { end: "final", why: final, deeds: [], live };
  const cloud = live.cloud.copy();
  const update = new Update(cloud, live.written);
  const entry = accounts[definition.name] ?? placeholder;
  const program = () => productStack({ definition, entry, today: TODAY, credentials: canaries() });
  try {
    await evaluate(program, { stack: definition.name, preview: false, maker: update });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { end: "refused", why: error.message, deeds: [], live };
  }
  const written = update.finish();
  const { deeds, held, refusal } = update;
  if (held.length > 0) return { end: "held", why: held.map(({ name }) => name).join(", "), deeds, live };
  if (refusal !== undefined) return { end: "stopped", why: refusal.message, deeds, live: { cloud, written } };
  return { end: "up", why: "", deeds, live: { cloud, written } };
}
