// AWS: https://docs.aws.amazon.com/config/latest/developerguide/cloudwatch-log-group-encrypted.html
import { expect, test } from 'vitest';
import { cloudwatchLogGroupEncrypted } from './cloudwatch-log-group-encrypted.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[object, Record<string, string>, string]>([
  [{}, {}, 'NON_COMPLIANT'],
  [{ KmsKeyId: 'arn:key/1' }, {}, 'COMPLIANT'],
  [{ kmsKeyId: 'arn:key/1' }, {}, 'COMPLIANT'],
  [{ KmsKeyId: 'arn:key/1' }, { KmsKeyId: 'arn:key/1' }, 'COMPLIANT'],
  [{ KmsKeyId: 'arn:key/1' }, { KmsKeyId: 'arn:key/2' }, 'NON_COMPLIANT'],
])('a log group %j with %j: %s', (configuration, parameters, compliance) => {
  expect(
    judge(cloudwatchLogGroupEncrypted, itemOf('AWS::Logs::LogGroup', { configuration: { ...configuration } }), parameters).compliance,
  ).toBe(compliance);
});
