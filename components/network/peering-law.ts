import type { Problem } from "../refuse";
import type { Scope } from "../scope";
import { aligned, overlap, parseBlock } from "./block";

/** One VPC, as far as the law of peering looks at it. */
export interface PeeredVpc {
  readonly scope: Scope;
  readonly cidrBlock: string;
}

/** A route that a peering needs: a table of `side` sends what is for the other side's addresses through the peering. */
export interface PeeringRoute<Table> {
  readonly side: "management" | "application";
  /** The table's key on its side. */
  readonly key: string;
  readonly table: Table;
  /** The whole range of the other side, never more. */
  readonly destinationCidrBlock: string;
}

/** The addresses of a side, and the route tables, by key, that are to know the other. */
export interface RoutedSide<Table> {
  readonly cidrBlock: string;
  readonly routeTables: Readonly<Record<string, Table>>;
}

/** Every environment beside management and the account itself runs the application. */
export function isApplication(environment: string): boolean {
  return environment !== "management" && environment !== "account";
}

/** The pairs of a product that are peered: management with each application environment, and no other. */
export function peeredPairs(environments: readonly string[]): { management: string; application: string }[] {
  if (!environments.includes("management")) return [];
  return environments.filter(isApplication).map((application) => ({ management: "management", application }));
}

/**
 * What forbids a peering from the first VPC to the second. Management reaches each application environment, so that people operate
 * every one of them from a single place; application environments never reach one another, and products never do either.
 */
export function peeringProblems(management: PeeredVpc, application: PeeredVpc): Problem[] {
  const problems: Problem[] = [];
  const [requester, accepter] = [management.scope, application.scope];
  if (requester.environment !== "management") {
    problems.push({
      path: "management",
      value: requester.environment,
      allowed: "the management environment, which alone asks for a peering",
      fix: "peer management with the environment; two application environments never reach one another",
    });
  }
  if (!isApplication(accepter.environment)) {
    problems.push({
      path: "application",
      value: accepter.environment,
      allowed: "an application environment: staging, production, development",
      fix: "name the environment that management is to reach",
    });
  }
  for (const field of ["product", "account", "region"] as const) {
    if (requester[field] === accepter[field]) continue;
    problems.push({
      path: `application.${field}`,
      value: accepter[field],
      allowed: `that of the management VPC, ${requester[field]}`,
      fix: "peer VPCs of one product, in one account and region",
    });
  }
  return [...problems, ...overlapProblems(management, application)];
}

/** The routes of both sides. */
export function peeringRoutes<Table>(
  management: RoutedSide<Table>,
  application: RoutedSide<Table>,
): PeeringRoute<Table>[] {
  const routes = (side: PeeringRoute<Table>["side"], from: RoutedSide<Table>, to: RoutedSide<Table>) =>
    Object.entries(from.routeTables).map(([key, table]) => ({ side, key, table, destinationCidrBlock: to.cidrBlock }));
  return [...routes("management", management, application), ...routes("application", application, management)];
}

function overlapProblems(management: PeeredVpc, application: PeeredVpc): Problem[] {
  const [one, other] = [parseBlock(management.cidrBlock), parseBlock(application.cidrBlock)];
  if (one !== undefined && other !== undefined && !overlap(aligned(one), aligned(other))) return [];
  return [
    {
      path: "application.cidrBlock",
      value: application.cidrBlock,
      allowed: `a range apart from ${management.cidrBlock} of ${management.scope.environment}, or neither could be reached`,
      fix: `give ${application.scope.environment} other addresses`,
    },
  ];
}
