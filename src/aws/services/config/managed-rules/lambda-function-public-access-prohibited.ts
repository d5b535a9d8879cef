// LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED: a function's policy does not let everybody call it.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-public-access-prohibited.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { valueAt } from './reading/configuration.ts';
import { type RecordedStatement, statementsOf, texts } from './reading/policy-statements.ts';
import { isPublic } from './reading/public-access.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const OWNERS: readonly string[] = ['aws:sourceaccount', 'aws:principalorgid'];

export const lambdaFunctionPublicAccessProhibited: ItemRule = {
  identifier: 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: {},
  evaluate({ item: { supplementaryConfiguration: recorded } }) {
    const statements = statementsOf(recorded.Policy);
    if (statements.some(isPublic)) return nonCompliant("The function's policy allows public access.");
    return statements.some(anyBucketCalls)
      ? nonCompliant('Buckets of any account may invoke it: no condition on AWS:SourceAccount.')
      : compliant;
  },
};

/**
 * AWS: invoked from S3 without a condition to limit public access, "such as AWS:SourceAccount". The ARN of a bucket names no account: it
 * does not do. aws:PrincipalOrgID does, as in the rule of this name of aws-cloudformation/aws-guard-rules-registry.
 */
function anyBucketCalls({ effect, principal, conditions }: RecordedStatement): boolean {
  const byS3 = effect === 'Allow' && texts(valueAt(principal, 'Service')).includes('s3.amazonaws.com');
  return byS3 && !conditions.some(({ operator, key }) => OWNERS.includes(key) && /^String(Equals|Like)/.test(operator));
}
