// StartDeliveryStreamEncryption and StopDeliveryStreamEncryption, by the real SDK client.
// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html; sentences inferred.
import {
  PutRecordCommand,
  StartDeliveryStreamEncryptionCommand,
  type StartDeliveryStreamEncryptionCommandInput,
  StopDeliveryStreamEncryptionCommand,
} from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { ACCOUNT, type FirehoseCloud, firehoseCloud, STREAM } from '../testing/firehose-cloud.ts';

const start = ({ firehose }: FirehoseCloud, more: Partial<StartDeliveryStreamEncryptionCommandInput> = {}) =>
  firehose.send(new StartDeliveryStreamEncryptionCommand({ DeliveryStreamName: STREAM, ...more }));
const stop = ({ firehose }: FirehoseCloud) => firehose.send(new StopDeliveryStreamEncryptionCommand({ DeliveryStreamName: STREAM }));
const status = async (cloud: FirehoseCloud) => (await cloud.describe()).DeliveryStreamEncryptionConfiguration;

test('encryption is ENABLING, ENABLED, DISABLING and DISABLED, and puts say what they are', async () => {
  const cloud = await firehoseCloud();
  await cloud.create();
  const put = () => cloud.firehose.send(new PutRecordCommand({ DeliveryStreamName: STREAM, Record: { Data: new Uint8Array([1]) } }));
  await start(cloud);
  expect(await status(cloud)).toEqual({ Status: 'ENABLING', KeyType: 'AWS_OWNED_CMK' });
  await expect(start(cloud)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await cloud.advance(1000);
  expect(await status(cloud)).toEqual({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' });
  expect((await put()).Encrypted).toBe(true);
  await stop(cloud);
  await cloud.advance(1000);
  expect(await status(cloud)).toEqual({ Status: 'DISABLED' });
  expect((await put()).Encrypted).toBe(false);
});

test('a stream can be made with encryption', async () => {
  const cloud = await firehoseCloud();
  await cloud.create({}, { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } });
  expect(await status(cloud)).toMatchObject({ Status: 'ENABLED' });
});

test('keys of customers are not embedded, a stream must be there, and 25 changes in 24 hours are enough', async () => {
  const cloud = await firehoseCloud();
  await expect(start(cloud)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(stop(cloud)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await cloud.create();
  const KeyARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k`;
  const key = (input: object) => start(cloud, { DeliveryStreamEncryptionConfigurationInput: input as never });
  await expect(key({ KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(key({ KeyType: 'CUSTOMER_MANAGED_CMK' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(key({ KeyType: 'AWS_OWNED_CMK', KeyARN })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  for (let n = 0; n < 25; n++) {
    await (n % 2 === 0 ? start(cloud) : stop(cloud));
    await cloud.advance(1000);
  }
  await expect(stop(cloud)).rejects.toMatchObject({ name: 'LimitExceededException' });
  await cloud.advance(24 * 60 * 60 * 1000);
  await stop(cloud);
});
