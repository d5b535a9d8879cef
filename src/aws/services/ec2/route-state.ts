// Whether a route leads anywhere: one whose target is gone, or not there yet, is a black hole.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
import type { Region } from './region.ts';
import type { RouteRecord } from './region-state.ts';

export function routeState({ state }: Region, route: RouteRecord): 'active' | 'blackhole' {
  const { GatewayId: gateway, NatGatewayId: nat, NetworkInterfaceId: networkInterface } = route;
  const leads =
    gateway === 'local' ||
    (gateway !== undefined && (state.internetGateways.get(gateway)?.VpcId !== undefined || state.vpcEndpoints.has(gateway))) ||
    (nat !== undefined && ['pending', 'available'].includes(state.natGateways.get(nat)?.State ?? '')) ||
    (networkInterface !== undefined && isUp(state, networkInterface));
  return leads ? 'active' : 'blackhole';
}

function isUp(state: Region['state'], id: string): boolean {
  const instance = state.instances.get(state.networkInterfaces.get(id)?.Attachment?.InstanceId ?? '');
  return instance?.State === 'running' || instance?.State === 'pending';
}
