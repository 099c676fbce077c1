import type { Problem } from "../refuse";
import { checkCached } from "./checks/cached";
import { dataOf } from "./checks/data";
import { checkDays } from "./checks/days";
import { checkEdge } from "./checks/edge";
import { checkFolders } from "./checks/folders";
import { checkLimits } from "./checks/limits";
import { checkNames } from "./checks/names";
import { checkEffects } from "./checks/no-effect";
import { checkNetworks } from "./checks/networks";
import { checkRepositories } from "./checks/repositories";
import { checkRoutes } from "./checks/routes";
import { secretProblems, secretsOf, withoutSecrets } from "./checks/secrets";
import { checkServices } from "./checks/services";
import { readAsMeant } from "./checks/meant";
import { mend, ROUTES } from "./checks/mend";
import { shapeIssues, shapeProblems } from "./checks/shape-problems";
import { checkSizes } from "./checks/sizes";
import { checkVariables } from "./checks/variables";
import { checkWhole } from "./checks/whole";
import type { ProductDefinition } from "./definition";
import type { Facts } from "./facts";

type Law = (definition: ProductDefinition, facts: Facts) => Problem[];

/** Each law with the parts of a definition that it reads. */
const laws: readonly { readonly reads: readonly (keyof ProductDefinition | typeof ROUTES)[]; readonly law: Law }[] = [
  { reads: ["name", "account", "domain", "timeZone", "owner", "monitoring"], law: checkWhole },
  { reads: ["services", "databases", "settings", "repositories"], law: checkServices },
  { reads: ["services", "databases", "repositories"], law: checkVariables },
  { reads: ["services", "repositories"], law: checkFolders },
  { reads: ["name", "services", "databases", "settings"], law: checkNames },
  { reads: ["services", "name", "domain", "environments", ROUTES], law: checkRoutes },
  { reads: ["services", "edge", ROUTES], law: checkCached },
  { reads: ["services", "databases", "environments"], law: checkSizes },
  { reads: ["account", "environments"], law: checkNetworks },
  { reads: ["services", "edge", "monitoring", "environments", ROUTES], law: checkEffects },
  { reads: ["databases", "edge"], law: checkDays },
  { reads: ["edge"], law: checkEdge },
  { reads: ["owner", "repositories", "services"], law: checkRepositories },
];

/**
 * Every problem of a definition at once, in its own words; empty when it can be built. The laws read what has the shape of a definition;
 * a law is left out only while a whole part that it reads is missing or of another kind.
 */
export function check(given: unknown, facts: Facts): Problem[] {
  const { data: definition, problems: unkept } = dataOf(given);
  if (!isObject(definition)) return [...unkept, ...shapeIssues(definition).flatMap((issue) => shapeProblems(issue))];
  const leaks = secretsOf(definition);
  const meant = readAsMeant(definition);
  const issues = shapeIssues(definition);
  const problems = [...unkept, ...meant.problems];
  problems.push(...meant.asWritten(issues.flatMap((issue) => shapeProblems(issue))));
  const mended =
    issues.length === 0 ? { definition, gone: new Set(), isMended: () => false } : mend(definition, issues);
  const sound = laws.filter(({ reads }) => !reads.some((part) => mended.gone.has(part)));
  const found = sound.flatMap(({ law }) => law(mended.definition as ProductDefinition, facts));
  problems.push(...meant.asWritten(found.filter(({ path }) => !mended.isMended(path))));
  const told = new Set(problems.map(({ path }) => path));
  problems.push(...secretProblems(leaks).filter(({ path }) => !told.has(path)));
  // Sums over everything say nothing while a part is wrong.
  if (problems.length === 0) return checkLimits(definition as unknown as ProductDefinition, facts);
  return withoutSecrets(problems, leaks);
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
