// EIP_ATTACHED: an Elastic IP address is in use, not only paid for.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/eip-attached.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const eipAttached: ItemRule = {
  identifier: 'EIP_ATTACHED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::EIP'],
  parameters: {},
  evaluate({ item: { configuration }, account }) {
    if (textAt(configuration, 'instanceId')) return compliant;
    const interfaceId = textAt(configuration, 'networkInterfaceId');
    if (interfaceId === undefined) return nonCompliant('The address is attached to nothing.');
    const network = account.items('AWS::EC2::NetworkInterface').find(({ resourceId }) => resourceId === interfaceId);
    // AWS: "in-use elastic network interfaces". One that is not recorded is given the benefit of the doubt.
    const idle = network !== undefined && textAt(network.configuration, 'status') !== 'in-use';
    return idle ? nonCompliant(`The network interface ${interfaceId} is not in use.`) : compliant;
  },
};
