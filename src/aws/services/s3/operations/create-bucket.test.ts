// CreateBucket, by the real SDK client.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html and userguide/bucketnamingrules.html
import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const inRegion = (Bucket: string, LocationConstraint: string) =>
  new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: LocationConstraint as 'eu-west-1' } });

test('a bucket is made in us-east-1 unless the call names another region', async () => {
  const { s3 } = await s3Cloud('none');
  expect(await s3.send(new CreateBucketCommand({ Bucket: 'here' }))).toMatchObject({ Location: '/here', BucketArn: 'arn:aws:s3:::here' });
  expect(await s3.send(inRegion('there', 'eu-west-1'))).toMatchObject({ Location: 'http://there.s3.amazonaws.com/' });
  expect((await s3.send(new HeadBucketCommand({ Bucket: 'there' }))).BucketRegion).toBe('eu-west-1');
});

test('outside us-east-1 the region must be named, and be the endpoint', async () => {
  const { s3As } = await s3Cloud('none');
  const ireland = s3As({ region: 'eu-west-1' });
  await expect(ireland.send(inRegion('prices', 'eu-central-1'))).rejects.toMatchObject({
    name: 'IllegalLocationConstraintException',
    message: 'The eu-central-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
  });
  await ireland.send(inRegion('prices', 'eu-west-1'));
});

test('a constraint that is no region, or us-east-1 itself, is not valid', async () => {
  const { s3 } = await s3Cloud('none');
  for (const region of ['us-east-1', 'nowhere'])
    await expect(s3.send(inRegion('prices', region))).rejects.toMatchObject({
      name: 'InvalidLocationConstraint',
      message: 'The specified location-constraint is not valid',
    });
});

test('the owner may create a bucket again in us-east-1 only', async () => {
  const { s3, s3As, put, text } = await s3Cloud();
  await put('kept');
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  expect(await text('kept')).toBe('kept');
  const ireland = s3As({ region: 'eu-west-1' });
  await ireland.send(inRegion('european', 'eu-west-1'));
  await expect(ireland.send(inRegion('european', 'eu-west-1'))).rejects.toMatchObject({
    name: 'BucketAlreadyOwnedByYou',
    message: 'Your previous request to create the named bucket succeeded and you already own it.',
    $metadata: { httpStatusCode: 409 },
  });
});

test('by design a name is taken per account: two accounts have a bucket of one name, and do not see the other one', async () => {
  const { s3As, put, text } = await s3Cloud();
  await put('a', 'mine');
  const other = s3As({ account: '111122223333' });
  await other.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await other.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'theirs' }));
  expect(await text('a')).toBe('mine');
});

test.each([
  'Prices',
  'ab',
  'a..b',
  'a.-b',
  'a-.b',
  '-prices',
  '192.168.5.4',
  'xn--prices',
  'prices-s3alias',
  'amzn-s3-demo-bucket',
  'under_score',
])('%s is no name for a bucket', async (name) => {
  const { anonymous } = await s3Cloud('none');
  const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab';
  const answer = await anonymous(`/${name}`, { method: 'PUT', headers: { authorization, 'x-amz-date': '20261101T000000Z' } });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(
    `<Code>InvalidBucketName</Code><Message>The specified bucket is not valid.</Message><BucketName>${name}<`,
  );
});

test('a new bucket has ACLs disabled, public access blocked and no versioning (AWS: since April 2023)', async () => {
  const { s3 } = await s3Cloud();
  const { OwnershipControls } = await s3.send(new GetBucketOwnershipControlsCommand({ Bucket: BUCKET }));
  expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket: BUCKET }));
  expect(PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  });
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket: BUCKET }))).Status).toBeUndefined();
});

test('a public ACL is refused, because ACLs are disabled, or because public access is blocked', async () => {
  const { s3 } = await s3Cloud('none');
  await expect(s3.send(new CreateBucketCommand({ Bucket: 'open', ACL: 'public-read' }))).rejects.toMatchObject({
    name: 'InvalidBucketAclWithObjectOwnership',
  });
  await expect(
    s3.send(new CreateBucketCommand({ Bucket: 'open', ACL: 'public-read', ObjectOwnership: 'ObjectWriter' })),
  ).rejects.toMatchObject({ name: 'InvalidBucketAclWithBlockPublicAccessError' });
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'open' }))).rejects.toMatchObject({ name: 'NotFound' });
});

test('ownership, ACL, tags and object lock are set by the same call', async () => {
  const { s3 } = await s3Cloud({
    ObjectOwnership: 'BucketOwnerPreferred',
    ACL: 'private',
    ObjectLockEnabledForBucket: true,
    CreateBucketConfiguration: { Tags: [{ Key: 'team', Value: 'blue' }] },
  });
  const named = { Bucket: BUCKET };
  expect((await s3.send(new GetBucketTaggingCommand(named))).TagSet).toEqual([{ Key: 'team', Value: 'blue' }]);
  expect((await s3.send(new GetBucketVersioningCommand(named))).Status).toBe('Enabled');
  expect((await s3.send(new GetObjectLockConfigurationCommand(named))).ObjectLockConfiguration).toEqual({ ObjectLockEnabled: 'Enabled' });
  expect((await s3.send(new GetBucketAclCommand(named))).Grants).toHaveLength(1);
});

test('a directory bucket is not embedded', async () => {
  const { s3 } = await s3Cloud('none');
  const configuration = { Location: { Name: 'use1-az4', Type: 'AvailabilityZone' as const } };
  await expect(s3.send(new CreateBucketCommand({ Bucket: 'prices', CreateBucketConfiguration: configuration }))).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
});
