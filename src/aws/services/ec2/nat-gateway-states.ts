// What becomes of a NAT gateway in its time.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
import { freeAddressRecord } from './address-associations.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';
import type { NatGatewayRecord } from './region-state.ts';
import { dropTags } from './tags.ts';

/** AWS: a public one in a network without an internet gateway fails, and is gone after about an hour. */
export function natIsUp(here: Region, nat: NatGatewayRecord): void {
  const hasGateway = [...here.state.internetGateways.values()].some(({ VpcId }) => VpcId === nat.VpcId);
  if (nat.ConnectivityType === 'private' || hasGateway) {
    nat.State = 'available';
    return;
  }
  nat.State = 'failed';
  nat.deletedMs = here.now();
  nat.failure = { FailureCode: 'Gateway.NotAttached', FailureMessage: `Network ${nat.VpcId} has no Internet gateway attached` };
  letGo(here, nat);
}

export function natIsDeleted(here: Region, nat: NatGatewayRecord): void {
  nat.State = 'deleted';
  letGo(here, nat);
}

function letGo(here: Region, { NatGatewayId, NetworkInterfaceId, AllocationId }: NatGatewayRecord): void {
  here.state.networkInterfaces.delete(NetworkInterfaceId);
  const address = here.state.addresses.get(AllocationId ?? '');
  if (address?.NetworkInterfaceId === NetworkInterfaceId) freeAddressRecord(address);
  here.plan(NatGatewayId, 'gone', limits.natGatewayGoneMs);
}

export function natIsGone(here: Region, { NatGatewayId }: NatGatewayRecord): void {
  here.state.natGateways.delete(NatGatewayId);
  dropTags(here, NatGatewayId);
}
