// LAMBDA_CONCURRENCY_CHECK: a function has a limit of its own for calls at once, if asked for within bounds.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-concurrency-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, numberAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const lambdaConcurrencyCheck: ItemRule = {
  identifier: 'LAMBDA_CONCURRENCY_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: { ConcurrencyLimitLow: { kind: 'integer', min: 1 }, ConcurrencyLimitHigh: { kind: 'integer', min: 1 } },
  evaluate({ item, parameters: { ConcurrencyLimitLow: low, ConcurrencyLimitHigh: high } }) {
    const limit = numberAt(documentOf(item.supplementaryConfiguration.Concurrency), 'reservedConcurrentExecutions');
    if (limit === undefined) return nonCompliant('The function has no concurrency limit of its own.');
    const tooLow = low !== undefined && limit < Number(low);
    const tooHigh = high !== undefined && limit > Number(high);
    return tooLow || tooHigh ? nonCompliant(`The concurrency limit is ${limit}.`) : compliant;
  },
};
