// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-table-deletion-protection-enabled.html
import { expect, test } from 'vitest';
import { dynamodbTableDeletionProtectionEnabled } from './dynamodb-table-deletion-protection-enabled.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ deletionProtectionEnabled: true }, {}, 'COMPLIANT'],
  [{ deletionProtectionEnabled: false }, {}, 'NON_COMPLIANT'],
  [{}, {}, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(dynamodbTableDeletionProtectionEnabled, itemOf('AWS::DynamoDB::Table', { configuration }), parameters).compliance).toBe(
    compliance,
  );
});
