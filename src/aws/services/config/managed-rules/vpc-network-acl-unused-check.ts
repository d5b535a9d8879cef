// VPC_NETWORK_ACL_UNUSED_CHECK: a network ACL guards a subnet.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-network-acl-unused-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const vpcNetworkAclUnusedCheck: ItemRule = {
  identifier: 'VPC_NETWORK_ACL_UNUSED_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::NetworkAcl'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    return listAt(configuration, 'associations').length > 0 ? compliant : nonCompliant('No subnet has the network ACL.');
  },
};
