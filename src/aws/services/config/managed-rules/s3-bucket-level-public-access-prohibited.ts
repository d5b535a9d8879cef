// S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED: all four settings of Block Public Access are on, but for buckets of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-level-public-access-prohibited.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, isTrueAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const SETTINGS = ['blockPublicAcls', 'ignorePublicAcls', 'blockPublicPolicy', 'restrictPublicBuckets'];

export const s3BucketLevelPublicAccessProhibited: ItemRule = {
  identifier: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::S3::Bucket'],
  parameters: { excludedPublicBuckets: { kind: 'list' } },
  evaluate({ item, parameters }) {
    if (listOf(parameters.excludedPublicBuckets).includes(item.resourceId)) return compliant;
    const block = documentOf(item.supplementaryConfiguration.PublicAccessBlockConfiguration);
    const off = SETTINGS.filter((setting) => !isTrueAt(block, setting));
    return off.length > 0 ? nonCompliant(`Block Public Access is off: ${off.join(', ')}.`) : compliant;
  },
};
