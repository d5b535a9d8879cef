// Our own cases, written from the specifications, in both directions. Smithy's public ones: tests/protocols/run.ts.
import { describe, expect, test } from 'vitest';
import type { EncodedAnswer, ReadRequest } from '../../src/aws/core/call.ts';
import { AwsError } from '../../src/aws/core/errors.ts';
import { rawRequest } from '../../src/aws/protocols/testing/round-trip.ts';
import { comparable } from './case-values.ts';
import { awsJson10Cases, awsJson11Cases } from './cases/aws-json.ts';
import type { ProtocolCases, WireRequest } from './cases/case.ts';
import { awsCborCases, rpcV2CborCases } from './cases/cbor.ts';
import { awsQueryCases, ec2QueryCases } from './cases/query.ts';
import { restJsonCases } from './cases/rest-json.ts';
import { restXmlCases, s3XmlCases } from './cases/rest-xml.ts';

const all = [
  awsJson11Cases,
  awsJson10Cases,
  awsCborCases,
  rpcV2CborCases,
  awsQueryCases,
  ec2QueryCases,
  restJsonCases,
  restXmlCases,
  s3XmlCases,
];

const requestOf = ({ method = 'POST', path = '/', headers = {}, body = '' }: WireRequest): ReadRequest =>
  rawRequest(method, path, { ...headers }, body);
const bytesOf = async ({ body }: EncodedAnswer) =>
  body instanceof Uint8Array ? body : new Uint8Array(await new Response(body as BodyInit).arrayBuffer());

describe.each(all)('$name', (cases: ProtocolCases) => {
  const { protocol, schemas, sinkRequest, both, requests = [], answers = [], refusals, errors, write, read } = cases;
  const contextOf = (operation: string) => ({ operation, requestId: 'id-1', xmlNamespace: 'urn:sink', schemas, path: '/' });
  const decode = (request: ReadRequest) => {
    const operation = protocol.operationOf(request, schemas);
    const schema = schemas[operation];
    if (!schema) throw new Error(`no operation '${operation}'`);
    return [operation, protocol.decode(schema, request)] as const;
  };

  test.each(both)('reads: $says ($section)', ({ wire, value }) => {
    const [operation, input] = decode(requestOf({ ...sinkRequest, body: write(wire) }));
    expect(operation).toBe('Sink');
    expect(comparable(input)).toEqual(comparable(value));
  });

  test.each(both)('writes: $says ($section)', async ({ wire, value }) => {
    const answer = protocol.encode(schemas.Sink as never, value, contextOf('Sink'));
    expect(comparable(read(await bytesOf(answer)))).toEqual(comparable(read(write(wire))));
  });

  test.each(requests)('request: $says ($section)', ({ operation, request, input }) => {
    const [found, decoded] = decode(requestOf(request));
    expect(found).toBe(operation);
    expect(comparable(decoded)).toEqual(comparable(input));
  });

  test.each(answers)('answer: $says ($section)', async ({ operation, output, status, headers = {}, body }) => {
    const answer = protocol.encode(schemas[operation] as never, output, contextOf(operation));
    if (status !== undefined) expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect([name, answer.headers[name]]).toEqual([name, value]);
    const sent = await bytesOf(answer);
    if (typeof body === 'string') expect(new TextDecoder().decode(sent)).toBe(body);
    else if (body) expect(sent).toEqual(body);
  });

  test.each(refusals)('refuses: $says ($section)', ({ operation, request, code, status = 400 }) => {
    const run = () => protocol.decode(schemas[operation] as never, requestOf(request));
    expect(run).toThrow(AwsError);
    expect(run).toThrow(expect.objectContaining({ code, status }));
  });

  test.each(errors)('error: $says ($section)', async ({ code, message, members, status, headers = {}, body }) => {
    const answer = protocol.encodeError(new AwsError(code, message, 400, members), contextOf('Sink'));
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect([name, answer.headers[name]]).toEqual([name, value]);
    const sent = await bytesOf(answer);
    if (typeof body === 'string') expect(new TextDecoder().decode(sent)).toBe(body);
    else expect(comparable(read(sent))).toEqual(comparable(body));
  });
});
