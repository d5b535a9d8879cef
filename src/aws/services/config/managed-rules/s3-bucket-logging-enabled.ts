// S3_BUCKET_LOGGING_ENABLED: a bucket writes access logs, if asked for to one place.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-logging-enabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const s3BucketLoggingEnabled: ItemRule = {
  identifier: 'S3_BUCKET_LOGGING_ENABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: { targetBucket: { kind: 'string' }, targetPrefix: { kind: 'string' } },
  evaluate({ item, parameters: { targetBucket, targetPrefix } }) {
    const logging = documentOf(item.supplementaryConfiguration.BucketLoggingConfiguration);
    const bucket = textAt(logging, 'destinationBucketName');
    if (bucket === undefined) return nonCompliant('The bucket writes no access logs.');
    if (targetBucket !== undefined && targetBucket !== bucket) return nonCompliant(`The access logs go to the bucket ${bucket}.`);
    const prefix = textAt(logging, 'logFilePrefix') ?? '';
    return targetPrefix !== undefined && targetPrefix !== prefix ? nonCompliant(`The access logs have the prefix "${prefix}".`) : compliant;
  },
};
