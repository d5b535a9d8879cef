// SendMessage and SendMessageBatch, by the real SDK client, which compares the MD5 of each body.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html; sentences as users quote them.
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

async function oneQueue(attributes: Record<string, string> = {}) {
  const cloud = sqsCloud();
  const url = await cloud.queue('orders', attributes);
  const post = (input: Partial<SendMessageCommandInput> = {}) =>
    cloud.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'hello', ...input }));
  const batch = (Entries: SendMessageBatchRequestEntry[]) => cloud.sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  return { ...cloud, url, post, batch };
}

test('the answer has the digests of body and attributes', async () => {
  const { post } = await oneQueue();
  // 5d41... is MD5('hello'); the digest of the attributes by the documented algorithm, computed apart with Python's hashlib.
  expect(
    await post({
      MessageAttributes: {
        colour: { DataType: 'String', StringValue: 'red' },
        size: { DataType: 'Number.int', StringValue: '42' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 3]) },
      },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-2-3' } },
    }),
  ).toMatchObject({
    MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
    MD5OfMessageAttributes: 'c38f07ef1ddb9e2c72e9952d97d953dd',
    MD5OfMessageSystemAttributes: '3f71502e2b401dca4ffefa0d1f324c78',
    MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('a message is received with its attributes as they were sent', async () => {
  const { post, receive, url } = await oneQueue();
  const attributes = {
    colour: { DataType: 'String', StringValue: 'röt' },
    raw: { DataType: 'Binary.png', BinaryValue: new Uint8Array([0, 255]) },
  };
  await post({ MessageAttributes: attributes });
  const [message] = await receive(url, { MessageAttributeNames: ['All'] });
  expect(message?.MessageAttributes).toEqual(attributes);
});

test('a message without a body, or with characters that XML has not, is refused', async () => {
  const { post } = await oneQueue();
  await expect(post({ MessageBody: '' })).rejects.toThrow('The request must contain the parameter MessageBody.');
  await expect(post({ MessageBody: 'a\u0000b' })).rejects.toMatchObject({
    name: 'InvalidMessageContents',
    message: expect.stringContaining('#x9 | #xA | #xD | #x20 to #xD7FF'),
  });
  await expect(post({ MessageBody: 'a\uffff' })).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  await post({ MessageBody: 'tab\tline\nemoji 🦈' });
});

test('1 MiB is the most, attributes included, or what the queue says', async () => {
  const { post, queue } = await oneQueue();
  await post({ MessageBody: 'x'.repeat(1024 * 1024) });
  await expect(post({ MessageBody: 'x'.repeat(1024 * 1024 + 1) })).rejects.toThrow('Reason: Message must be shorter than 1048576 bytes.');
  const small = await queue('small', { MaximumMessageSize: '1024' });
  const attributes = { MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } };
  await post({ QueueUrl: small, MessageBody: 'é'.repeat(508), ...attributes });
  await expect(post({ QueueUrl: small, MessageBody: 'é'.repeat(509), ...attributes })).rejects.toThrow('shorter than 1024 bytes');
});

test('a delayed message is hidden for its delay, the queue has a delay of its own', async () => {
  const { post, bodies, counts, advance, url } = await oneQueue({ DelaySeconds: '5' });
  await post({ MessageBody: 'by queue' });
  await post({ MessageBody: 'at once', DelaySeconds: 0 });
  await post({ MessageBody: 'later', DelaySeconds: 10 });
  expect(await counts(url)).toEqual([1, 0, 2]);
  expect(await bodies(url)).toEqual(['at once']);
  await advance(5000);
  expect(await bodies(url)).toEqual(['by queue']);
  await advance(5000);
  expect(await bodies(url)).toEqual(['later']);
  await expect(post({ DelaySeconds: 901 })).rejects.toThrow(
    'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
  );
});

test('attributes have names, types and values that are allowed', async () => {
  const { post } = await oneQueue();
  const refused = (name: string, value: { DataType: string; StringValue?: string; BinaryValue?: Uint8Array }, sentence: string) =>
    expect(post({ MessageAttributes: { [name]: value } })).rejects.toThrow(sentence);
  await refused('a', { DataType: 'Text', StringValue: 'x' }, "The type of message (user) attribute 'a' is invalid.");
  await refused('a', { DataType: 'String' }, "Message (user) attribute 'a' must contain a non-empty value of type 'String'.");
  await refused('a', { DataType: 'Number', StringValue: 'x' }, "Can't cast the value of message (user) attribute 'a' to a number.");
  await refused('a b', { DataType: 'String', StringValue: 'x' }, 'attributes name can only contain');
  await refused('AWS.a', { DataType: 'String', StringValue: 'x' }, "beginning with 'AWS.'");
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]));
  await expect(post({ MessageAttributes: eleven })).rejects.toThrow('Number of message attributes [11] exceeds the allowed maximum [10].');
});

