// S3_BUCKET_PUBLIC_WRITE_PROHIBITED: the public writes nothing to a bucket.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-write-prohibited.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { publicAccess } from './reading/bucket-access.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const s3BucketPublicWriteProhibited: ItemRule = {
  identifier: 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: {},
  evaluate({ item }) {
    const means = publicAccess(item, 'write');
    return means ? nonCompliant(`The bucket's ${means} lets the public write.`) : compliant;
  },
};
