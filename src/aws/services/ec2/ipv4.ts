// Ranges of IPv4 addresses as numbers: VPCs and subnets divide them.

/** `10.0.0.0/16`: the first address as a number, and how many there are. */
export interface Ipv4Range {
  readonly first: number;
  readonly prefix: number;
  readonly size: number;
}

/** The number of an address; undefined for a text that is none. */
export function ipv4Number(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((number, part) => number * 256 + Number(part), 0);
}

export function ipv4Text(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/**
 * The range that a CIDR block says; undefined for a text that is none. AWS: bits behind the mask are dropped, 100.68.0.18/18 means
 * 100.68.0.0/18 (API_CreateVpc).
 */
export function ipv4Range(cidr: string): Ipv4Range | undefined {
  const [, address = '', mask = ''] = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(cidr) ?? [];
  const number = mask === '' ? undefined : ipv4Number(address);
  if (number === undefined) return undefined;
  const size = 2 ** (32 - Number(mask));
  return { first: number - (number % size), prefix: Number(mask), size };
}

export const rangeText = ({ first, prefix }: Ipv4Range): string => `${ipv4Text(first)}/${prefix}`;

export const isInside = (inner: Ipv4Range, outer: Ipv4Range): boolean =>
  inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;

/** Two CIDR blocks overlap only when one lies in the other. */
export const overlap = (one: Ipv4Range, other: Ipv4Range): boolean => isInside(one, other) || isInside(other, one);
