// LAMBDA_INSIDE_VPC: a function runs in a VPC, if asked for in subnets of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-inside-vpc.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const lambdaInsideVpc: ItemRule = {
  identifier: 'LAMBDA_INSIDE_VPC',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: { subnetIds: { kind: 'list' } },
  evaluate({ item: { configuration }, parameters }) {
    const subnets = listAt(configuration, 'vpcConfig.subnetIds').map(String);
    // A function that has left its VPC keeps an empty list.
    if (subnets.length === 0) return nonCompliant('The function is not in a VPC.');
    const allowed = listOf(parameters.subnetIds);
    const others = subnets.filter((subnet) => allowed.length > 0 && !allowed.includes(subnet));
    return others.length > 0 ? nonCompliant(`The function is in other subnets: ${others.join(', ')}.`) : compliant;
  },
};
