import ipaddr from "ipaddr.js";

/** A block of IPv4 addresses: its first address as a number, and how many leading bits all of its addresses share. */
export interface Block {
  readonly first: number;
  /** 0 to 32. */
  readonly prefix: number;
}

/** The block as written, host bits included; nothing for what is not `172.27.0.0/16` to the letter. */
export function parseBlock(cidr: string): Block | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) return undefined;
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const block = { first: address.octets.reduce((number, octet) => number * 256 + octet, 0), prefix };
  return formatBlock(block) === cidr ? block : undefined;
}

export function formatBlock(block: Block): string {
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(block.first / 2 ** bits) % 256);
  return `${octets.join(".")}/${block.prefix}`;
}

/** How many addresses the block has. */
export function sizeOf(block: Block): number {
  return 2 ** (32 - block.prefix);
}

/** The block with its host bits cleared: what AWS would make of it. */
export function aligned(block: Block): Block {
  return { first: block.first - (block.first % sizeOf(block)), prefix: block.prefix };
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.first <= inner.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

export function overlap(one: Block, other: Block): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one);
}

/** The block's piece number `index`, from 0, when it is cut into pieces of `prefix` bits. */
export function piece(block: Block, prefix: number, index: number): Block {
  return { first: block.first + index * 2 ** (32 - prefix), prefix };
}

/** Whether every address is one of RFC 1918, which nobody on the internet answers for. */
export function isPrivate(block: Block): boolean {
  return privateBlocks.some((outer) => contains(outer, block));
}

/** 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16. */
const privateBlocks: readonly Block[] = [
  { first: 10 * 2 ** 24, prefix: 8 },
  { first: 172 * 2 ** 24 + 16 * 2 ** 16, prefix: 12 },
  { first: 192 * 2 ** 24 + 168 * 2 ** 16, prefix: 16 },
];
