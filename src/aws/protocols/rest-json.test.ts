// REST-JSON, in both directions, between the real clients of Lambda and API Gateway and the SDK's schemas of theirs.
// Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html and https://docs.aws.amazon.com/lambda/latest/api/
import * as gateway from '@aws-sdk/client-apigatewayv2';
import * as lambda from '@aws-sdk/client-lambda';
import { toUtf8 } from '@smithy/core/serde';
import { expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { restJson } from './rest-json.ts';
import { operationSchemas, roundTrip } from './testing/round-trip.ts';

type Answer = (operation: string, input: Readonly<Record<string, unknown>>) => unknown;
const lambdaTalk = (answer: Answer) => roundTrip(restJson, operationSchemas(lambda), lambda.LambdaClient, answer);

test('a function is created: structures, blobs, maps and lists in, a status of its own out', async () => {
  const output = { FunctionName: 'f', CodeSize: 3, Environment: { Variables: { A: '1' } }, Layers: [{ Arn: 'arn:l', CodeSize: 1 }] };
  const { client, seen } = lambdaTalk(() => output);
  const input = {
    FunctionName: 'f',
    Role: 'arn:aws:iam::123456789012:role/r',
    Code: { ZipFile: new Uint8Array([80, 75, 255]) },
    Environment: { Variables: { A: '1', __proto__x: '2' } },
    Architectures: ['arm64' as const],
    Timeout: 3,
    Publish: false,
  };
  const answer = await client.send(new lambda.CreateFunctionCommand(input));
  expect(answer).toMatchObject({ ...output, $metadata: { httpStatusCode: 201 } });
  expect(seen).toMatchObject([{ operation: 'CreateFunction', input }]);
  const code = seen[0]?.input.Code as { ZipFile?: Uint8Array } | undefined;
  expect([...(code?.ZipFile ?? [])]).toEqual([...input.Code.ZipFile]);
});

test('labels, queries, headers, a blob as payload and a status as a member', async () => {
  const { client, seen } = lambdaTalk(() => ({ StatusCode: 202, ExecutedVersion: '7', Payload: new TextEncoder().encode('{"a":1}') }));
  const invoke = new lambda.InvokeCommand({
    FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f',
    Qualifier: 'live 1',
    InvocationType: 'Event',
    ClientContext: 'e30=',
    Payload: '{"b":2}',
  });
  const answer = await client.send(invoke);
  expect(answer).toMatchObject({ StatusCode: 202, ExecutedVersion: '7', $metadata: { httpStatusCode: 202 } });
  expect(toUtf8(answer.Payload ?? new Uint8Array())).toBe('{"a":1}');
  const { Payload, ...input } = seen[0]?.input ?? {};
  expect(toUtf8(Payload as Uint8Array)).toBe('{"b":2}');
  expect(input).toEqual({
    FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f',
    Qualifier: 'live 1',
    InvocationType: 'Event',
    ClientContext: 'e30=',
  });
});

test('an answer is streamed as events', async () => {
  async function* events(): AsyncIterable<unknown> {
    yield { PayloadChunk: { Payload: new TextEncoder().encode('one') } };
    yield { InvokeComplete: { ErrorCode: 'none' } };
  }
  const { client } = lambdaTalk(() => ({ StatusCode: 200, EventStream: events() }));
  const { EventStream = [] } = await client.send(new lambda.InvokeWithResponseStreamCommand({ FunctionName: 'f' }));
  const read: lambda.InvokeWithResponseStreamResponseEvent[] = [];
  for await (const event of EventStream) read.push(event);
  expect(toUtf8(read[0]?.PayloadChunk?.Payload ?? new Uint8Array())).toBe('one');
  expect(read[1]?.InvokeComplete).toEqual({ ErrorCode: 'none' });
});

test('a throttled call is 429 with Retry-After, under the name that the model gives', async () => {
  const { client } = lambdaTalk(() => {
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 400, {
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      retryAfterSeconds: '1',
    });
  });
  await expect(client.send(new lambda.InvokeCommand({ FunctionName: 'f' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    retryAfterSeconds: '1',
    $metadata: { httpStatusCode: 429 },
  });
});

test('members have the names of jsonName, and times the format of their own', async () => {
  const created = new Date('2026-11-01T00:00:00Z');
  const { client, seen } = roundTrip(restJson, operationSchemas(gateway), gateway.ApiGatewayV2Client, () => ({
    ApiId: 'a',
    CreatedDate: created,
    Tags: { a: 'b' },
  }));
  const answer = await client.send(new gateway.CreateApiCommand({ Name: 'n', ProtocolType: 'HTTP', CorsConfiguration: { MaxAge: 5 } }));
  expect(answer).toMatchObject({ ApiId: 'a', CreatedDate: created, Tags: { a: 'b' } });
  expect(seen[0]?.input).toMatchObject({ Name: 'n', ProtocolType: 'HTTP', CorsConfiguration: { MaxAge: 5 } });
  expect(toUtf8(seen[0]?.answer.body as Uint8Array)).toBe('{"apiId":"a","createdDate":"2026-11-01T00:00:00Z","tags":{"a":"b"}}');
});
