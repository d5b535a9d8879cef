// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-logging-enabled.html
import { expect, test } from 'vitest';
import { s3BucketLoggingEnabled } from './s3-bucket-logging-enabled.ts';
import { bucket } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const logs = bucket({ BucketLoggingConfiguration: { destinationBucketName: 'logs', logFilePrefix: 'photos/' } });

test.each<[Record<string, string>, string]>([
  [{}, 'COMPLIANT'],
  [{ targetBucket: 'logs' }, 'COMPLIANT'],
  [{ targetBucket: 'others' }, 'NON_COMPLIANT'],
  [{ targetBucket: 'logs', targetPrefix: 'photos/' }, 'COMPLIANT'],
  [{ targetPrefix: 'music/' }, 'NON_COMPLIANT'],
])('a bucket that logs, with %j: %s', (parameters, compliance) => {
  expect(judge(s3BucketLoggingEnabled, logs, parameters).compliance).toBe(compliance);
});

test.each([bucket(), bucket({ BucketLoggingConfiguration: { destinationBucketName: null, logFilePrefix: null } })])(
  'a bucket that does not',
  (item) => {
    expect(judge(s3BucketLoggingEnabled, item).compliance).toBe('NON_COMPLIANT');
  },
);
