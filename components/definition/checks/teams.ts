import type { Problem } from "../../refuse";
import { meant } from "./nearest";

/** GitHub answers 404 for a team that it does not have, when half of a repository is made. Where no team is known, none is judged. */
export function teamProblems(path: string, team: string, known: readonly string[], named = false): Problem[] {
  if (known.length === 0 || known.includes(team)) return [];
  const otherwise = "make the team on GitHub and add it to organization.teams in stacks/foundation.ts";
  return [
    {
      path,
      // The name of an entry stands in its path.
      ...(named ? {} : { value: team }),
      allowed: `a team of the GitHub organization: ${[...known].sort().join(", ")}`,
      fix: meant(team, known, otherwise),
    },
  ];
}
