// DescribeTimeToLive, by the real SDK client; with UpdateTimeToLive it is tested there. Sentences recorded by dynalite.
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('it is DISABLED in a new table, and a table that is not there is not found', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('users');
  const describeTimeToLive = (TableName: string) => dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
  expect(await describeTimeToLive('users')).toMatchObject({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
  await expect(describeTimeToLive('nobody')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found: Table: nobody not found',
  });
  await expect(describeTimeToLive('a')).rejects.toThrow('TableName must be at least 3 characters long');
});
