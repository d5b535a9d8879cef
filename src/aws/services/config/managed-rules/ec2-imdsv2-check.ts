// EC2_IMDSV2_CHECK: an instance tells its metadata only to those who bring a token.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-imdsv2-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2Imdsv2Check: ItemRule = {
  identifier: 'EC2_IMDSV2_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: {},
  // An instance that says nothing takes EC2's default, which was optional.
  evaluate: ({ item: { configuration } }) =>
    textAt(configuration, 'metadataOptions.httpTokens') === 'required' ? compliant : nonCompliant('HttpTokens is set to optional.'),
};
