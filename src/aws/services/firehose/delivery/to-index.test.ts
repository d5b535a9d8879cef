// Documents for a domain of OpenSearch. By the real SDK clients; the domain is a stand-in of the port DocumentIndex, which is asked as
// the bulk API is.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html and retry.html#dd-retry-elasticsearch; error codes inferred.
import type { AmazonopensearchserviceDestinationConfiguration } from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { AwsError } from '../../../core/errors.ts';
import type { BulkAnswer } from '../../../core/ports.ts';
import { cloudWithFunctions } from '../../../testing/cloud-with-functions.ts';
import { ACCOUNT, BUCKET_ARN, firehoseUser, ROLE } from '../testing/firehose-cloud.ts';

const DomainARN = `arn:aws:es:us-east-1:${ACCOUNT}:domain/tides`;
const minute = 60_000;

interface Indexed {
  readonly index: string;
  readonly id: string | undefined;
  readonly document: Record<string, unknown>;
}

/** @param statusOf what the domain says to a document; it may throw */
async function cloudWithDomain(
  statusOf: (document: Indexed) => number = () => 201,
  more: Partial<AmazonopensearchserviceDestinationConfiguration> = {},
) {
  const cloud = cloudWithFunctions({});
  const asked: Indexed[][] = [];
  const bulk = async (domainArn: string, lines: string): Promise<BulkAnswer> => {
    expect(domainArn).toBe(DomainARN);
    const each = lines.trimEnd().split('\n');
    const documents = each.flatMap((line, at): Indexed[] => {
      if (at % 2 === 1) return [];
      const { _index, _id } = JSON.parse(line).index;
      return [{ index: _index, id: _id, document: JSON.parse(each[at + 1] ?? '') }];
    });
    asked.push(documents);
    const items = documents.map((document) => {
      const status = statusOf(document);
      return { index: { status, ...(status >= 300 && { error: { type: 'some_exception', reason: 'because' } }) } };
    });
    return { errors: items.some(({ index }) => index.status >= 300), items };
  };
  Object.assign(cloud.services.ports, { documentIndex: async () => ({ bulk }) });
  const user = await firehoseUser(cloud);
  const domain = {
    RoleARN: ROLE,
    DomainARN,
    IndexName: 'tides',
    BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
    S3Configuration: { RoleARN: ROLE, BucketARN: BUCKET_ARN, BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } },
    ...more,
  };
  await user.create({}, { ExtendedS3DestinationConfiguration: undefined, AmazonopensearchserviceDestinationConfiguration: domain });
  return { ...cloud, ...user, asked };
}

const failures = async ({ texts }: { texts(): Promise<string[]> }) =>
  (await texts()).flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line));

test('documents of a minute go to the index of the day in one request, each with an id of its own', async () => {
  const { put, asked, keys, advance } = await cloudWithDomain();
  await put('{"at":"Yokohama"}', '{\n"at": "Kobe"\n}\n');
  await advance(minute);
  expect(asked).toEqual([
    [
      { index: 'tides-2026-11-01', id: expect.any(String), document: { at: 'Yokohama' } },
      { index: 'tides-2026-11-01', id: expect.any(String), document: { at: 'Kobe' } },
    ],
  ]);
  expect(new Set(asked[0]?.map(({ id }) => id)).size).toBe(2);
  await advance(10 * minute);
  expect(await keys()).toEqual([]);
});

test.each([
  ['NoRotation', 'tides'],
  ['OneHour', 'tides-2026-11-01-00'],
  ['OneWeek', 'tides-2026-w44'],
  ['OneMonth', 'tides-2026-11'],
] as const)('the index of %s is %s', async (IndexRotationPeriod, index) => {
  const { put, asked, advance } = await cloudWithDomain(undefined, { IndexRotationPeriod });
  await put('{}');
  await advance(minute);
  expect(asked[0]?.[0]?.index).toBe(index);
});

test('NO_DOCUMENT_ID leaves the id to the domain', async () => {
  const DocumentIdOptions = { DefaultDocumentIdFormat: 'NO_DOCUMENT_ID' } as const;
  const { put, asked, advance } = await cloudWithDomain(undefined, { DocumentIdOptions });
  await put('{}');
  await advance(minute);
  expect(asked[0]?.[0]?.id).toBeUndefined();
});

