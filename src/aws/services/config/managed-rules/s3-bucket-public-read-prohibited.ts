// S3_BUCKET_PUBLIC_READ_PROHIBITED: the public reads nothing from a bucket.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { publicAccess } from './reading/bucket-access.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const s3BucketPublicReadProhibited: ItemRule = {
  identifier: 'S3_BUCKET_PUBLIC_READ_PROHIBITED',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: {},
  evaluate({ item }) {
    const means = publicAccess(item, 'read');
    return means ? nonCompliant(`The bucket's ${means} lets the public read.`) : compliant;
  },
};
