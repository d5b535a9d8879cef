// Elastic IPs and the interfaces that have them.
import type { Region } from './region.ts';
import type { AddressRecord } from './region-state.ts';

export function freeAddressRecord(address: AddressRecord): void {
  delete address.AssociationId;
  delete address.NetworkInterfaceId;
  delete address.PrivateIpAddress;
}

/** Of an interface that goes away. */
export function freeAddressesOf(here: Region, interfaceId: string): void {
  for (const address of here.state.addresses.values()) if (address.NetworkInterfaceId === interfaceId) freeAddressRecord(address);
}
