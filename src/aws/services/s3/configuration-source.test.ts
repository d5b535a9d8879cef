// What AWS Config is told of buckets. Sources: a recorded item of a bucket as scanners publish it (nulls, texts inside), and the property
// types of https://github.com/awslabs/aws-config-resource-schema.
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

const Bucket = 'prices';

async function cloudWithBucket() {
  const cloud = configurationCloud();
  const s3 = cloud.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  return { s3, one: () => cloud.told('AWS::S3::Bucket')[0], told: cloud.told };
}

test('a new bucket is told with its blocks, its encryption, and nulls for what was never set', async () => {
  const { one } = await cloudWithBucket();
  const bucket = one();
  const owner = { displayName: null, id: expect.stringMatching(/^[0-9a-f]{64}$/) };
  expect(bucket).toEqual({
    type: 'AWS::S3::Bucket',
    id: 'prices',
    name: 'prices',
    arn: 'arn:aws:s3:::prices',
    region: 'us-east-1',
    availabilityZone: 'Regional',
    createdMs: Date.UTC(2026, 10, 1),
    tags: {},
    relationships: [],
    configuration: { name: 'prices', region: 'us-east-1', owner, creationDate: '2026-11-01T00:00:00.000Z' },
    supplementaryConfiguration: {
      AccessControlList: expect.any(String),
      BucketAccelerateConfiguration: { status: null },
      BucketLoggingConfiguration: { destinationBucketName: null, logFilePrefix: null },
      BucketNotificationConfiguration: { configurations: {} },
      BucketPolicy: { policyText: null },
      BucketVersioningConfiguration: { status: 'Off', isMfaDeleteEnabled: null },
      IsRequesterPaysEnabled: 'false',
      ServerSideEncryptionConfiguration: {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256', kmsMasterKeyID: null }, bucketKeyEnabled: false }],
      },
      PublicAccessBlockConfiguration: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: true,
        restrictPublicBuckets: true,
      },
    },
  });
  expect(JSON.parse(String(bucket?.supplementaryConfiguration?.AccessControlList))).toEqual({
    grantSet: null,
    grantList: [{ grantee: { id: owner.id, displayName: null }, permission: 'FullControl' }],
    owner,
    isRequesterCharged: false,
  });
});

test('what makes a bucket public is told: no block, an ACL for all users, a policy', async () => {
  const { s3, one } = await cloudWithBucket();
  const PublicAccessBlockConfiguration = { BlockPublicAcls: false, BlockPublicPolicy: false };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }));
  await s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }));
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::prices/*' }];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const told = one()?.supplementaryConfiguration;
  expect(told).toMatchObject({
    PublicAccessBlockConfiguration: {
      blockPublicAcls: false,
      ignorePublicAcls: false,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    },
    BucketPolicy: { policyText: Policy },
  });
  expect(JSON.parse(String(told?.AccessControlList)).grantList[1]).toEqual({ grantee: 'AllUsers', permission: 'Read' });
});

test('versioning, tags and lifecycle rules are told; objects are not', async () => {
  const { s3, one } = await cloudWithBucket();
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } }));
  const rule = { ID: 'old', Status: 'Enabled' as const, Filter: { Prefix: 'logs/' }, Expiration: { Days: 30 } };
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [rule] } }));
  const before = one();
  expect(before?.tags).toEqual({ team: 'blue' });
  expect(before?.supplementaryConfiguration).toMatchObject({
    BucketVersioningConfiguration: { status: 'Enabled' },
    BucketTaggingConfiguration: { tagSets: [{ tags: { team: 'blue' } }] },
    BucketLifecycleConfiguration: {
      rules: [
        {
          id: 'old',
          status: 'Enabled',
          prefix: null,
          filter: { predicate: { type: 'LifecyclePrefixPredicate', prefix: 'logs/' } },
          expirationInDays: 30,
          noncurrentVersionExpirationInDays: -1,
        },
      ],
    },
  });
  await s3.send(new PutObjectCommand({ Bucket, Key: 'logs/1', Body: 'x' }));
  expect(one()).toEqual(before);
});

test('a bucket is told in its own region only', async () => {
  const { s3, told } = await cloudWithBucket();
  await s3.send(new CreateBucketCommand({ Bucket: 'elsewhere', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }));
  expect(told('AWS::S3::Bucket').map(({ id }) => id)).toEqual(['prices']);
});
