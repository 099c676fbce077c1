/** A range of addresses, as numbers, so that one can be compared with another. */
export interface Range {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Undefined when the text is no network. A single address counts as a network of one. */
export function parseCidr(text: string): Range | undefined {
  const [address = "", length] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  const value = family === 4 ? parse4(address) : parse6(address);
  const bits = family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (value === undefined || !(prefix >= 0 && prefix <= bits)) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

/** Whether `outer` holds all of `inner`; false when either is no network. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  return a !== undefined && b !== undefined && a.family === b.family && a.first <= b.first && b.last <= a.last;
}

export function overlap(one: string, other: string): boolean {
  const [a, b] = [parseCidr(one), parseCidr(other)];
  return a !== undefined && b !== undefined && a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/**
 * Whether the networks together admit the internet: one of a /7 or wider, which the halves of everything are too. No private range is as
 * wide.
 */
export function admitsWorld(cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => {
    const range = parseCidr(cidr);
    return range === undefined || range.last - range.first >= 1n << BigInt((range.family === 4 ? 32 : 128) - 7);
  });
}

function parse4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parse6(text: string): bigint | undefined {
  const [head = "", tail] = text.split("::");
  const groups = (half: string): string[] => (half === "" ? [] : half.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...after];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
