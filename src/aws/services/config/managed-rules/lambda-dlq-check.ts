// LAMBDA_DLQ_CHECK: a function has a dead-letter queue, if asked for one of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const lambdaDlqCheck: ItemRule = {
  identifier: 'LAMBDA_DLQ_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: { dlqArns: { kind: 'list' } },
  evaluate({ item: { configuration }, parameters }) {
    const target = textAt(configuration, 'deadLetterConfig.targetArn');
    if (target === undefined) return nonCompliant('The function has no dead-letter queue.');
    const allowed = listOf(parameters.dlqArns);
    return allowed.length === 0 || allowed.includes(target) ? compliant : nonCompliant(`The dead-letter queue is ${target}.`);
  },
};