test('a document that the domain refuses goes to the bucket at once, with what was meant; the others stay indexed', async () => {
  const cloud = await cloudWithDomain(({ document }) => (document.bad ? 400 : 201));
  await cloud.put('{"n":1}', '{"bad":true}', 'no json');
  await cloud.advance(3 * minute);
  expect(cloud.asked.length).toBe(1);
  expect(await cloud.keys()).toEqual([expect.stringMatching(/^AmazonOpenSearchService-failed\/2026\/11\/01\/00\/clicks-1-/)]);
  expect(await failures(cloud)).toEqual([
    expect.objectContaining({ errorCode: '400', rawData: btoa('no json'), esIndexName: 'tides-2026-11-01' }),
    {
      attemptsMade: 1,
      arrivalTimestamp: Date.UTC(2026, 10, 1, 0, 0, 1),
      errorCode: '400',
      errorMessage: 'some_exception: because',
      attemptEndingTimestamp: Date.UTC(2026, 10, 1, 0, 1, 1),
      rawData: btoa('{"bad":true}'),
      esDocumentId: cloud.asked[0]?.[1]?.id,
      esIndexName: 'tides-2026-11-01',
      esTypeName: '',
    },
  ]);
});

test('what the domain is too busy for is tried again, and only that, under the same id', async () => {
  let busy = true;
  const { put, asked, keys, advance } = await cloudWithDomain(({ document }) => (document.n === 2 && busy ? 429 : 201));
  await put('{"n":1}', '{"n":2}');
  await advance(minute);
  busy = false;
  await advance(minute);
  expect(asked.map((documents) => documents.map(({ document }) => document.n))).toEqual([[1, 2], [2]]);
  expect(asked[1]?.[0]?.id).toBe(asked[0]?.[1]?.id);
  await advance(5 * minute);
  expect(await keys()).toEqual([]);
});

test('after the retry duration documents go to the bucket', async () => {
  const cloud = await cloudWithDomain(
    () => {
      throw new AwsError('ResourceNotFoundException', 'Domain not found: tides');
    },
    { RetryOptions: { DurationInSeconds: 60 } },
  );
  await cloud.put('{"n":1}');
  await cloud.advance(5 * minute);
  expect(cloud.asked.length).toBeGreaterThan(1);
  expect(await failures(cloud)).toMatchObject([{ errorCode: 'OS.ResourceNotFoundException', attemptsMade: cloud.asked.length }]);
});

test('AllDocuments keeps what came in the bucket as well', async () => {
  const cloud = await cloudWithDomain(({ document }) => (document.bad ? 400 : 201), { S3BackupMode: 'AllDocuments' });
  await cloud.put('{"n":1}', '{"bad":1}');
  await cloud.advance(3 * minute);
  expect(await cloud.texts('2026/')).toEqual(['{"n":1}{"bad":1}']);
  expect((await cloud.keys()).filter((key) => key.startsWith('AmazonOpenSearchService-failed/'))).toHaveLength(1);
});

test('a role that may not index', async () => {
  const cloud = cloudWithFunctions({});
  Object.assign(cloud.services.ports, { documentIndex: async () => ({ bulk: () => Promise.reject(new Error('not to be asked')) }) });
  const user = await firehoseUser(cloud);
  await user.createRole('writer', ['s3:PutObject']);
  const S3Configuration = { RoleARN: ROLE, BucketARN: BUCKET_ARN };
  const RoleARN = ROLE.replace('/firehose', '/writer');
  const RetryOptions = { DurationInSeconds: 0 };
  const domain = { RoleARN, DomainARN, IndexName: 'tides', RetryOptions, S3Configuration };
  await user.create({}, { ExtendedS3DestinationConfiguration: undefined, AmazonopensearchserviceDestinationConfiguration: domain });
  await user.put('{}');
  await cloud.advance(11 * minute);
  expect(await failures(user)).toMatchObject([{ errorCode: 'OS.AccessDenied', attemptsMade: 1 }]);
});
