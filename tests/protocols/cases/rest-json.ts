// REST-JSON.
import { restJson } from '../../../src/aws/protocols/rest-json.ts';
import { jsonSink, restOperations } from '../../../src/aws/protocols/testing/sink.ts';
import type { ProtocolCases, Refusal } from './case.ts';
import { readJson, writeJson } from './json-document.ts';
import { jsonValues } from './json-values.ts';
import { boundAnswers, boundRefusals, boundRequests } from './rest-bindings.ts';

const sinkRequest = { path: '/sink', headers: { 'content-type': 'application/json' } };
const refusal = (says: string, body: string): Refusal => ({
  says,
  section: '#shape-serialization',
  operation: 'Sink',
  request: { ...sinkRequest, body },
  code: 'SerializationException',
});

export const restJsonCases: ProtocolCases = {
  name: 'REST-JSON',
  specification: 'https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html',
  protocol: restJson,
  schemas: restOperations(jsonSink),
  sinkRequest,
  write: writeJson,
  read: readJson,
  both: jsonValues('other'),
  requests: [
    ...boundRequests,
    {
      says: 'members of the body stand beside the bound ones; a type of body may be left out',
      section: '#content-type',
      operation: 'Bound',
      request: { method: 'PUT', path: '/bound/a/b?fixed=1', body: '{"text":"c","note":"not from here"}' },
      input: { id: 'a', path: 'b', rest: { fixed: '1' }, text: 'c' },
    },
    {
      says: 'a structure is the whole body',
      section: '#content-type',
      operation: 'Inner',
      request: { path: '/inner', headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"inner":{"number":1}}' },
      input: { data: { inner: { number: 1 } } },
    },
  ],
  answers: [
    ...boundAnswers,
    {
      says: 'an output without members is an empty object',
      section: '#protocol-behaviors',
      operation: 'Sink',
      output: {},
      headers: { 'content-type': 'application/json' },
      body: '{}',
    },
    {
      says: 'bound members are no part of the body',
      section: '#content-type',
      operation: 'Bound',
      output: { text: 'c', note: 'd' },
      body: '{"text":"c"}',
    },
    {
      says: 'a structure is the whole body',
      section: '#content-type',
      operation: 'Inner',
      output: { data: { number: 1 } },
      body: '{"number":1}',
    },
  ],
  refusals: [
    ...boundRefusals('SerializationException'),
    refusal('a body that is no JSON', '{'),
    refusal('a body that is a list', '[]'),
    refusal('a null in a list', '{"texts":["a",null]}'),
    refusal('a null in a map', '{"map":{"a":null}}'),
    refusal('a union of two', '{"choice":{"text":"a","number":1}}'),
    refusal('a union of none', '{"choice":{}}'),
    refusal('a union of something unknown', '{"choice":{"other":1}}'),
    refusal('a string where a boolean belongs', '{"truth":"true"}'),
    refusal('structures nested ten thousand times', `${'{"inner":'.repeat(10_000)}{}${'}'.repeat(10_000)}`),
    {
      says: 'a body of another type',
      section: '#content-type',
      operation: 'Sink',
      request: { path: '/sink', headers: { 'content-type': 'application/hal+json' }, body: '{}' },
      code: 'UnsupportedMediaTypeException',
      status: 415,
    },
  ],
  errors: [
    {
      says: 'a modelled error has its name in a header, its status, its headers and its members',
      section: '#operation-error-serialization',
      code: 'Sad',
      message: 'No',
      members: { detail: { number: 1 }, when: new Date(5000), retryAfter: 30 },
      status: 418,
      headers: { 'x-amzn-errortype': 'Sad', 'retry-after': '30' },
      body: { message: 'No', detail: { number: 1 }, when: 5 },
    },
    {
      says: 'a path that no operation has is UnknownOperationException',
      section: '#operation-error-serialization',
      code: 'MissingAction',
      message: 'No',
      status: 404,
      headers: { 'x-amzn-errortype': 'UnknownOperationException' },
      body: { message: 'No' },
    },
  ],
};
