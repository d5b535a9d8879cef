// DescribeKinesisStreamingDestination, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html
import { DescribeKinesisStreamingDestinationCommand, EnableKinesisStreamingDestinationCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('a table has no destinations, and none can be added', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('users');
  const TableName = 'users';
  expect(await dynamo.send(new DescribeKinesisStreamingDestinationCommand({ TableName }))).toMatchObject({
    TableName,
    KinesisDataStreamDestinations: [],
  });
  await expect(dynamo.send(new EnableKinesisStreamingDestinationCommand({ TableName, StreamArn: 'x' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
  await expect(dynamo.send(new DescribeKinesisStreamingDestinationCommand({ TableName: 'nobody' }))).rejects.toThrow('not found');
});
