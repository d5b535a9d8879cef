// VPC_DEFAULT_SECURITY_GROUP_CLOSED: the group that every VPC is born with lets nothing in or out.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-default-security-group-closed.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const vpcDefaultSecurityGroupClosed: ItemRule = {
  identifier: 'VPC_DEFAULT_SECURITY_GROUP_CLOSED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::SecurityGroup'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    // No other group of a VPC may have this name.
    if (textAt(configuration, 'groupName') !== 'default') return notApplicable;
    const inbound = listAt(configuration, 'ipPermissions').length;
    const outbound = listAt(configuration, 'ipPermissionsEgress').length;
    if (inbound + outbound === 0) return compliant;
    return nonCompliant(`The default security group has ${inbound} inbound and ${outbound} outbound rules.`);
  },
};
