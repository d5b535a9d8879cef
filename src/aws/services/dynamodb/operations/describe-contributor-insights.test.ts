// DescribeContributorInsights, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
import { DescribeContributorInsightsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('they are DISABLED for a table; an index or a table that is not there is not found', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('users');
  const describeInsights = (input: { TableName: string; IndexName?: string }) => dynamo.send(new DescribeContributorInsightsCommand(input));
  expect(await describeInsights({ TableName: 'users' })).toMatchObject({ ContributorInsightsStatus: 'DISABLED' });
  await expect(describeInsights({ TableName: 'users', IndexName: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(describeInsights({ TableName: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
