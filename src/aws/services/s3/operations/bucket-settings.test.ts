// Settings of buckets that are put, told and taken away, by the real SDK client; and what Terraform reads of a bucket that has none.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html, one page an operation
import {
  DeleteBucketCorsCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketReplicationCommand,
  DeleteBucketTaggingCommand,
  DeleteBucketWebsiteCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAccelerateConfigurationCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketRequestPaymentCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketAccelerateConfigurationCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketRequestPaymentCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET };

test.each<[string, (input: { Bucket: string }) => unknown]>([
  ['NoSuchBucketPolicy', (input) => new GetBucketPolicyCommand(input)],
  ['NoSuchBucketPolicy', (input) => new GetBucketPolicyStatusCommand(input)],
  ['NoSuchCORSConfiguration', (input) => new GetBucketCorsCommand(input)],
  ['NoSuchWebsiteConfiguration', (input) => new GetBucketWebsiteCommand(input)],
  ['NoSuchLifecycleConfiguration', (input) => new GetBucketLifecycleConfigurationCommand(input)],
  ['ReplicationConfigurationNotFoundError', (input) => new GetBucketReplicationCommand(input)],
  ['ObjectLockConfigurationNotFoundError', (input) => new GetObjectLockConfigurationCommand(input)],
  ['NoSuchTagSet', (input) => new GetBucketTaggingCommand(input)],
])('what was never put is %s, by %s', async (name, command) => {
  const { s3 } = await s3Cloud();
  await expect(s3.send(command(named) as never)).rejects.toMatchObject({ name, BucketName: BUCKET, $metadata: { httpStatusCode: 404 } });
  await expect(s3.send(command({ Bucket: 'absent' }) as never)).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('what a new bucket has', async () => {
  const { s3 } = await s3Cloud();
  expect((await s3.send(new GetBucketVersioningCommand(named))).Status).toBeUndefined();
  expect((await s3.send(new GetBucketAccelerateConfigurationCommand(named))).Status).toBeUndefined();
  expect((await s3.send(new GetBucketLoggingCommand(named))).LoggingEnabled).toBeUndefined();
  expect((await s3.send(new GetBucketNotificationConfigurationCommand(named))).QueueConfigurations).toBeUndefined();
  expect((await s3.send(new GetBucketRequestPaymentCommand(named))).Payer).toBe('BucketOwner');
  expect((await s3.send(new GetBucketAclCommand(named))).Grants).toMatchObject([{ Permission: 'FULL_CONTROL' }]);
  expect((await s3.send(new GetBucketEncryptionCommand(named))).ServerSideEncryptionConfiguration?.Rules).toEqual([
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
  ]);
});

test('versioning is switched on and suspended, never off', async () => {
  const { s3, versioning } = await s3Cloud();
  const status = async () => (await s3.send(new GetBucketVersioningCommand(named))).Status;
  await versioning('Enabled');
  expect(await status()).toBe('Enabled');
  await versioning('Suspended');
  expect(await status()).toBe('Suspended');
  const put = (VersioningConfiguration: object) => s3.send(new PutBucketVersioningCommand({ ...named, VersioningConfiguration }));
  await expect(put({ Status: 'Off' })).rejects.toMatchObject({ name: 'MalformedXML' });
  await expect(put({})).rejects.toMatchObject({ name: 'IllegalVersioningConfigurationException' });
  await expect(put({ Status: 'Enabled', MFADelete: 'Enabled' })).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('object lock keeps versioning on', async () => {
  const { versioning } = await s3Cloud({ ObjectLockEnabledForBucket: true });
  await expect(versioning('Suspended')).rejects.toMatchObject({ name: 'InvalidBucketState', $metadata: { httpStatusCode: 409 } });
});

test('tags of a bucket', async () => {
  const { s3 } = await s3Cloud();
  const put = (TagSet: { Key: string; Value: string }[]) => s3.send(new PutBucketTaggingCommand({ ...named, Tagging: { TagSet } }));
  await put([{ Key: 'team', Value: 'blue' }]);
  expect((await s3.send(new GetBucketTaggingCommand(named))).TagSet).toEqual([{ Key: 'team', Value: 'blue' }]);
  await expect(
    put([
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]),
  ).rejects.toMatchObject({ name: 'InvalidTag' });
  await expect(put([{ Key: 'aws:a', Value: '1' }])).rejects.toMatchObject({ name: 'InvalidTag' });
  await expect(put(Array.from({ length: 51 }, (_, k) => ({ Key: `k${k}`, Value: '' })))).rejects.toMatchObject({ name: 'BadRequest' });
  expect((await s3.send(new DeleteBucketTaggingCommand(named))).$metadata.httpStatusCode).toBe(204);
  await expect(s3.send(new GetBucketTaggingCommand(named))).rejects.toMatchObject({ name: 'NoSuchTagSet' });
});

test('CORS rules', async () => {
  const { s3 } = await s3Cloud();
  const rule = {
    AllowedMethods: ['GET'],
    AllowedOrigins: ['https://*.example.com'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 60,
    ID: 'r',
  };
  const put = (CORSRules: object[]) => s3.send(new PutBucketCorsCommand({ ...named, CORSConfiguration: { CORSRules: CORSRules as [] } }));
  await put([rule]);
  expect((await s3.send(new GetBucketCorsCommand(named))).CORSRules).toEqual([rule]);
  await expect(put([])).rejects.toMatchObject({ name: 'MalformedXML' });
  await expect(put([{ ...rule, AllowedMethods: ['PATCH'] }])).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: 'Found unsupported HTTP method in CORS config. Unsupported method is PATCH',
  });
  await expect(put([{ ...rule, AllowedOrigins: ['http://*.*'] }])).rejects.toMatchObject({ name: 'InvalidRequest' });
  await expect(put([{ ...rule, ExposeHeaders: ['x-*'] }])).rejects.toMatchObject({ name: 'InvalidRequest' });
  await expect(put(Array.from({ length: 101 }, () => rule))).rejects.toMatchObject({ name: 'InvalidRequest' });
  await s3.send(new DeleteBucketCorsCommand(named));
  await expect(s3.send(new GetBucketCorsCommand(named))).rejects.toMatchObject({ name: 'NoSuchCORSConfiguration' });
});

test('a website configuration', async () => {
  const { s3 } = await s3Cloud();
  const website = {
    IndexDocument: { Suffix: 'index.html' },
    ErrorDocument: { Key: 'error.html' },
    RoutingRules: [{ Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'new/' } }],
  };
  const put = (WebsiteConfiguration: object) => s3.send(new PutBucketWebsiteCommand({ ...named, WebsiteConfiguration }));
  await put(website);
  expect(await s3.send(new GetBucketWebsiteCommand(named))).toMatchObject(website);
  for (const [wrong, name] of [
    [{}, 'InvalidArgument'],
    [{ IndexDocument: { Suffix: 'a/b' } }, 'InvalidArgument'],
    [{ RedirectAllRequestsTo: { HostName: 'a' }, IndexDocument: { Suffix: 'a' } }, 'MalformedXML'],
    [{ RedirectAllRequestsTo: { HostName: 'a', Protocol: 'ftp' } }, 'InvalidRequest'],
    [{ ...website, RoutingRules: [{ Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } }] }, 'InvalidRequest'],
    [{ ...website, RoutingRules: [{ Redirect: { HostName: 'a', HttpRedirectCode: '200' } }] }, 'InvalidRequest'],
    [{ ...website, RoutingRules: [{ Condition: { HttpErrorCodeReturnedEquals: '200' }, Redirect: { HostName: 'a' } }] }, 'InvalidRequest'],
  ] as const)
    await expect(put(wrong)).rejects.toMatchObject({ name });
  await s3.send(new DeleteBucketWebsiteCommand(named));
  await expect(s3.send(new GetBucketWebsiteCommand(named))).rejects.toMatchObject({ name: 'NoSuchWebsiteConfiguration' });
});

test('encryption by S3 alone', async () => {
  const { s3 } = await s3Cloud();
  const put = (SSEAlgorithm: string) => {
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: SSEAlgorithm as 'AES256' }, BucketKeyEnabled: true }];
    return s3.send(new PutBucketEncryptionCommand({ ...named, ServerSideEncryptionConfiguration: { Rules } }));
  };
  const enabled = async () => {
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand(named));
    return ServerSideEncryptionConfiguration?.Rules?.[0]?.BucketKeyEnabled;
  };
  await put('AES256');
  expect(await enabled()).toBe(true);
  await expect(put('aws:kms')).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
  await expect(put('ROT13')).rejects.toMatchObject({ name: 'MalformedXML' });
  await s3.send(new DeleteBucketEncryptionCommand(named));
  expect(await enabled()).toBe(false);
});

