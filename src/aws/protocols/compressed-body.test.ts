// Compressed bodies. Source: https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait, and what CloudWatch's client sends.
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as s3 from '@aws-sdk/client-s3';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { awsJson } from './aws-json.ts';
import { awsQuery } from './aws-query.ts';
import { inflated } from './compressed-body.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';
import { operationSchemas, rawRequest, roundTrip } from './testing/round-trip.ts';
import { formSink, jsonSink, restOperations, rpcOperations } from './testing/sink.ts';

const gzip = { 'content-encoding': 'gzip' };
const bytes = (text: string) => new TextEncoder().encode(text);

test('the real client of CloudWatch compresses what is long, and every metric arrives', async () => {
  const { client, seen } = roundTrip(awsJson('1.0'), operationSchemas(cloudwatch), cloudwatch.CloudWatchClient, () => ({}));
  const MetricData = Array.from({ length: 900 }, (_, index) => ({ MetricName: `metric-${index}`, Value: index, Unit: 'Count' as const }));
  await client.send(new cloudwatch.PutMetricDataCommand({ Namespace: 'n', MetricData }));
  const [call] = seen;
  expect(call?.request.headers.get('content-encoding')).toBe('gzip');
  expect(call?.request.body.length).toBeLessThan(20_000);
  expect(call?.input).toEqual({ Namespace: 'n', MetricData });
});

test('a form names its operation inside', () => {
  const request = rawRequest('POST', '/', gzip, gzipSync(bytes('Action=Sink&text=a')));
  expect(awsQuery.operationOf(request, {})).toBe('Sink');
  expect(awsQuery.decode(rpcOperations(formSink).Sink as never, request)).toEqual({ text: 'a' });
});

test('only the encoding that the SDK put last is taken away', () => {
  const { headers, body } = inflated(rawRequest('POST', '/', { 'content-encoding': 'custom, gzip' }, gzipSync(bytes('a'))));
  expect([headers.get('content-encoding'), new TextDecoder().decode(body)]).toEqual(['custom', 'a']);
});

test('an upload keeps the encoding that its client names', () => {
  const request = rawRequest('PUT', '/k', gzip, gzipSync(bytes('a')));
  const input = restXml('bare').decode(operationSchemas(s3).PutObject as never, { ...request, labels: { Bucket: 'b' } });
  expect(input).toMatchObject({ ContentEncoding: 'gzip', Body: request.body });
});

test('what is broken, breaks off or is a bomb is refused (inferred)', () => {
  const whole = gzipSync(bytes('{"text":"a"}'));
  const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024));
  const decode = (body: Uint8Array) => () =>
    restJson.decode(restOperations(jsonSink).Sink as never, rawRequest('POST', '/sink', gzip, body));
  expect(decode(whole)()).toEqual({ text: 'a' });
  for (const body of [whole.slice(0, -12), bytes('{"text":"a"}'), new Uint8Array([31, 139]), bomb])
    expect(decode(body)).toThrow(expect.objectContaining({ code: 'SerializationException' }));
});
