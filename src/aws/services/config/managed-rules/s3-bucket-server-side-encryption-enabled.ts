// S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED: a bucket encrypts by default, or its policy refuses what is not encrypted.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-server-side-encryption-enabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, listAt, textAt, valueAt } from './reading/configuration.ts';
import { type RecordedCondition, type RecordedStatement, statementsOf } from './reading/policy-statements.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const HEADER = 's3:x-amz-server-side-encryption';

export const s3BucketServerSideEncryptionEnabled: ItemRule = {
  identifier: 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: {},
  evaluate({ item: { supplementaryConfiguration: recorded } }) {
    const encryption = documentOf(recorded.ServerSideEncryptionConfiguration);
    const byDefault = listAt(encryption, 'rules').some((rule) => textAt(rule, 'applyServerSideEncryptionByDefault.sseAlgorithm'));
    const policy = documentOf(recorded.BucketPolicy);
    const refused = statementsOf(valueAt(policy, 'policyText') ?? policy).some(refusesPlainObjects);
    return byDefault || refused
      ? compliant
      : nonCompliant('The bucket neither encrypts by default nor refuses objects without encryption.');
  },
};

function refusesPlainObjects({ effect, actions, conditions }: RecordedStatement): boolean {
  const putObject = actions.some((action) => ['*', 's3:*', 's3:put*', 's3:putobject', 's3:putobject*'].includes(action.toLowerCase()));
  return effect === 'Deny' && putObject && conditions.some(asksForTheHeader);
}

/** The header is absent, or is not what encrypts. */
function asksForTheHeader({ operator, key, values }: RecordedCondition): boolean {
  if (key !== HEADER) return false;
  return (operator === 'Null' && values.includes('true')) || operator === 'StringNotEquals';
}
