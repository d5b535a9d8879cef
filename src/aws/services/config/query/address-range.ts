// IP addresses and CIDR blocks as ranges from a lowest to a highest address.
// AWS: querying-AWS-resources.html: "CIDR notation is converted to IP ranges for search."
import { parseAddress } from '../../../iam/policy/ip-address.ts';

export interface AddressRange {
  readonly bits: 32 | 128;
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** Undefined for a text that is neither an address nor a block. */
export function addressRange(text: string): AddressRange | undefined {
  const [, network = text, mask] = /^(.+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseAddress(network);
  if (!address) return undefined;
  const { bits, value } = address;
  const length = mask === undefined ? bits : Number(mask);
  if (length > bits) return undefined;
  const rest = BigInt(bits - length);
  const lowest = (value >> rest) << rest;
  return { bits, lowest, highest: lowest + (1n << rest) - 1n };
}
