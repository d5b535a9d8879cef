// Dispatch: what a request that is not quite right is answered. Sentences: recorded from the real Kinesis by kinesalite
// (github.com/mhart/kinesalite, test/helpers.js), unless a test says otherwise.

import { crc32 as zlibCrc32 } from 'node:zlib';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationSnapshotCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { cbor } from '@smithy/core/cbor';
import { expect, test } from 'vitest';
import { rawCall } from './testing/raw-call.ts';
import { testCloud } from './testing/test-cloud.ts';

const kinesis = (operation: string) => ({ 'x-amz-target': `Kinesis_20131202.${operation}` });
const error = (text: string) => JSON.parse(text) as { __type: string; message?: string; Message?: string };

test('an operation that the service does not have is UnknownOperationException', async () => {
  const { aws } = testCloud();
  const { status, text } = await rawCall(aws, { headers: kinesis('Teleport') });
  expect(status).toBe(400);
  expect(error(text).__type).toBe('UnknownOperationException');
});

test('an operation that is not embedded answers 501 and names itself (by design)', async () => {
  const { client } = testCloud();
  const snapshot = new CreateApplicationSnapshotCommand({ ApplicationName: 'a', SnapshotName: 's' });
  await expect(client(KinesisAnalyticsV2Client).send(snapshot)).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('Kinesis Data Analytics for SQL CreateApplicationSnapshot is not embedded in Sandshark.'),
    $metadata: { httpStatusCode: 501 },
  });
});

