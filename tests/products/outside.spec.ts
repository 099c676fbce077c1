import assert from "node:assert/strict";
import { matches } from "../../policies/kernel/documents";
import { isComponent, isSecret } from "../../policies/kernel/resource";
import { entries } from "../../policies/outside/entries";
import { type Name, namesIn } from "../../policies/outside/names";
import { registryOf } from "../../stacks/registry";
import { recorded, stacks } from "../support/stacks";

/** All names that the stacks' inputs have, by the place where they stand. */
async function named(): Promise<Map<string, Name[]>> {
  const found = new Map<string, Name[]>();
  for (const stack of stacks)
    for (const { type, inputs } of await recorded(stack, "preview")) {
      if (isComponent(type)) continue;
      const walk = (value: unknown, place: string): void => {
        if (typeof value === "string") found.set(place, [...(found.get(place) ?? []), ...namesIn(value)]);
        else if (Array.isArray(value)) for (const one of value) walk(one, place);
        else if (typeof value === "object" && value !== null && !isSecret(value))
          for (const [key, one] of Object.entries(value)) for (const each of [key, one]) walk(each, place);
      };
      for (const [property, value] of Object.entries(inputs)) walk(value, `${type} ${property}`);
    }
  return found;
}

describe("the list of the outside", function () {
  this.timeout(60_000);

  it("has no entry that nothing needs, and none at a place where it stands nowhere", async () => {
    const found = await named();
    const { home, global } = registryOf().regions;
    const stale = stacks
      .flatMap((stack) => entries(registryOf(), stack))
      .flatMap((entry) => {
        const name = entry.name.replaceAll("{home}", home).replaceAll("{global}", global);
        const used = (place: string) =>
          (found.get(place) ?? []).some(({ kind, text }) => kind === entry.kind && matches(name, text));
        return entry.at.some(used) ? [] : [`${entry.kind} ${entry.name} at ${entry.at.join(", ")}: ${entry.why}`];
      });
    // The role that delegates is a product's own: the stacks that belong to all have none.
    assert.deepEqual(
      [...new Set(stale)].filter((line) => !/delegate-(organization|foundation) /.test(line)),
      [],
    );
  });

  it("has a reason for each", () => {
    for (const { why, at } of entries(registryOf(), "shine")) assert.ok(why.length > 8 && at.length > 0);
  });
});
