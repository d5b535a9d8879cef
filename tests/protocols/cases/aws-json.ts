// AWS JSON 1.0 and 1.1.
import { awsJson } from '../../../src/aws/protocols/aws-json.ts';
import { jsonSink, rpcOperations } from '../../../src/aws/protocols/testing/sink.ts';
import type { ProtocolCases, Refusal } from './case.ts';
import { readJson, writeJson } from './json-document.ts';
import { jsonValues } from './json-values.ts';

const header = (operation: string) => ({ 'x-amz-target': `Sink_20261101.${operation}` });
const sinkRequest = { headers: header('Sink') };
const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);

const bodies: readonly (readonly [says: string, body: string | Uint8Array])[] = [
  ['a body that is no JSON', '{"text"'],
  ['a body that is a list', '[]'],
  ['a body that is no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
  ['a string where a number belongs', '{"number":"1"}'],
  ['a number where a string belongs', '{"text":1}'],
  ['a number that no double holds', '{"number":1e999}'],
  ['a list where a structure belongs', '{"inner":[]}'],
  ['a structure where a list belongs', '{"texts":{}}'],
  ['a simple value where a map belongs', '{"map":true}'],
  ['a blob that is no base64', '{"blob":"a-b_"}'],
  ['a time as text', '{"time":"2026-11-01T00:00:00Z"}'],
  ['a time that no calendar holds', '{"time":1e300}'],
  ['a date-time that is a number', '{"timeText":1}'],
  ['structures nested ten thousand times', deep('{"inner":', '}').replace(':}', ':{}}')],
  ['lists nested ten thousand times in a document', `{"document":${deep('[', ']')}}`],
];
const refusals: readonly Refusal[] = bodies.map(([says, body]) => ({
  says,
  section: 'recorded from Kinesis by kinesalite, or inferred from it',
  operation: 'Sink',
  request: { ...sinkRequest, body },
  code: 'SerializationException',
  status: 400,
}));

function casesOf(version: '1.0' | '1.1', errorNamespace?: string): ProtocolCases {
  const prefix = errorNamespace === undefined ? '' : `${errorNamespace}#`;
  return {
    name: `AWS JSON ${version}`,
    specification: `https://smithy.io/2.0/aws/protocols/aws-json-${version.replace('.', '_')}-protocol.html`,
    protocol: awsJson(version, errorNamespace),
    schemas: rpcOperations(jsonSink),
    sinkRequest,
    write: writeJson,
    read: readJson,
    both: jsonValues('renamed'),
    requests: [
      {
        says: 'nulls and members that the model does not know are passed over',
        section: '#shape-serialization',
        operation: 'Sink',
        request: { ...sinkRequest, body: '{"text":null,"unknown":{"a":1},"__proto__":{"number":1},"number":2}' },
        input: { number: 2 },
      },
      {
        says: 'an operation without input takes any body',
        section: '#operation-bindings',
        operation: 'Nothing',
        request: { headers: header('Nothing'), body: '{}' },
        input: {},
      },
      {
        says: 'the last one of members that stand twice counts',
        section: 'inferred: what JSON.parse does',
        operation: 'Sink',
        request: { ...sinkRequest, body: '{"number":1,"number":2}' },
        input: { number: 2 },
      },
      {
        says: 'a key of a map may be __proto__',
        section: 'inferred',
        operation: 'Sink',
        request: { ...sinkRequest, body: '{"map":{"__proto__":"a"}}' },
        input: { map: JSON.parse('{"__proto__":"a"}') },
      },
    ],
    answers: [
      {
        says: 'an output without members is an empty object',
        section: '#protocol-behaviors',
        operation: 'Sink',
        output: {},
        status: 200,
        headers: { 'content-type': `application/x-amz-json-${version}` },
        body: '{}',
      },
      {
        says: 'an operation without output has no body',
        section: 'recorded from Kinesis',
        operation: 'Nothing',
        output: undefined,
        body: '',
      },
    ],
    refusals,
    errors: [
      {
        says: 'a modelled error has its status and its members by their schemas',
        section: '#operation-error-serialization',
        code: 'Sad',
        message: 'No',
        members: { detail: { number: 1 }, when: new Date(5000) },
        status: 418,
        body: { __type: `${prefix}Sad`, message: 'No', detail: { number: 1 }, when: 5 },
      },
      {
        says: 'an error outside the model keeps its own status',
        section: '#operation-error-serialization',
        code: 'Strange',
        message: 'No',
        members: { Reason: ['a'] },
        status: 400,
        body: { __type: errorNamespace === undefined ? 'Strange' : 'com.amazon.coral.service#Strange', message: 'No', Reason: ['a'] },
      },
    ],
  };
}

export const awsJson11Cases = casesOf('1.1');
export const awsJson10Cases = casesOf('1.0', 'sandshark.sink');
