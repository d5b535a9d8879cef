// S3_BUCKET_SSL_REQUESTS_ONLY: the policy of a bucket refuses plain http.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, valueAt } from './reading/configuration.ts';
import { type RecordedStatement, statementsOf, texts } from './reading/policy-statements.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const s3BucketSslRequestsOnly: ItemRule = {
  identifier: 'S3_BUCKET_SSL_REQUESTS_ONLY',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: {},
  evaluate({ item }) {
    const policy = documentOf(item.supplementaryConfiguration.BucketPolicy);
    const refused = statementsOf(valueAt(policy, 'policyText') ?? policy).some(refusesHttp);
    return refused ? compliant : nonCompliant("The bucket's policy does not deny requests without SSL.");
  },
};

/** Everybody is denied every action where the transport is not secure. That less does not do is inferred. */
function refusesHttp({ effect, principal, actions, conditions }: RecordedStatement): boolean {
  const everybody = [...texts(principal), ...texts(valueAt(principal, 'AWS'))].includes('*');
  const everything = actions.some((action) => action === '*' || action.toLowerCase() === 's3:*');
  const plain = conditions.some(
    ({ operator, key, values }) => operator === 'Bool' && key === 'aws:securetransport' && values.includes('false'),
  );
  return effect === 'Deny' && everybody && everything && plain;
}
