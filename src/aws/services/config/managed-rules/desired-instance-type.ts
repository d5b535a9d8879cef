// DESIRED_INSTANCE_TYPE: instances are of the types of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/desired-instance-type.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const desiredInstanceType: ItemRule = {
  identifier: 'DESIRED_INSTANCE_TYPE',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: { instanceType: { kind: 'list', required: 'required' } },
  evaluate({ item: { configuration }, parameters }) {
    const type = textAt(configuration, 'instanceType') ?? '';
    return listOf(parameters.instanceType).includes(type) ? compliant : nonCompliant(`The instance is a ${type}.`);
  },
};
