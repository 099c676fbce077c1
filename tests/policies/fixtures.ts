import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Fixtures } from "./support";

const folder = join(__dirname, "rules");

/** The fixtures of all rules, by the rule's id. */
export const fixtures = Object.assign(
  {},
  ...readdirSync(folder).map((file) => (require(join(folder, file)) as { fixtures: object }).fixtures),
) as Readonly<Record<string, Fixtures>>;
