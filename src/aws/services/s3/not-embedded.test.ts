// What is not embedded says so; what S3 does not have is refused as S3 does.
import {
  GetBucketInventoryConfigurationCommand,
  ListBucketMetricsConfigurationsCommand,
  PutBucketReplicationCommand,
  RestoreObjectCommand,
  SelectObjectContentCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from './testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'a' };

test('operations that are not embedded answer 501, by name', async () => {
  const { s3 } = await s3Cloud();
  const csv = { CSV: {} };
  for (const [command, name] of [
    [
      new SelectObjectContentCommand({
        ...named,
        Expression: 'x',
        ExpressionType: 'SQL',
        InputSerialization: csv,
        OutputSerialization: csv,
      }),
      'SelectObjectContent',
    ],
    [new RestoreObjectCommand(named), 'RestoreObject'],
    [new PutBucketReplicationCommand({ ...named, ReplicationConfiguration: { Role: 'r', Rules: [] } }), 'PutBucketReplication'],
    [new GetBucketInventoryConfigurationCommand({ ...named, Id: 'i' }), 'GetBucketInventoryConfiguration'],
    [new ListBucketMetricsConfigurationsCommand(named), 'ListBucketMetricsConfigurations'],
  ] as const)
    await expect(s3.send(command as never)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(`Amazon S3 ${name} is not embedded in Sandshark`),
      $metadata: { httpStatusCode: 501 },
    });
});

test('a method that S3 does not have for a resource', async () => {
  const { anonymous } = await s3Cloud();
  const answer = await anonymous(`/${BUCKET}/a`, { method: 'PATCH' });
  expect(answer.status).toBe(405);
  expect(await answer.text()).toContain('<Code>MethodNotAllowed</Code>');
});
