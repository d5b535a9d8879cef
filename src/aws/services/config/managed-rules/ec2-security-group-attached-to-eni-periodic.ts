// EC2_SECURITY_GROUP_ATTACHED_TO_ENI_PERIODIC: a security group is in use.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-security-group-attached-to-eni-periodic.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const ec2SecurityGroupAttachedToEniPeriodic: ItemRule = {
  identifier: 'EC2_SECURITY_GROUP_ATTACHED_TO_ENI_PERIODIC',
  trigger: 'periodic',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::SecurityGroup'],
  parameters: {},
  evaluate({ item, account }) {
    // AWS: "non-default security groups". Those of other accounts are not recorded here.
    if (textAt(item.configuration, 'groupName') === 'default') return notApplicable;
    const used = account
      .items('AWS::EC2::NetworkInterface')
      .some(({ configuration }) => listAt(configuration, 'groups').some((group) => textAt(group, 'groupId') === item.resourceId));
    return used ? compliant : nonCompliant('No network interface has the security group.');
  },
};
