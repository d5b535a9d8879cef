// SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED: a subnet gives no public addresses by itself.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/subnet-auto-assign-public-ip-disabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { isTrueAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const subnetAutoAssignPublicIpDisabled: ItemRule = {
  identifier: 'SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Subnet'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    return isTrueAt(configuration, 'mapPublicIpOnLaunch') ? nonCompliant('The subnet assigns public addresses.') : compliant;
  },
};
