import { foundation } from "../../stacks/foundation";
import { longest } from "../../stacks/extremes/longest";

/** The longest definition, owned by a team whose name is as long as GitHub admits. */
export const extremes = { ...longest, owner: `${"long-".repeat(13).slice(0, 62)}-o` };

// The company has that team: a list that a company writes, and no test of it reads whole.
(foundation.organization.teams as unknown as string[]).push(extremes.owner);
