// What EC2 tells AWS Config of its resources.
import type { ConfigurationSource } from '../../../core/resource-configuration.ts';
import type { Regions } from '../regions.ts';
import { computingConfigurations } from './computing.ts';
import { connectionConfigurations } from './connections.ts';
import { networkConfigurations } from './network.ts';

const types = [
  'EIP',
  'Instance',
  'InternetGateway',
  'NatGateway',
  'NetworkAcl',
  'NetworkInterface',
  'RouteTable',
  'SecurityGroup',
  'Subnet',
  'VPC',
  'Volume',
];

export const configurationSource = (regions: Regions): ConfigurationSource => ({
  types: types.map((type) => `AWS::EC2::${type}`),
  *configurations(account, region) {
    const here = regions.at({ account, region });
    yield* networkConfigurations(here);
    yield* connectionConfigurations(here);
    yield* computingConfigurations(here);
  },
});
