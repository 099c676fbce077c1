import type { Census } from "./classes";
import { changed, type Mutant } from "./mutant";
import { isScalar, type Spot, spotsOf } from "./walk";

/** What a 32-bit number ends at, where nothing else is known to. */
const LIMIT = 2_147_483_647;

/** Every flag turned, every enumeration moved to each other value, every number to 0, 1, its opposite and its limits. */
export function* scalarMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const spot of spotsOf(resource)) {
      const { at, value } = spot;
      if (!isScalar(value) || at.length === 0) continue;
      const flag = flagOf(value);
      if (flag !== undefined) {
        const turned = typeof value === "boolean" ? !flag : String(!flag);
        yield changed("flag turned", resource, at, String(turned), turned);
        continue;
      }
      if (isNumber(spot)) {
        for (const number of numbersFor(Number(value), spot)) {
          const written = typeof value === "number" ? number : String(number);
          yield changed("number moved", resource, at, String(number), written);
        }
        continue;
      }
      for (const other of othersOf(String(value), spot)) yield changed("enumeration moved", resource, at, other, other);
    }
  }
}

function flagOf(value: unknown): boolean | undefined {
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
}

/** Texts are numbers where the provider or a review says so. */
function isNumber({ value, node, field }: Spot): boolean {
  if (typeof value === "number") return true;
  if (typeof value !== "string" || value.trim() === "" || Number.isNaN(Number(value))) return false;
  const reviewed = [...(node?.values ?? [])];
  const isReviewed = reviewed.length > 0 && reviewed.every((one) => /^-?\d+$/.test(one));
  return node?.kind === "number" || field?.kind === "number" || isReviewed;
}

function numbersFor(value: number, { node }: Spot): readonly number[] {
  const reviewed = [...(node?.values ?? [])].map(Number).filter((one) => !Number.isNaN(one));
  const limits = [node?.from, node?.to].filter((one) => one !== undefined);
  const all = [0, 1, -value, ...(limits.length === 0 ? [LIMIT] : limits), ...reviewed];
  return [...new Set(all)].filter((one) => one !== value && !Object.is(one, -0));
}

/** The other values of an enumeration: those that the provider's types list, and those that were reviewed elsewhere. */
function othersOf(value: string, { node, field }: Spot): readonly string[] {
  const declared = field?.values.includes(value) === true ? field.values : [];
  const reviewed = node?.values?.has(value) === true ? [...node.values] : [];
  return [...new Set([...declared, ...reviewed])].filter((one) => one !== value);
}
