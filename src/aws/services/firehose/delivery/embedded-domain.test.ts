// Documents for a domain that is embedded: what Firehose indexes, the client of OpenSearch finds.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-opensearch
import { expect, test } from 'vitest';
import { searchCloud } from '../../opensearch/testing/search-cloud.ts';
import { ACCOUNT, BUCKET_ARN, firehoseUser, ROLE } from '../testing/firehose-cloud.ts';

test('records become documents that a search finds; one that does not fit the mapping goes to the bucket', async () => {
  const cloud = searchCloud();
  const endpoint = await cloud.domain('tides');
  const user = await firehoseUser(cloud);
  const domain = {
    RoleARN: ROLE,
    DomainARN: `arn:aws:es:us-east-1:${ACCOUNT}:domain/tides`,
    IndexName: 'clicks',
    IndexRotationPeriod: 'NoRotation',
    BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
    S3Configuration: { RoleARN: ROLE, BucketARN: BUCKET_ARN, BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } },
  } as const;
  await user.create({}, { ExtendedS3DestinationConfiguration: undefined, AmazonopensearchserviceDestinationConfiguration: domain });
  await user.put('{"page":"/","ms":12}', '{"page":"/tides","ms":30}', '{"page":"/","ms":"slow"}');
  await cloud.advance(3 * 60_000);
  const { body } = await cloud.search(endpoint).search({ index: 'clicks', body: { query: { range: { ms: { gte: 20 } } } } });
  expect(body.hits.hits.map(({ _source }) => _source)).toEqual([{ page: '/tides', ms: 30 }]);
  const [failed = ''] = await user.texts('AmazonOpenSearchService-failed/');
  expect(JSON.parse(failed)).toMatchObject({ errorCode: '400', rawData: btoa('{"page":"/","ms":"slow"}'), esIndexName: 'clicks' });
});
