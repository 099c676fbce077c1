import type { Facts } from "../components/definition/facts";
import { nameIn } from "../components/definition/checks/data";
import { shapeIssues } from "../components/definition/checks/shape-problems";
import { mapValues } from "../components/records";
import { foundation } from "./foundation";
import { foundationMembers } from "./foundation-members";
import { catalogue } from "./products";

/** What a definition is judged against: the foundation, the day and the rest of the catalogue. */
export function factsFor(definition: unknown, today: string): Facts {
  const name = nameIn(definition);
  const keys = Object.keys(catalogue).filter((key) => catalogue[key] === definition);
  const key = keys.find((one) => one !== name) ?? keys[0];
  return {
    zones: foundation.zones,
    contacts: foundation.contacts,
    runbookSite: foundation.runbookSite,
    parentDomain: foundation.domain,
    quotas: foundation.quotas,
    today,
    foundationAccounts: mapValues(foundationMembers(), ({ email }) => email),
    platformRepository: foundation.organization.platformRepository,
    teams: foundation.organization.teams,
    ...(key === undefined ? {} : { key }),
    others: Object.entries(catalogue)
      // One that has not the shape of a definition is told by itself, and hides nothing of this one.
      .filter(([other, its]) => other !== (key ?? name) && isShaped(its))
      .map(([other, its]) => ({ ...its, name: other })),
  };
}

const shaped = new Map<unknown, boolean>();

/** Each definition is asked about by the facts of all others. */
function isShaped(definition: unknown): boolean {
  let known = shaped.get(definition);
  if (known === undefined) {
    known = shapeIssues(definition).length === 0;
    shaped.set(definition, known);
  }
  return known;
}
