import { today } from "../check";
import { CallError } from "../failure";
import { nameIn } from "../../components/definition/checks/data";
import { matchesNone, type PreviewOptions, previewed } from "../preview";
import { type Preview, previewOf } from "../report/model";
import { subjectOf } from "../subject";
import { sideAgainst } from "./against";
import { differenceOf } from "./difference";
import { limited } from "./only";
import { sideOf } from "./side";

/** A preview with what changes since another side, which is evaluated meanwhile. */
export async function previewAgainst(options: PreviewOptions, against: string): Promise<Preview> {
  const absent = missing(options);
  const product = named(options);
  // What is wrong with the call is told before anything is evaluated.
  const other = sideAgainst({ against, product, definition: options.definition, today: today() });
  // Who is on neither side was never there.
  const [before, found] = await both(
    absent === undefined ? other : other.catch(() => Promise.reject(absent)),
    absent === undefined ? previewed(options, true) : Promise.resolve(left(product)),
  );
  const { waivers } = require("../../policies/waivers") as typeof import("../../policies/waivers");
  const after = sideOf(found);
  const difference = limited(differenceOf(before, after, waivers), [before, after], options.only);
  if (found.resources.length + difference.changes.length === 0 && options.only !== undefined)
    throw matchesNone(options.only, before.resources.length + after.resources.length);
  return { ...found, difference };
}

/** Both, or the failure of this side before that of the other. */
async function both<A, B>(other: Promise<A>, own: Promise<B>): Promise<[A, B]> {
  const settled = other.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  const found = await own;
  return [(await settled)(), found];
}

function named({ product, definition }: PreviewOptions): string {
  if (definition === undefined && product !== undefined) return product;
  const subject = subjectOf({ product, definition });
  return subject.kind === "shared" ? subject.name : (nameIn(subject.definition) ?? subject.name);
}

/** Why the catalogue has no such product, which may have left it and can still be compared with what it was. */
function missing(options: PreviewOptions): CallError | undefined {
  try {
    subjectOf(options);
    return undefined;
  } catch (error) {
    if (error instanceof CallError && error.message.startsWith("no product is named")) return error;
    throw error;
  }
}

/** What is left of a product whose definition is gone. */
function left(product: string): Preview {
  const counts = { rules: 0 };
  return previewOf({ product, resources: [], judgement: { violations: [], unverifiable: [], proofs: [], counts } });
}
