// LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED: a function's policy does not let everybody call it.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-public-access-prohibited.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { valueAt } from './reading/configuration.ts';
import { type RecordedStatement, statementsOf, texts } from './reading/policy-statements.ts';
import { isPublic } from './reading/public-access.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const lambdaFunctionPublicAccessProhibited: ItemRule = {
  identifier: 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: {},
  evaluate({ item: { supplementaryConfiguration: recorded } }) {
    const statements = statementsOf(recorded.Policy);
    if (statements.some(isPublic)) return nonCompliant("The function's policy allows public access.");
    return statements.some(anyBucketCalls) ? nonCompliant('Any bucket may invoke it: no condition on AWS:SourceAccount.') : compliant;
  },
};

/** AWS: invoked from S3 without a condition to limit public access, "such as AWS:SourceAccount": the ARN of a bucket names no account. */
function anyBucketCalls({ effect, principal, conditions }: RecordedStatement): boolean {
  const byS3 = effect === 'Allow' && texts(valueAt(principal, 'Service')).includes('s3.amazonaws.com');
  return byS3 && !conditions.some(({ operator, key }) => key === 'aws:sourceaccount' && /^String(Equals|Like)/.test(operator));
}