test('public access block and ownership controls', async () => {
  const { s3 } = await s3Cloud();
  await s3.send(new PutPublicAccessBlockCommand({ ...named, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }));
  expect((await s3.send(new GetPublicAccessBlockCommand(named))).PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  });
  await s3.send(new DeletePublicAccessBlockCommand(named));
  await expect(s3.send(new GetPublicAccessBlockCommand(named))).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
  const own = (ObjectOwnership: string) =>
    s3.send(
      new PutBucketOwnershipControlsCommand({
        ...named,
        OwnershipControls: { Rules: [{ ObjectOwnership: ObjectOwnership as 'ObjectWriter' }] },
      }),
    );
  await own('ObjectWriter');
  expect((await s3.send(new GetBucketOwnershipControlsCommand(named))).OwnershipControls?.Rules).toEqual([
    { ObjectOwnership: 'ObjectWriter' },
  ]);
  await expect(own('Nobody')).rejects.toMatchObject({ name: 'MalformedXML' });
  await s3.send(new DeleteBucketOwnershipControlsCommand(named));
  await expect(s3.send(new GetBucketOwnershipControlsCommand(named))).rejects.toMatchObject({ name: 'OwnershipControlsNotFoundError' });
});

test('settings of one word', async () => {
  const { s3 } = await s3Cloud();
  await s3.send(new PutBucketAccelerateConfigurationCommand({ ...named, AccelerateConfiguration: { Status: 'Enabled' } }));
  expect((await s3.send(new GetBucketAccelerateConfigurationCommand(named))).Status).toBe('Enabled');
  await s3.send(new PutBucketRequestPaymentCommand({ ...named, RequestPaymentConfiguration: { Payer: 'Requester' } }));
  expect((await s3.send(new GetBucketRequestPaymentCommand(named))).Payer).toBe('Requester');
  const nobody = new PutBucketRequestPaymentCommand({ ...named, RequestPaymentConfiguration: { Payer: 'Nobody' as 'Requester' } });
  await expect(s3.send(nobody)).rejects.toMatchObject({ name: 'MalformedXML' });
  const maybe = new PutBucketAccelerateConfigurationCommand({ ...named, AccelerateConfiguration: { Status: 'Maybe' as 'Enabled' } });
  await expect(s3.send(maybe)).rejects.toMatchObject({ name: 'MalformedXML' });
});

test('what would be a promise only is not embedded: logging on', async () => {
  const { s3 } = await s3Cloud();
  await s3.send(new PutBucketLoggingCommand({ ...named, BucketLoggingStatus: {} }));
  const BucketLoggingStatus = { LoggingEnabled: { TargetBucket: BUCKET, TargetPrefix: 'log/' } };
  await expect(s3.send(new PutBucketLoggingCommand({ ...named, BucketLoggingStatus }))).rejects.toMatchObject({ name: 'NotImplemented' });
  await s3.send(new DeleteBucketReplicationCommand(named));
});
