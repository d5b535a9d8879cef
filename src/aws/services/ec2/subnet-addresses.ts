// The addresses of a subnet: who has which, how many are free, the next one.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
import { AwsError } from '../../core/errors.ts';
import { wrongValue } from './errors.ts';
import { type Ipv4Range, ipv4Number, ipv4Range, ipv4Text } from './ipv4.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';
import type { SubnetRecord } from './region-state.ts';

export function freeAddressCount(here: Region, { SubnetId: id, CidrBlock: cidr }: SubnetRecord): number {
  const used = [...here.state.networkInterfaces.values()].filter(({ SubnetId }) => SubnetId === id);
  const addresses = used.reduce((sum, { PrivateIpAddresses }) => sum + PrivateIpAddresses.length, 0);
  return rangeOf(cidr).size - limits.reservedAddresses - addresses;
}

/** Takes the lowest free addresses, besides those in `taken`. Throws AwsError InsufficientFreeAddressesInSubnet. */
export function freeAddresses(here: Region, subnet: SubnetRecord, count: number, taken: readonly string[] = []): string[] {
  if (freeAddressCount(here, subnet) - taken.length < count)
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      `The specified subnet does not have enough free addresses to satisfy the request.`,
    );
  const used = new Set([...usedAddresses(here, subnet), ...taken]);
  const { first } = rangeOf(subnet.CidrBlock);
  const found: string[] = [];
  for (let number = first + limits.reservedAddresses - 1; found.length < count; number++) {
    const address = ipv4Text(number);
    if (!used.has(address)) found.push(address);
  }
  return found;
}

/** Throws AwsError when the address does not lie in the subnet, belongs to AWS, or to somebody else. */
export function checkAddress(here: Region, subnet: SubnetRecord, address: string): void {
  const number = ipv4Number(address);
  const { first, size } = rangeOf(subnet.CidrBlock);
  if (number === undefined) throw wrongValue('privateIpAddress', address, 'Invalid IPv4 address.');
  if (number < first || number >= first + size)
    throw new AwsError('InvalidParameterValue', `Address ${address} does not fall within the subnet's address range`);
  if (number < first + limits.reservedAddresses - 1 || number === first + size - 1)
    throw new AwsError('InvalidParameterValue', `Address ${address} is in subnet's reserved address range`);
  if (usedAddresses(here, subnet).has(address)) throw new AwsError('InvalidIPAddress.InUse', `Address ${address} is in use.`);
}

function usedAddresses(here: Region, { SubnetId: id }: SubnetRecord): Set<string> {
  const inside = [...here.state.networkInterfaces.values()].filter(({ SubnetId }) => SubnetId === id);
  return new Set(inside.flatMap(({ PrivateIpAddresses }) => PrivateIpAddresses));
}

function rangeOf(cidr: string): Ipv4Range {
  return ipv4Range(cidr) ?? { first: 0, prefix: 32, size: 1 };
}
