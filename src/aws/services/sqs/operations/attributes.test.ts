// GetQueueAttributes and SetQueueAttributes, by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
import { GetQueueAttributesCommand, type QueueAttributeName, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { arnOf, sqsCloud } from '../testing/sqs-cloud.ts';

async function oneQueue(name = 'orders', given: Record<string, string> = {}) {
  const cloud = sqsCloud();
  const url = await cloud.queue(name, given);
  return {
    ...cloud,
    url,
    get: async (...names: string[]) =>
      (await cloud.sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names as QueueAttributeName[] }))).Attributes,
    set: (attributes: Record<string, string>) => cloud.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: attributes })),
  };
}

test('a new queue has the documented defaults', async () => {
  const { get } = await oneQueue();
  const now = String(Date.UTC(2026, 10, 1) / 1000);
  expect(await get('All')).toEqual({
    QueueArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: now,
    LastModifiedTimestamp: now,
    VisibilityTimeout: '30',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
  });
});

test('a FIFO queue has attributes of its own', async () => {
  const { get } = await oneQueue('orders.fifo');
  expect(await get('All')).toMatchObject({
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
    DeduplicationScope: 'queue',
    FifoThroughputLimit: 'perQueue',
  });
});

test('only what is asked for is told; a name that there is not is refused', async () => {
  const { get } = await oneQueue();
  expect(await get()).toBeUndefined();
  expect(await get('Policy')).toBeUndefined();
  expect(await get('DelaySeconds', 'QueueArn')).toEqual({ DelaySeconds: '0', QueueArn: 'arn:aws:sqs:us-east-1:123456789012:orders' });
  await expect(get('Colour')).rejects.toMatchObject({ name: 'InvalidAttributeName', message: 'Unknown Attribute Colour.' });
});

test('what is set is told, with the time of the change', async () => {
  const { get, set, advance } = await oneQueue();
  await advance(5000);
  await set({ VisibilityTimeout: '60', KmsMasterKeyId: 'alias/mine' });
  expect(await get('All')).toMatchObject({
    VisibilityTimeout: '60',
    KmsMasterKeyId: 'alias/mine',
    KmsDataKeyReusePeriodSeconds: '300',
    SqsManagedSseEnabled: 'false',
    LastModifiedTimestamp: String(Date.UTC(2026, 10, 1) / 1000 + 5),
  });
});

test('a wrong value changes nothing', async () => {
  const { get, set } = await oneQueue();
  await expect(set({ DelaySeconds: '7', VisibilityTimeout: '43201' })).rejects.toMatchObject({ name: 'InvalidAttributeValue' });
  await expect(set({ Policy: '{"Statement":"no"}' })).rejects.toThrow('Invalid value for the parameter Policy.');
  await expect(set({ FifoQueue: 'true' })).rejects.toThrow('Unknown Attribute FifoQueue.');
  await expect(set({})).rejects.toThrow('The request must contain the parameter Attribute.Name.');
  expect(await get('DelaySeconds')).toEqual({ DelaySeconds: '0' });
});

test('a redrive policy names an existing queue of the same kind and account, and a count', async () => {
  const { queue, get, set } = await oneQueue();
  const dead = arnOf(await queue('dead'));
  const policy = (value: unknown) => set({ RedrivePolicy: typeof value === 'string' ? value : JSON.stringify(value) });
  await expect(policy('nonsense')).rejects.toThrow('Redrive policy is not a valid JSON map.');
  await expect(policy({ deadLetterTargetArn: dead })).rejects.toThrow(
    `Value {"deadLetterTargetArn":"${dead}"} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: maxReceiveCount.`,
  );
  await expect(policy({ maxReceiveCount: 1 })).rejects.toThrow('mandatory attribute: deadLetterTargetArn.');
  await expect(policy({ deadLetterTargetArn: dead, maxReceiveCount: 0 })).rejects.toThrow(
    'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.',
  );
  await expect(policy({ deadLetterTargetArn: `${dead}-not`, maxReceiveCount: 1 })).rejects.toThrow('Dead letter target does not exist.');
  const fifo = arnOf(await queue('dead.fifo'));
  await expect(policy({ deadLetterTargetArn: fifo, maxReceiveCount: 1 })).rejects.toThrow('must be of same type of queue as the source.');
  await policy({ deadLetterTargetArn: dead, maxReceiveCount: '3' });
  expect(await get('RedrivePolicy')).toEqual({ RedrivePolicy: `{"deadLetterTargetArn":"${dead}","maxReceiveCount":"3"}` });
  await set({ RedrivePolicy: '' });
  expect(await get('RedrivePolicy')).toBeUndefined();
});

test('a queue chooses whose dead letters it takes', async () => {
  const { queue, set, url } = await oneQueue();
  const policy = async (name: string, allow: object) => {
    const dead = arnOf(await queue(name, { RedriveAllowPolicy: JSON.stringify(allow) }));
    return set({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 1 }) });
  };
  await expect(policy('nobody', { redrivePermission: 'denyAll' })).rejects.toThrow('does not allow this source queue');
  await expect(
    policy('others', { redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:us-east-1:123456789012:x'] }),
  ).rejects.toThrow('does not allow this source queue');
  await policy('us', { redrivePermission: 'byQueue', sourceQueueArns: [arnOf(url)] });
  await expect(policy('none', { redrivePermission: 'byQueue' })).rejects.toThrow('between 1 and 10 queue ARNs');
  await expect(policy('word', { redrivePermission: 'some' })).rejects.toThrow('Invalid value for redrivePermission: some.');
});

test('one kind of encryption is used at a time: the later one counts', async () => {
  const { get, set } = await oneQueue();
  await expect(set({ KmsMasterKeyId: 'alias/mine', SqsManagedSseEnabled: 'true' })).rejects.toThrow(
    'You can use one type of server-side encryption',
  );
  await set({ KmsMasterKeyId: 'alias/mine' });
  await set({ SqsManagedSseEnabled: 'true' });
  const told = await get('All');
  expect(told).toMatchObject({ SqsManagedSseEnabled: 'true' });
  expect(told).not.toHaveProperty('KmsMasterKeyId');
});

test('a changed retention counts for the messages that are there', async () => {
  const { url, send, set, counts, advance } = await oneQueue();
  await send(url, 'x');
  await advance(120_000);
  await set({ MessageRetentionPeriod: '60' });
  expect(await counts(url)).toEqual([0, 0, 0]);
});
