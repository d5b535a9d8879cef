// S3_BUCKET_VERSIONING_ENABLED: a bucket keeps versions and, if asked for, deletes them only with MFA.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-versioning-enabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, isTrueAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const s3BucketVersioningEnabled: ItemRule = {
  identifier: 'S3_BUCKET_VERSIONING_ENABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: { isMfaDeleteEnabled: { kind: 'string' } },
  evaluate({ item, parameters }) {
    const versioning = documentOf(item.supplementaryConfiguration.BucketVersioningConfiguration);
    if (textAt(versioning, 'status')?.toLowerCase() !== 'enabled') return nonCompliant('The bucket keeps no versions.');
    const mfaWanted = parameters.isMfaDeleteEnabled?.toLowerCase() === 'true';
    return mfaWanted && !isTrueAt(versioning, 'isMfaDeleteEnabled') ? nonCompliant('MFA delete is not enabled.') : compliant;
  },
};
