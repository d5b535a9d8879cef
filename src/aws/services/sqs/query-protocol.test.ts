// SQS in the older Query protocol, as clients sent it before 2023: forms in, XML out.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
import { expect, test } from 'vitest';
import { rawCall } from '../../testing/raw-call.ts';
import { sqsCloud } from './testing/sqs-cloud.ts';

const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=ab';

function queryCloud() {
  const cloud = sqsCloud();
  const form = (fields: Record<string, string>, url = 'http://localhost:4566/') =>
    rawCall(cloud.aws, {
      url,
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Version: '2012-11-05', ...fields }).toString(),
    });
  return { ...cloud, form };
}

test('queues are made and messages sent and received with flattened lists and maps', async () => {
  const { form, queue } = queryCloud();
  const made = await form({
    Action: 'CreateQueue',
    QueueName: 'orders',
    'Attribute.1.Name': 'DelaySeconds',
    'Attribute.1.Value': '0',
    'Tag.1.Key': 'team',
    'Tag.1.Value': 'a',
  });
  const url = 'http://localhost:4566/123456789012/orders';
  expect(made.text).toContain(
    `<CreateQueueResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><CreateQueueResult><QueueUrl>${url}</QueueUrl>`,
  );
  const sent = await form({
    Action: 'SendMessage',
    QueueUrl: url,
    MessageBody: 'a & b',
    'MessageAttribute.1.Name': 'colour',
    'MessageAttribute.1.Value.DataType': 'String',
    'MessageAttribute.1.Value.StringValue': 'red',
  });
  expect(sent.text).toContain('<MD5OfMessageBody>');
  const received = await form({ Action: 'ReceiveMessage', QueueUrl: url, 'AttributeName.1': 'All', 'MessageAttributeName.1': 'All' });
  expect(received.text).toMatch(/<ReceiveMessageResult><Message><MessageId>.*<Body>a &amp; b<\/Body>/);
  expect(received.text).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
  expect(received.text).toContain(
    '<MessageAttribute><Name>colour</Name><Value><DataType>String</DataType><StringValue>red</StringValue></Value></MessageAttribute>',
  );
  expect(await queue('orders')).toContain('/123456789012/orders');
});

test('a request may go to the URL of the queue instead of naming it, by POST or GET', async () => {
  const { aws, form, queue, send } = queryCloud();
  const url = await queue('orders');
  await send(url, 'hello');
  const told = await form(
    { Action: 'GetQueueAttributes', 'AttributeName.1': 'ApproximateNumberOfMessages' },
    'http://localhost:4566/123456789012/orders',
  );
  expect(told.text).toContain('<Attribute><Name>ApproximateNumberOfMessages</Name><Value>1</Value></Attribute>');
  const got = await aws.fetch(
    new Request('http://localhost:4566/123456789012/orders?Action=ReceiveMessage&Version=2012-11-05', {
      headers: { authorization, 'x-amz-date': '20261101T000000Z' },
    }),
  );
  expect(await got.text()).toContain('<Body>hello</Body>');
});

test('batches are flattened too, in both directions', async () => {
  const { form, queue } = queryCloud();
  await queue('orders');
  const answer = await form({
    Action: 'SendMessageBatch',
    QueueUrl: 'http://localhost:4566/123456789012/orders',
    'SendMessageBatchRequestEntry.1.Id': 'a',
    'SendMessageBatchRequestEntry.1.MessageBody': 'one',
    'SendMessageBatchRequestEntry.2.Id': 'b',
    'SendMessageBatchRequestEntry.2.MessageBody': 'two',
    'SendMessageBatchRequestEntry.2.DelaySeconds': '901',
  });
  expect(answer.text).toContain('<SendMessageBatchResultEntry><Id>a</Id>');
  expect(answer.text).toContain('<BatchResultErrorEntry><Id>b</Id><SenderFault>true</SenderFault><Code>InvalidParameterValue</Code>');
});

test('errors have their older names', async () => {
  const { form } = queryCloud();
  const missing = await form({ Action: 'GetQueueUrl', QueueName: 'none' });
  expect(missing.status).toBe(400);
  expect(missing.text).toContain(
    '<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist for this wsdl version.</Message>',
  );
  expect((await form({ Action: 'CreateQueue' })).text).toContain('<Code>MissingParameter</Code>');
  expect((await form({ Action: 'CreateQueue', QueueName: 'a b' })).text).toContain('<Code>InvalidParameterValue</Code>');
  expect((await form({ Action: 'Nothing' })).text).toContain('<Code>InvalidAction</Code>');
});

test('a client of the JSON protocol gets the older name in a header, when it asks for it', async () => {
  const { aws } = queryCloud();
  const headers = { authorization, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.GetQueueUrl' };
  const asked = await rawCall(aws, { headers: { ...headers, 'x-amzn-query-mode': 'true' }, body: '{"QueueName":"none"}' });
  expect(asked.headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
  expect(JSON.parse(asked.text)).toEqual({ __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'The specified queue does not exist.' });
  const named = await rawCall(aws, { headers: { ...headers, 'x-amzn-query-mode': 'true' }, body: '{}' });
  expect(named.headers.get('x-amzn-query-error')).toBe('MissingParameter;Sender');
  expect((await rawCall(aws, { headers, body: '{}' })).headers.has('x-amzn-query-error')).toBe(false);
});
