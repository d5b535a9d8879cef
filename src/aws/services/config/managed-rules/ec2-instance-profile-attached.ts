// EC2_INSTANCE_PROFILE_ATTACHED: an instance has a role by an instance profile, if asked for one of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-profile-attached.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2InstanceProfileAttached: ItemRule = {
  identifier: 'EC2_INSTANCE_PROFILE_ATTACHED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: { IamInstanceProfileArnList: { kind: 'list' } },
  evaluate({ item: { configuration }, parameters }) {
    const profile = textAt(configuration, 'iamInstanceProfile.arn');
    if (profile === undefined) return nonCompliant('The instance has no instance profile.');
    const allowed = listOf(parameters.IamInstanceProfileArnList);
    return allowed.length === 0 || allowed.includes(profile) ? compliant : nonCompliant(`The instance profile is ${profile}.`);
  },
};
