// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-pitr-enabled.html
import { expect, test } from 'vitest';
import { dynamodbPitrEnabled } from './dynamodb-pitr-enabled.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each([
  ['ENABLED', 'COMPLIANT'],
  ['DISABLED', 'NON_COMPLIANT'],
  [undefined, 'NON_COMPLIANT'],
])('point in time recovery %s: %s', (pointInTimeRecoveryStatus, compliance) => {
  const supplementaryConfiguration = { ContinuousBackupsDescription: { pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus } } };
  expect(judge(dynamodbPitrEnabled, itemOf('AWS::DynamoDB::Table', { supplementaryConfiguration })).compliance).toBe(compliance);
});

test('a table of which no backups are recorded', () => {
  expect(judge(dynamodbPitrEnabled, itemOf('AWS::DynamoDB::Table')).compliance).toBe('NON_COMPLIANT');
});
