import { type Problem, Refusal } from "../refuse";
import { formatBlock, parseBlock, piece } from "./block";
import { rangeProblems } from "./overlaps";

/** Where a subnet's traffic may go: the internet both ways, the internet outwards through NAT, or nowhere beyond the VPC. */
export type Tier = "public" | "private" | "isolated";

/**
 * The letters that a zone may have. Each has a slot of its own in every tier from the start, used or not, so that a zone that is added
 * later takes addresses from nobody.
 */
export const zoneLetters: readonly string[] = ["a", "b", "c", "d"];

/** A part of a VPC: piece `index` of those that have `bits` more bits than it. */
export interface Share {
  readonly bits: number;
  readonly index: number;
}

/**
 * Each tier's share of a VPC. Private has half, since every task takes an address there; public holds load balancers and NAT, isolated
 * databases. Pieces 6 and 7 of the eighths are kept for tiers to come. Nothing here may ever be moved: the addresses of what runs
 * follow from it.
 */
export const tierShares: Readonly<Record<Tier, Share>> = {
  private: { bits: 1, index: 0 },
  public: { bits: 3, index: 4 },
  isolated: { bits: 3, index: 5 },
};

/** CIDR of each subnet, by tier and zone letter. */
export type AddressPlan<T extends string = Tier> = Readonly<Record<T, Readonly<Record<string, string>>>>;

/**
 * The subnets of a VPC. A /16 gives each zone a private /19 and a public and an isolated /21; a /20 a /23 and two /25. What a subnet
 * gets depends on the VPC, its tier and its letter alone, so that a zone or a tier that is added changes no other.
 */
export function addressPlan(cidrBlock: string, zones: readonly string[]): AddressPlan {
  return planOf(tierShares, cidrBlock, zones);
}

/** The same for any table of shares. */
export function planOf<T extends string>(
  shares: Readonly<Record<T, Share>>,
  cidrBlock: string,
  zones: readonly string[],
): AddressPlan<T> {
  const vpc = parseBlock(cidrBlock);
  const problems = [
    ...rangeProblems([{ owner: "the VPC", path: "cidrBlock", cidr: cidrBlock }]),
    ...letterProblems("zones", zones),
  ];
  if (vpc === undefined || problems.length > 0) throw new Refusal(`the address plan of ${cidrBlock}`, problems);
  const subnets = ({ bits, index }: Share): Record<string, string> => {
    const share = piece(vpc, vpc.prefix + bits, index);
    // Four slots take two bits.
    const slot = (zone: string) => piece(share, share.prefix + 2, zoneLetters.indexOf(zone));
    return Object.fromEntries(zones.map((zone) => [zone, formatBlock(slot(zone))]));
  };
  const entries = Object.entries<Share>(shares).map(([tier, share]) => [tier, subnets(share)]);
  return Object.fromEntries(entries) as AddressPlan<T>;
}

/** What is wrong with the zones of a VPC, and those of them that have a NAT gateway. */
export function zoneProblems(zones: readonly string[], natZones: readonly string[]): Problem[] {
  const problems = [...letterProblems("zones", zones), ...letterProblems("natZones", natZones)];
  if (new Set(zones).size < 2) {
    problems.push({
      path: "zones",
      value: zones,
      allowed: "two zones or more, since load balancers and database subnet groups stand in two",
      fix: "name a second zone; it needs no NAT gateway",
    });
  }
  for (const zone of natZones.filter((letter) => !zones.includes(letter))) {
    problems.push({
      path: "natZones",
      value: zone,
      allowed: `the zones of the VPC: ${zones.join(", ")}`,
      fix: "add it to zones, or take it out of natZones",
    });
  }
  return problems;
}

/** The zone whose NAT gateway a zone's private subnet leaves through: its own, or the first that has one; none where there is none. */
export function natZoneOf(zone: string, natZones: readonly string[]): string | undefined {
  return natZones.includes(zone) ? zone : natZones[0];
}

function letterProblems(path: string, letters: readonly string[]): Problem[] {
  const unknown = letters
    .filter((letter) => !zoneLetters.includes(letter))
    .map((letter) => ({
      path,
      value: letter,
      allowed: `the letters that the address plan keeps a slot for: ${zoneLetters.join(", ")}`,
      fix: "use the letter at the end of the availability zone's name",
    }));
  const repeated = [...new Set(letters.filter((letter, position) => letters.indexOf(letter) !== position))];
  return [
    ...unknown,
    ...repeated.map((letter) => ({ path, value: letter, allowed: "each zone once", fix: "remove the repetition" })),
  ];
}
