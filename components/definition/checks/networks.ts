import { parseBlock } from "../../network/block";
import { rangeProblems, toolProblems } from "../../network/overlaps";
import type { Problem } from "../../refuse";
import { ENVIRONMENT_CIDRS, MANAGEMENT_CIDR } from "../defaults";
import type { EnvironmentDefinition, ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/** The widest range that may be let in from outside. */
const WIDEST = 24;

/** Address ranges: of the VPCs, which must not overlap, and of those who may come in. */
export function checkNetworks(definition: ProductDefinition): Problem[] {
  const environments = Object.entries<EnvironmentDefinition>({ ...definition.environments });
  const ranges = [
    ...environments.map(([name, { cidr }]) => ({
      owner: name,
      path: show(["environments", name, "cidr"]),
      cidr: cidr ?? ENVIRONMENT_CIDRS[name] ?? "",
      chosen: cidr !== undefined,
    })),
    {
      owner: "management",
      path: "account.managementCidr",
      cidr: definition.account.managementCidr ?? MANAGEMENT_CIDR,
      chosen: definition.account.managementCidr !== undefined,
    },
  ];
  // The later of two that overlap is named: it should be one that somebody wrote, not a default.
  const sorted = [...ranges.filter(({ chosen }) => !chosen), ...ranges.filter(({ chosen }) => chosen)];
  const allowed = environments.flatMap(([name, environment]) =>
    (environment.allowedCidrs ?? []).flatMap((cidr, index) =>
      widthProblems(show(["environments", name, "allowedCidrs", index]), cidr),
    ),
  );
  const tests = (definition.edge?.penetrationTests ?? []).flatMap((test, index) =>
    test.cidrs.flatMap((cidr, place) => widthProblems(show(["edge", "penetrationTests", index, "cidrs", place]), cidr)),
  );
  const problems = rangeProblems(sorted.map(({ chosen: _, ...range }) => range));
  const told = new Set(problems.map(({ path }) => path));
  const tools = ranges.filter(({ path }) => !told.has(path)).flatMap(toolProblems);
  return [...problems, ...tools, ...allowed, ...tests];
}

function widthProblems(path: string, cidr: string): Problem[] {
  const block = parseBlock(cidr);
  if (block !== undefined && block.prefix >= WIDEST) return [];
  return [
    {
      path,
      value: cidr,
      allowed: `a range of /${WIDEST} to /32`,
      fix: "name the addresses that people really come from",
    },
  ];
}
