// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-table-encrypted-kms.html
import { expect, test } from 'vitest';
import { dynamodbTableEncryptedKms } from './dynamodb-table-encrypted-kms.ts';
import { itemOf, judge } from './testing/judge.ts';

const kms = { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: 'arn:key/1' };

test.each<[string, object | undefined, Record<string, string>, string]>([
  ["DynamoDB's own key", undefined, {}, 'NON_COMPLIANT'],
  ['a key of KMS', kms, {}, 'COMPLIANT'],
  ['a key of the list', kms, { kmsKeyArns: 'arn:key/2, arn:key/1' }, 'COMPLIANT'],
  ['another key', kms, { kmsKeyArns: 'arn:key/2' }, 'NON_COMPLIANT'],
  ['encryption that is switched off', { ...kms, status: 'DISABLED' }, {}, 'NON_COMPLIANT'],
])('a table under %s', (_, ssedescription, parameters, compliance) => {
  const item = itemOf('AWS::DynamoDB::Table', { configuration: ssedescription ? { ssedescription } : {} });
  expect(judge(dynamodbTableEncryptedKms, item, parameters).compliance).toBe(compliance);
});
