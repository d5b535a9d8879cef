// What EC2 tells AWS Config of its resources.
import type { ConfigurationSource } from '../../../core/resource-configuration.ts';
import type { Regions } from '../regions.ts';
import { networkConfigurations } from './network.ts';

const types = ['VPC', 'Subnet', 'SecurityGroup'];

export const configurationSource = (regions: Regions): ConfigurationSource => ({
  types: types.map((type) => `AWS::EC2::${type}`),
  *configurations(account, region) {
    const here = regions.at({ account, region });
    yield* networkConfigurations(here);
  },
});
