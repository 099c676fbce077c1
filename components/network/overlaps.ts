import type { Problem } from "../refuse";
import { aligned, type Block, formatBlock, isPrivate, overlap, parseBlock, piece } from "./block";

/** The addresses of one VPC, and who wants them. */
export interface NamedRange {
  /** As a person says it: `production`, `management`. */
  readonly owner: string;
  /** Where the range is written: `environments.production.cidr`. */
  readonly path: string;
  readonly cidr: string;
}

/** The largest VPC that AWS admits, and the smallest that holds the address plan with room in every subnet. */
export const prefixes = { shortest: 16, longest: 20 } as const;

/**
 * What tools take for themselves: Docker's bridge, of which AWS warns, since Cloud9, SageMaker and others have it (VPC guide, "VPC CIDR blocks").
 */
const TOOLS = ["172.17.0.0/16"].flatMap((cidr) => parseBlock(cidr) ?? []);

const allowedRange = `a block of private addresses, /${prefixes.shortest} to /${prefixes.longest}: 172.27.0.0/16`;

/** What is wrong with each range by itself, and every pair that overlaps, under the names of both. */
export function rangeProblems(ranges: readonly NamedRange[]): Problem[] {
  const parsed = ranges.map((range) => ({ ...range, block: parseBlock(range.cidr) }));
  const own = parsed.flatMap(({ block, ...range }) => ownProblems(range, block));
  const known = parsed.flatMap(({ block, ...range }) =>
    block === undefined || !isPossible(block) ? [] : [{ range, block: aligned(block) }],
  );
  const pairs = known.flatMap((later, position) =>
    known.slice(0, position).flatMap((earlier) =>
      overlap(earlier.block, later.block)
        ? [
            overlapProblem(
              earlier.range,
              later.range,
              freeBlock(
                later.block.prefix,
                known.map((one) => one.block),
              ),
            ),
          ]
        : [],
    ),
  );
  // One that has to move need not begin elsewhere as well.
  const moved = new Set(pairs.map(({ path }) => path));
  return [...own.filter(({ path }) => !moved.has(path)), ...pairs];
}

/** Whether a VPC could have it. */
function isPossible({ prefix }: Block): boolean {
  return prefix >= prefixes.shortest && prefix <= prefixes.longest;
}

function ownProblems(range: NamedRange, block: Block | undefined): Problem[] {
  const problem = (allowed: string, fix: string): Problem => ({ path: range.path, value: range.cidr, allowed, fix });
  if (block === undefined) {
    return [problem(allowedRange, `write ${range.owner}'s range as four decimal numbers, a slash and a length`)];
  }
  if (!isPossible(block))
    return [problem(allowedRange, `give ${range.owner} between /${prefixes.shortest} and /${prefixes.longest}`)];
  const network = aligned(block);
  if (!isPrivate(network))
    return [
      problem("addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16", `move ${range.owner} into one of them`),
    ];
  if (network.first !== block.first)
    return [problem(`a block that begins where a /${block.prefix} begins`, `write ${formatBlock(network)}`)];
  return [];
}

function overlapProblem(earlier: NamedRange, later: NamedRange, free: Block | undefined): Problem {
  const instead = free === undefined ? "" : `: ${formatBlock(free)} is free`;
  return {
    path: later.path,
    value: later.cidr,
    allowed: `addresses that no other has; ${later.owner} overlaps ${earlier.owner}, which has ${earlier.cidr} (${earlier.path})`,
    fix: `move ${later.owner} or ${earlier.owner}${instead}`,
  };
}

/** The first block of that size in 172.16.0.0/12, then in 10.0.0.0/8, that overlaps none. */
function freeBlock(prefix: number, taken: readonly Block[]): Block | undefined {
  for (const outer of ["172.16.0.0/12", "10.0.0.0/8"].flatMap((cidr) => parseBlock(cidr) ?? [])) {
    for (let index = 0; index < 2 ** (prefix - outer.prefix); index += 1) {
      const candidate = piece(outer, prefix, index);
      if (![...TOOLS, ...taken].some((block) => overlap(block, candidate))) return candidate;
    }
  }
  return undefined;
}

/** A range of a product that is possible, and that machines which reach it do not route there. */
export function toolProblems({ owner, path, cidr }: NamedRange): Problem[] {
  const block = parseBlock(cidr);
  if (block === undefined || !TOOLS.some((tools) => overlap(tools, block))) return [];
  const taken = TOOLS.map(formatBlock).join(", ");
  const allowed = `addresses outside of ${taken}, which Docker takes for itself, on people's machines and in services of AWS that run it`;
  return [
    {
      path,
      value: cidr,
      allowed,
      fix: `move ${owner}: ${formatBlock(freeBlock(block.prefix, []) ?? block)} for instance`,
    },
  ];
}
