// UpdateDestination, by the real SDK client.
// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_UpdateDestination.html; sentences as moto recorded them.
import { DeleteDeliveryStreamCommand, UpdateDestinationCommand, type UpdateDestinationCommandInput } from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { ACCOUNT, BUCKET_ARN, type FirehoseCloud, firehoseCloud, ROLE, STREAM } from '../testing/firehose-cloud.ts';

const minute = 60_000;
const update = ({ firehose }: FirehoseCloud, input: Partial<UpdateDestinationCommandInput>) =>
  firehose.send(
    new UpdateDestinationCommand({
      DeliveryStreamName: STREAM,
      CurrentDeliveryStreamVersionId: '1',
      DestinationId: 'destinationId-000000000001',
      ...input,
    }),
  );

test('what is given changes, what is left out stays, and the version grows', async () => {
  const cloud = await firehoseCloud();
  await cloud.create({ Prefix: 'old/', BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } });
  await cloud.advance(minute);
  await update(cloud, { ExtendedS3DestinationUpdate: { Prefix: 'new/', CompressionFormat: 'GZIP' } });
  const described = await cloud.describe();
  expect(described).toMatchObject({ VersionId: '2', LastUpdateTimestamp: new Date(Date.UTC(2026, 10, 1, 0, 1, 1)) });
  expect(described.Destinations?.[0]?.ExtendedS3DestinationDescription).toMatchObject({
    Prefix: 'new/',
    CompressionFormat: 'GZIP',
    BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
  });
  await cloud.put('x');
  await cloud.advance(minute);
  expect(await cloud.keys()).toEqual([expect.stringMatching(/^new\/2026\/11\/01\/00\/clicks-2-.*\.gz$/)]);
  await update(cloud, { CurrentDeliveryStreamVersionId: '2', S3DestinationUpdate: { Prefix: 'newer/' } });
  expect((await cloud.describe()).VersionId).toBe('3');
});

test('a backup can be added, changed, and not be taken away', async () => {
  const cloud = await firehoseCloud();
  await cloud.create();
  const S3BackupUpdate = { RoleARN: ROLE, BucketARN: BUCKET_ARN, Prefix: 'source/' };
  await expect(
    update(cloud, { ExtendedS3DestinationUpdate: { S3BackupMode: 'Enabled', S3BackupUpdate: { Prefix: 'source/' } } }),
  ).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await update(cloud, { ExtendedS3DestinationUpdate: { S3BackupMode: 'Enabled', S3BackupUpdate } });
  await cloud.put('x');
  await cloud.advance(5 * minute);
  expect(await cloud.texts('source/')).toEqual(['x']);
  const version = { CurrentDeliveryStreamVersionId: '2' };
  await expect(update(cloud, { ...version, ExtendedS3DestinationUpdate: { S3BackupMode: 'Disabled' } })).rejects.toMatchObject({
    name: 'InvalidArgumentException',
  });
  await update(cloud, { ...version, ExtendedS3DestinationUpdate: { S3BackupUpdate: { Prefix: 'other/' } } });
  const [destination] = (await cloud.describe()).Destinations ?? [];
  expect(destination?.ExtendedS3DestinationDescription?.S3BackupDescription).toMatchObject({ BucketARN: BUCKET_ARN, Prefix: 'other/' });
});

test('a function that is taken away leaves no record behind', async () => {
  const cloud = await firehoseCloud();
  const LambdaArn = { ParameterName: 'LambdaArn', ParameterValue: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f` } as const;
  await cloud.create({ ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Lambda', Parameters: [LambdaArn] }] } });
  await cloud.put('x');
  await update(cloud, { ExtendedS3DestinationUpdate: { ProcessingConfiguration: { Enabled: false } } });
  await cloud.advance(6 * minute);
  expect(await cloud.texts()).toEqual(['x']);
});

test('a domain is updated as a domain', async () => {
  const cloud = await firehoseCloud();
  const S3Configuration = { RoleARN: ROLE, BucketARN: BUCKET_ARN };
  const DomainARN = `arn:aws:es:us-east-1:${ACCOUNT}:domain/tides`;
  const AmazonopensearchserviceDestinationConfiguration = { RoleARN: ROLE, DomainARN, IndexName: 'tides', S3Configuration };
  await cloud.create({}, { ExtendedS3DestinationConfiguration: undefined, AmazonopensearchserviceDestinationConfiguration });
  const AmazonopensearchserviceDestinationUpdate = { IndexRotationPeriod: 'NoRotation', S3Update: { Prefix: 'failed/' } } as const;
  await update(cloud, { AmazonopensearchserviceDestinationUpdate });
  const [destination] = (await cloud.describe()).Destinations ?? [];
  expect(destination?.AmazonopensearchserviceDestinationDescription).toMatchObject({
    DomainARN,
    IndexRotationPeriod: 'NoRotation',
    S3DestinationDescription: { BucketARN: BUCKET_ARN, Prefix: 'failed/' },
  });
  await expect(update(cloud, { CurrentDeliveryStreamVersionId: '2', ExtendedS3DestinationUpdate: { Prefix: 'x' } })).rejects.toMatchObject({
    name: 'InvalidArgumentException',
  });
});

test('another version, another destination, another kind, no such stream, one that is DELETING', async () => {
  const cloud = await firehoseCloud();
  const ExtendedS3DestinationUpdate = { Prefix: 'x/' };
  await expect(update(cloud, { ExtendedS3DestinationUpdate })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await cloud.create();
  await expect(update(cloud, { ExtendedS3DestinationUpdate, CurrentDeliveryStreamVersionId: '7' })).rejects.toMatchObject({
    name: 'ConcurrentModificationException',
    message: `Cannot update firehose: ${STREAM} since the current version id: 1 and specified version id: 7 do not match`,
  });
  const invalid = { name: 'InvalidArgumentException' };
  await expect(update(cloud, { ExtendedS3DestinationUpdate, DestinationId: 'destinationId-2' })).rejects.toMatchObject({
    ...invalid,
    message: 'Destination Id destinationId-2 not found',
  });
  await expect(update(cloud, {})).rejects.toMatchObject(invalid);
  await expect(update(cloud, { AmazonopensearchserviceDestinationUpdate: { IndexName: 'x' } })).rejects.toMatchObject(invalid);
  await expect(update(cloud, { HttpEndpointDestinationUpdate: {} })).rejects.toMatchObject({ name: 'NotImplemented' });
  const RoleARN = ROLE.replace('/firehose', '/absent');
  await expect(update(cloud, { ExtendedS3DestinationUpdate: { RoleARN } })).rejects.toMatchObject(invalid);
  const DynamicPartitioningConfiguration = { Enabled: true };
  await expect(update(cloud, { ExtendedS3DestinationUpdate: { DynamicPartitioningConfiguration } })).rejects.toMatchObject(invalid);
  expect((await cloud.describe()).VersionId).toBe('1');
  await cloud.firehose.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: STREAM }));
  await expect(update(cloud, { ExtendedS3DestinationUpdate })).rejects.toMatchObject({ name: 'ResourceInUseException' });
});
