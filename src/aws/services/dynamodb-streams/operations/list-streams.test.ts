// ListStreams, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { streamCloud } from '../testing/stream-cloud.ts';

test('streams come by table and in pages, closed ones for a day', async () => {
  const { streams, dynamo, close, advance, arn } = await streamCloud();
  await close();
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  await dynamo.send(new UpdateTableCommand({ TableName: 'users', StreamSpecification }));
  await advance(1000);
  const list = (input: object = {}) => streams.send(new ListStreamsCommand(input));
  const { Streams = [] } = await list();
  expect(Streams).toEqual([
    { StreamArn: arn, TableName: 'users', StreamLabel: '2026-11-01T00:00:00.000' },
    { StreamArn: expect.not.stringMatching(arn), TableName: 'users', StreamLabel: expect.any(String) },
  ]);
  const first = await list({ Limit: 1 });
  expect(first).toMatchObject({ Streams: [Streams[0]], LastEvaluatedStreamArn: arn });
  expect((await list({ ExclusiveStartStreamArn: arn })).Streams).toEqual([Streams[1]]);
  expect((await list({ TableName: 'nobody' })).Streams).toEqual([]);
  await advance(24 * 3600 * 1000);
  expect((await list({ TableName: 'users' })).Streams).toEqual([Streams[1]]);
});

test('other accounts and regions have their own streams', async () => {
  const { client } = await streamCloud();
  for (const elsewhere of [{ region: 'eu-west-1' }, { account: '111122223333' }])
    expect((await client(DynamoDBStreamsClient, elsewhere).send(new ListStreamsCommand({}))).Streams).toEqual([]);
});