test('what only FIFO queues know is refused; a message group is kept for fair queues', async () => {
  const { post, receive, url } = await oneQueue();
  await expect(post({ MessageDeduplicationId: 'x' })).rejects.toThrow('Value x for parameter MessageDeduplicationId is invalid.');
  await post({ MessageGroupId: 'tenant' });
  const [message] = await receive(url, { MessageSystemAttributeNames: ['MessageGroupId'] });
  expect(message?.Attributes).toEqual({ MessageGroupId: 'tenant' });
});

test('a batch answers entry by entry', async () => {
  const { batch, bodies, url } = await oneQueue();
  const answer = await batch([
    { Id: 'a', MessageBody: 'one' },
    { Id: 'b', MessageBody: 'two', DelaySeconds: 1000 },
    { Id: 'c', MessageBody: 'three' },
  ]);
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
  expect(answer.Failed).toEqual([
    {
      Id: 'b',
      Code: 'InvalidParameterValue',
      Message: expect.stringContaining('Value 1000 for parameter DelaySeconds'),
      SenderFault: true,
    },
  ]);
  expect(await bodies(url)).toEqual(['one', 'three']);
});

test('a batch that is wrong as a whole sends nothing', async () => {
  const { batch, counts, url } = await oneQueue();
  const entries = (...ids: string[]) => ids.map((Id) => ({ Id, MessageBody: 'x' }));
  await expect(batch([])).rejects.toMatchObject({
    name: 'EmptyBatchRequest',
    message: 'There should be at least one SendMessageBatchRequestEntry in the request.',
  });
  await expect(batch(entries('a', 'a'))).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct', message: 'Id a repeated.' });
  await expect(batch(entries('a b'))).rejects.toMatchObject({ name: 'InvalidBatchEntryId' });
  await expect(batch(entries(...'abcdefghijk'))).rejects.toMatchObject({
    name: 'TooManyEntriesInBatchRequest',
    message: 'Maximum number of entries per request are 10. You have sent 11.',
  });
  const half = 'x'.repeat(600_000);
  await expect(
    batch([
      { Id: 'a', MessageBody: half },
      { Id: 'b', MessageBody: half },
    ]),
  ).rejects.toMatchObject({
    name: 'BatchRequestTooLong',
    message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.',
  });
  expect(await counts(url)).toEqual([0, 0, 0]);
});

test('there must be such a queue', async () => {
  const { post, url } = await oneQueue();
  await expect(post({ QueueUrl: `${url}-not` })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(post({ QueueUrl: undefined })).rejects.toThrow('The request must contain the parameter QueueUrl.');
});

test('lists of values and unknown system attributes are refused (sentences of the latter inferred)', async () => {
  const { post } = await oneQueue();
  const list = { DataType: 'String', StringValue: 'x', StringListValues: ['a'] };
  await expect(post({ MessageAttributes: { a: list } })).rejects.toMatchObject({ name: expect.stringContaining('UnsupportedOperation') });
  const system = (name: string, value: object) => post({ MessageSystemAttributes: { [name]: value } as never });
  await expect(system('Colour', { DataType: 'String', StringValue: 'x' })).rejects.toThrow(
    "Message system attribute name 'Colour' is not valid.",
  );
  await expect(system('AWSTraceHeader', { DataType: 'Number', StringValue: '1' })).rejects.toThrow('must be String');
  await expect(system('AWSTraceHeader', { DataType: 'String' })).rejects.toMatchObject({ name: 'MissingParameter' });
  const control = { a: { DataType: 'String', StringValue: 'a\u0001' } };
  await expect(post({ MessageAttributes: control })).rejects.toThrow(
    "Invalid binary character was found in the message attribute 'a' value",
  );
});

test('the trace of a call goes on in the message', async () => {
  const { sqs, url, receive } = await oneQueue();
  const command = new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' });
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amzn-trace-id'] = 'Root=1-2-3';
      return next(args);
    },
    { step: 'build' },
  );
  await sqs.send(command);
  const [message] = await receive(url, { MessageSystemAttributeNames: ['AWSTraceHeader'] });
  expect(message?.Attributes).toEqual({ AWSTraceHeader: 'Root=1-2-3' });
});
