import * as ipaddr from "ipaddr.js";

/** The zones that an account has in the regions that the simulation knows. */
const zones: Readonly<Record<string, string>> = {
  "ap-northeast-1": "acd",
  "ap-northeast-3": "abc",
  "us-east-1": "abcdef",
  "us-west-2": "abcd",
  "eu-west-1": "abc",
};

export function zonesOf(region: string): string[] {
  return (zones[region] ?? "abc").split("").map((letter) => region + letter);
}

export function prefixLength(cidr: string | undefined): number | undefined {
  return cidr === undefined ? undefined : parse(cidr)?.[1];
}

export function inside(cidr: string, range: string): boolean {
  const [a, b] = [parse(cidr), parse(range)];
  return a !== undefined && b !== undefined && a[1] >= b[1] && first(a[0], b[1]) === first(b[0], b[1]);
}

export function overlap(one: string, other: string): boolean {
  return inside(one, other) || inside(other, one);
}

function parse(cidr: string): [number, number] | undefined {
  try {
    const [address, length] = ipaddr.IPv4.parseCIDR(cidr);
    return [address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0), length];
  } catch {
    return undefined;
  }
}

/** The first address of the block of that length. */
function first(address: number, length: number): number {
  const size = 2 ** (32 - length);
  return address - (address % size);
}
