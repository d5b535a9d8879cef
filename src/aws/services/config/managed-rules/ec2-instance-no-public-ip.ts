// EC2_INSTANCE_NO_PUBLIC_IP: an instance has no public address of version 4.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-no-public-ip.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2InstanceNoPublicIp: ItemRule = {
  identifier: 'EC2_INSTANCE_NO_PUBLIC_IP',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    // AWS: "if the publicIp field is present in the configuration item": each interface has it, and so has each of its addresses.
    const addresses = listAt(configuration, 'networkInterfaces').flatMap((network) => [network, ...listAt(network, 'privateIpAddresses')]);
    const address = textAt(configuration, 'publicIpAddress') ?? addresses.map((each) => textAt(each, 'association.publicIp')).find(Boolean);
    return address ? nonCompliant(`The instance has the public address ${address}.`) : compliant;
  },
};
