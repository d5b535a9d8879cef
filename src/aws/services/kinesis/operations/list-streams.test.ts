// ListStreams, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html
import { KinesisClient, ListStreamsCommand, paginateListStreams } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

test('streams are listed by name, for one account and region only', async () => {
  const { client, kinesis, stream } = kinesisCloud();
  await stream('b');
  await stream('a');
  expect(await kinesis.send(new ListStreamsCommand({}))).toMatchObject({
    StreamNames: ['a', 'b'],
    HasMoreStreams: false,
    StreamSummaries: [{ StreamName: 'a', StreamStatus: 'ACTIVE' }, { StreamName: 'b' }],
  });
  const stranger = client(KinesisClient, { account: '999999999999' });
  expect(await stranger.send(new ListStreamsCommand({}))).toMatchObject({ StreamNames: [] });
});

test("the SDK's paginator walks all pages", async () => {
  const { kinesis, stream } = kinesisCloud();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await stream(name);
  const names: string[] = [];
  for await (const page of paginateListStreams({ client: kinesis, pageSize: 2 }, {})) names.push(...(page.StreamNames ?? []));
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a page token that is none is refused (sentence inferred)', async () => {
  const { kinesis } = kinesisCloud();
  await expect(kinesis.send(new ListStreamsCommand({ NextToken: 'nonsense' }))).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});