test('a service that is not embedded answers 501 in the shape of its protocol (by design)', async () => {
  const { aws } = testCloud();
  const json = await rawCall(aws, {
    headers: { 'x-amz-target': 'TrentService.ListKeys', 'content-type': 'application/x-amz-json-1.0' },
  });
  expect(json.status).toBe(501);
  expect(json.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  expect(error(json.text).message).toContain('TrentService ListKeys is not embedded');
  const xml = await rawCall(aws, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Action=ListQueues' });
  expect(xml.status).toBe(501);
  expect(xml.text).toContain('<Code>NotImplemented</Code>');
  const authorization = 'AWS4-HMAC-SHA256 Credential=1/20261101/us-east-1/batch/aws4_request, SignedHeaders=host, Signature=ab';
  const rest = await rawCall(aws, {
    headers: { authorization, 'content-type': undefined },
    url: 'http://localhost:4566/v1/submitjob',
  });
  expect(rest.status).toBe(501);
  expect(error(rest.text).message).toContain('batch POST /v1/submitjob is not embedded');
});

test('a body that is no JSON object is SerializationException without a sentence', async () => {
  const { aws } = testCloud();
  for (const body of ['', '{"a', '[]', '"text"', 'null', '5']) {
    const { status, text } = await rawCall(aws, { headers: kinesis('ListStreams'), body });
    expect({ status, ...error(text) }).toEqual({ status: 400, __type: 'SerializationException' });
  }
});

test('a member of the wrong type is SerializationException and says what was found', async () => {
  const { aws } = testCloud();
  const cases = [
    ['CreateStream', '{"StreamName":5}', 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String'],
    ['CreateStream', '{"ShardCount":"1"}', 'class java.lang.String can not be converted to an Integer'],
    ['CreateStream', '{"ShardCount":true}', 'class java.lang.Boolean can not be converted to an Integer'],
    ['CreateStream', '{"StreamName":[]}', 'Start of list found where not expected'],
    ['CreateStream', '{"StreamName":{}}', 'Start of structure or map found where not expected.'],
    ['PutRecords', '{"Records":"a"}', 'Expected list or null'],
    ['PutRecords', '{"Records":{}}', 'Start of structure or map found where not expected.'],
    ['PutRecords', '{"Records":["a"]}', 'Expected null'],
    ['PutRecord', '{"Data":5}', 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob'],
    [
      'PutRecord',
      '{"Data":"abcde"}',
      "'abcde' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5",
    ],
    ['PutRecord', '{"Data":"ab(="}', "'ab(=' can not be converted to a Blob: Invalid Base64 character: '('"],
  ] as const;
  for (const [operation, body, sentence] of cases) {
    const { text } = await rawCall(aws, { headers: kinesis(operation), body });
    expect(error(text)).toEqual({ __type: 'SerializationException', Message: sentence });
  }
});

test('unknown members and nulls are passed over', async () => {
  const { aws } = testCloud();
  const { status } = await rawCall(aws, { headers: kinesis('ListStreams'), body: '{"Limit":null,"Colour":"red"}' });
  expect(status).toBe(200);
});

test('a request without a signature is MissingAuthenticationTokenException', async () => {
  const { aws } = testCloud();
  const { status, text } = await rawCall(aws, { headers: { ...kinesis('ListStreams'), authorization: undefined } });
  expect({ status, ...error(text) }).toEqual({
    status: 400,
    __type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  });
});

test('a garbled signature is IncompleteSignatureException and says what is missing', async () => {
  const { aws } = testCloud();
  const { status, text } = await rawCall(aws, {
    headers: { ...kinesis('ListStreams'), authorization: 'AWS4-HMAC-SHA256 X', 'x-amz-date': undefined },
  });
  expect(status).toBe(403);
  expect(error(text)).toEqual({
    __type: 'IncompleteSignatureException',
    message:
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
      "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a " +
      "'Date' header. Authorization=AWS4-HMAC-SHA256 X",
  });
});

test('a body in CBOR is answered in CBOR, as the Java SDKs want it; times are tagged milliseconds', async () => {
  const { aws, clock } = testCloud();
  const cborCall = async (operation: string, input: object) => {
    const headers = {
      ...kinesis(operation),
      'content-type': 'application/x-amz-cbor-1.1',
      'x-amz-date': '20261101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=ab',
    };
    const body = cbor.serialize(input) as Uint8Array<ArrayBuffer>;
    const answer = await aws.fetch(new Request('http://localhost:4566/', { method: 'POST', headers, body }));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      output: bytes.length > 0 ? cbor.deserialize(bytes) : undefined,
    };
  };
  const type = 'application/x-amz-cbor-1.1';
  expect(await cborCall('CreateStream', { StreamName: 'a', ShardCount: 1 })).toEqual({ status: 200, type, output: undefined });
  expect(await cborCall('DescribeStreamSummary', { StreamName: 'a' })).toMatchObject({
    status: 200,
    type,
    output: { StreamDescriptionSummary: { StreamName: 'a', StreamCreationTimestamp: { tag: 1, value: clock.now() } } },
  });
  expect(await cborCall('CreateStream', { StreamName: 5 })).toMatchObject({
    status: 400,
    type,
    output: {
      __type: 'SerializationException',
      Message: 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String',
    },
  });
});

test('every answer has a request id, and Kinesis sends the extended one', async () => {
  const { aws } = testCloud();
  const { headers } = await rawCall(aws, { headers: kinesis('ListStreams') });
  expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('x-amz-id-2')).toMatch(/^[A-Za-z0-9+/]{96}$/);
});

test('each call is logged with its bodies, and a listener hears of it', async () => {
  const { aws, client } = testCloud();
  const heard: number[] = [];
  const end = aws.calls.subscribe((call) => heard.push(call.id));
  await client(KinesisClient).send(new ListStreamsCommand({ Limit: 5 }));
  end();
  await rawCall(aws, { headers: kinesis('ListStreams'), body: '{' });
  expect(heard).toEqual([1]);
  expect(aws.calls.list()).toMatchObject([
    { id: 1, service: 'kinesis', operation: 'ListStreams', status: 200, account: '123456789012', request: '{"Limit":5}', truncated: false },
    { id: 2, status: 400, errorCode: 'SerializationException', response: '{"__type":"SerializationException"}' },
  ]);
});

test('a long body is cut in the log', async () => {
  const { aws } = testCloud();
  await rawCall(aws, { headers: kinesis('ListStreams'), body: `{"Colour":"${'x'.repeat(20_000)}"}` });
  expect(aws.calls.list()).toMatchObject([{ truncated: true, request: expect.stringMatching(/^\{"Colour":"x{16373}$/) }]);
});

// AWS: the SDKs of Java and older JavaScript verify it; recorded by dynalite (github.com/architect/dynalite, test/helpers.js).
test('DynamoDB says the CRC-32 of its body, of errors too; Kinesis says none', async () => {
  const { aws } = testCloud();
  const dynamodb = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.ListTables' };
  for (const body of ['{}', '{"Limit":0}', '[']) {
    const { headers, text } = await rawCall(aws, { headers: dynamodb, body });
    expect(Number(headers.get('x-amz-crc32'))).toBe(zlibCrc32(text));
  }
  const { headers } = await rawCall(aws, { headers: kinesis('ListStreams') });
  expect(headers.has('x-amz-crc32')).toBe(false);
});

test('request ids of DynamoDB are 52 capital letters and digits (recorded by dynalite, test/listTables.js), those of others UUIDs', async () => {
  const { aws } = testCloud();
  const idOf = async (target: string) =>
    (await rawCall(aws, { headers: { ...kinesis('ListStreams'), 'x-amz-target': target } })).headers.get('x-amzn-requestid');
  expect(await idOf('DynamoDB_20120810.ListTables')).toMatch(/^[0-9A-Z]{52}$/);
  expect(await idOf('Kinesis_20131202.ListStreams')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
