// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-level-public-access-prohibited.html
import { expect, test } from 'vitest';
import { s3BucketLevelPublicAccessProhibited as rule } from './s3-bucket-level-public-access-prohibited.ts';
import { bucket } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const all = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

test('all four settings are asked for', () => {
  expect(judge(rule, bucket({ PublicAccessBlockConfiguration: all })).compliance).toBe('COMPLIANT');
  expect(judge(rule, bucket()).compliance).toBe('NON_COMPLIANT');
  for (const setting of Object.keys(all)) {
    const verdict = judge(rule, bucket({ PublicAccessBlockConfiguration: { ...all, [setting]: false } }));
    expect(verdict).toEqual({ compliance: 'NON_COMPLIANT', annotation: `Block Public Access is off: ${setting}.` });
  }
});

test('a bucket of the list may be public', () => {
  expect(judge(rule, bucket(), { excludedPublicBuckets: 'website, photos' }).compliance).toBe('COMPLIANT');
  expect(judge(rule, bucket(), { excludedPublicBuckets: 'website' }).compliance).toBe('NON_COMPLIANT');
});
