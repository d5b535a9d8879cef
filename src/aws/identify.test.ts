// Which service and protocol a request means. Source: the protocols' pages at https://smithy.io/2.0/aws/protocols/, requests of real
// clients; what is unsigned is inferred.
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { Kinesis, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, test } from 'vitest';
import { AwsError } from './core/errors.ts';
import { identify } from './identify.ts';
import { operationSchemas, rawRequest } from './protocols/testing/round-trip.ts';
import { testCloud } from './testing/test-cloud.ts';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=1/20261101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=ab`,
});
const serviceOf = (...request: Parameters<typeof rawRequest>) => identify(rawRequest(...request)).service;
const context = { operation: '', requestId: 'id-1', xmlNamespace: '', path: '/' };

test('the target header names the service, the signature does where there is none', () => {
  expect(serviceOf('POST', '/', { 'x-amz-target': 'Kinesis_20131202.ListStreams', ...signedFor('sts') })).toBe('kinesis');
  expect(serviceOf('POST', '/', signedFor('sts'), 'Action=GetCallerIdentity')).toBe('sts');
  expect(serviceOf('GET', '/bucket/key', signedFor('s3'))).toBe('s3');
  const presigned = '/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=1%2F20261101%2Fus-east-1%2Fs3%2Faws4_request';
  expect(serviceOf('GET', presigned)).toBe('s3');
});

test('two REST services of one signing name are told apart by path: sessions are the runtime of Lex, all else builds models (AWS: both APIs, lexv2)', () => {
  const lex = signedFor('lex');
  expect(serviceOf('PUT', '/bots/', lex)).toBe('lexv2-models');
  expect(serviceOf('GET', '/bots/ABCDEFGHIJ/botaliases/TSTALIASID/', lex)).toBe('lexv2-models');
  expect(serviceOf('POST', '/tags/arn%3Aaws%3Alex%3Aus-east-1%3A1%3Abot%2FA', lex)).toBe('lexv2-models');
  const session = '/bots/ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US/sessions/one';
  expect(serviceOf('GET', session, lex)).toBe('lexv2-runtime');
  expect(serviceOf('POST', `${session}/text`, lex)).toBe('lexv2-runtime');
});

test('an unsigned form says its version; anything else that is unsigned asks S3', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(serviceOf('POST', '/', form, 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15')).toBe('sts');
  expect(serviceOf('GET', '/bucket/key')).toBe('s3');
});

test('RPC v2 is found by its path, or by the signature where the path names the service otherwise', () => {
  const rpc = { 'smithy-protocol': 'rpc-v2-cbor' };
  expect(serviceOf('POST', '/service/Kinesis_20131202/operation/ListStreams', rpc)).toBe('kinesis');
  expect(serviceOf('POST', '/service/Kinesis/operation/ListStreams', { ...rpc, ...signedFor('kinesis') })).toBe('kinesis');
  expect(serviceOf('POST', '/service/Unknown/operation/ListStreams', rpc)).toBe('Unknown');
});

test('an error is written in the protocol of the request', () => {
  const errorOf = (...request: Parameters<typeof rawRequest>) =>
    identify(rawRequest(...request)).protocol.encodeError(new AwsError('Strange', 'No'), context);
  const target = { 'x-amz-target': 'Kinesis_20131202.ListStreams' };
  expect(errorOf('POST', '/', target).headers['content-type']).toBe('application/x-amz-json-1.1');
  expect(errorOf('POST', '/', { ...target, 'content-type': 'application/x-amz-cbor-1.1' }).headers['content-type']).toBe(
    'application/x-amz-cbor-1.1',
  );
  expect(errorOf('POST', '/', { ...target, 'x-amzn-query-mode': 'true' }).headers['x-amzn-query-error']).toBe('Strange;Sender');
  expect(errorOf('HEAD', '/bucket/key', signedFor('s3'))).toMatchObject({ status: 400, body: new Uint8Array() });
});

test('a client that calls its body plainly application/json is answered so, in success and error (recorded by dynalite: index.js)', async () => {
  const { aws } = testCloud();
  const typesOf = async (contentType: string) => {
    const answers = ['ListTables', 'DescribeTable'].map((operation) =>
      aws.fetch(
        new Request('http://localhost:4566/', {
          method: 'POST',
          headers: {
            ...signedFor('dynamodb'),
            'x-amz-date': '20261101T000000Z',
            'x-amz-target': `DynamoDB_20120810.${operation}`,
            'content-type': contentType,
          },
          body: '{}',
        }),
      ),
    );
    return (await Promise.all(answers)).map(({ status, headers }) => [status, headers.get('content-type')]);
  };
  for (const plain of ['application/json', 'application/json; charset=utf-8'])
    expect(await typesOf(plain)).toEqual([200, 400].map((status) => [status, 'application/json']));
  expect(await typesOf('application/x-amz-json-1.0')).toEqual([200, 400].map((status) => [status, 'application/x-amz-json-1.0']));
});

test('DynamoDB says in __type where an error comes from (recorded by dynalite: github.com/mhart/dynalite, test/helpers.js)', () => {
  const typeOf = (code: string) => {
    const request = rawRequest('POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem' });
    const schemas = operationSchemas(dynamodb);
    const { body } = identify(request).protocol.encodeError(new AwsError(code, 'No'), { ...context, schemas });
    return (JSON.parse(new TextDecoder().decode(body as Uint8Array)) as { __type: string }).__type;
  };
  expect(typeOf('ResourceNotFoundException')).toBe('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException');
  expect(typeOf('ValidationException')).toBe('com.amazon.coral.validate#ValidationException');
  expect(typeOf('SerializationException')).toBe('com.amazon.coral.service#SerializationException');
});

test('a service may be spoken to in RPC v2 CBOR beside its own protocol, by the real client', async () => {
  const { aws, clock } = testCloud();
  const protocol = new AwsSmithyRpcV2CborProtocol({ defaultNamespace: 'com.amazonaws.kinesis' } as never);
  const kinesis = new Kinesis({
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'secret' },
    maxAttempts: 1,
    protocol,
    requestHandler: new FetchHttpHandler({ customFetch: (request: unknown) => aws.fetch(request as Request) }),
  } as KinesisClientConfig);
  await kinesis.createStream({ StreamName: 'a', ShardCount: 1 });
  const { StreamDescriptionSummary: stream } = await kinesis.describeStreamSummary({ StreamName: 'a' });
  expect(stream).toMatchObject({ StreamName: 'a', StreamCreationTimestamp: new Date(clock.now()) });
  await expect(kinesis.describeStreamSummary({ StreamName: 'b' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: expect.stringContaining('b'),
  });
});
