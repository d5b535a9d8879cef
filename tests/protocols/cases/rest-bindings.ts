// Members outside of the body, which the two REST protocols share. https://smithy.io/2.0/spec/http-bindings.html
import type { AnswerExample, Refusal, RequestExample } from './case.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const put = (path: string, headers: Record<string, string> = {}) => ({ method: 'PUT', path, headers });

export const boundRequests: readonly RequestExample[] = [
  {
    says: 'labels are decoded, a greedy one keeps its slashes; all query parameters reach the map',
    section: '#httplabel-trait',
    operation: 'Bound',
    request: put('/bound/a%2Fb%20c/d/e%20f/?fixed=1&filter=x%20y%26z&more=1'),
    input: { id: 'a/b c', path: 'd/e f/', filter: 'x y&z', rest: { fixed: '1', filter: 'x y&z', more: '1' } },
  },
  {
    says: 'lists repeat a query parameter; a timestamp is a date-time',
    section: '#httpquery-trait',
    operation: 'Bound',
    request: put('/bound/a/b?fixed=1&size=1&size=2.5&since=2026-11-01T00:00:00Z'),
    input: {
      id: 'a',
      path: 'b',
      sizes: [1, 2.5],
      since: new Date('2026-11-01T00:00:00Z'),
      rest: { fixed: '1', size: '1', since: '2026-11-01T00:00:00Z' },
    },
  },
  {
    says: 'headers are texts, numbers, lists, dates with commas, and JSON in base64',
    section: '#httpheader-trait',
    operation: 'Bound',
    request: put('/bound/a/b?fixed=1', {
      'x-note': 'a, b',
      'x-count': '7',
      'x-flags': 'true, false',
      'x-tags': 'a, "b, c", "d \\"e\\""',
      'x-dates': 'Sun, 01 Nov 2026 12:30:00 GMT, Mon, 02 Nov 2026 12:30:00 GMT',
      'x-quote': 'eyJhIjoxfQ==',
    }),
    input: {
      id: 'a',
      path: 'b',
      note: 'a, b',
      count: 7,
      flags: [true, false],
      tags: ['a', 'b, c', 'd "e"'],
      dates: [new Date('2026-11-01T12:30:00Z'), new Date('2026-11-02T12:30:00Z')],
      quote: '{"a":1}',
      rest: { fixed: '1' },
    },
  },
  {
    says: 'headers with a prefix make up a map, in lower case',
    section: '#httpprefixheaders-trait',
    operation: 'Bound',
    request: put('/bound/a/b?fixed=1', { 'X-Meta-One': '1', 'x-meta-': 'empty' }),
    input: { id: 'a', path: 'b', meta: { one: '1', '': 'empty' }, rest: { fixed: '1' } },
  },
  {
    says: 'a literal segment wins over a label',
    section: '#specificity-routing',
    operation: 'GetSpecial',
    request: { method: 'GET', path: '/bound/special' },
    input: {},
  },
  {
    says: 'a literal query wins over none, be its required parameter there or not',
    section: '#query-string-specificity',
    operation: 'GetVersion',
    request: { method: 'GET', path: '/bound/a?version' },
    input: { id: 'a' },
  },
  {
    says: 'a slash at the end does not count',
    section: 'inferred',
    operation: 'Get',
    request: { method: 'GET', path: '/bound/a/' },
    input: { id: 'a' },
  },
  {
    says: 'a blob is the body',
    section: '#httppayload-trait',
    operation: 'Blob',
    request: { path: '/blob', body: '\u0000a' },
    input: { data: bytes('\u0000a') },
  },
  { says: 'an empty blob is absent', section: '#httppayload-trait', operation: 'Blob', request: { path: '/blob' }, input: {} },
  {
    says: 'an empty stream is there',
    section: '#httppayload-trait',
    operation: 'Stream',
    request: { path: '/stream' },
    input: { data: new Uint8Array() },
  },
  {
    says: 'a string is the body',
    section: '#httppayload-trait',
    operation: 'Text',
    request: { path: '/text', body: '"東"' },
    input: { data: '"東"' },
  },
  { says: 'an empty structure is absent', section: '#httppayload-trait', operation: 'Inner', request: { path: '/inner' }, input: {} },
  {
    says: 'an operation without input takes none',
    section: '#http-trait',
    operation: 'Nothing',
    request: { method: 'DELETE', path: '/nothing' },
    input: {},
  },
];

export const boundAnswers: readonly AnswerExample[] = [
  {
    says: 'the status is that of the operation; headers are texts, numbers, lists, dates and JSON in base64',
    section: '#httpheader-trait',
    operation: 'Bound',
    output: {
      note: 'a',
      count: 7,
      flags: [true, false],
      tags: ['a', 'b, c', 'd "e"'],
      dates: [new Date('2026-11-01T12:30:00Z')],
      quote: '{"a":1}',
      meta: { One: '1' },
    },
    status: 201,
    headers: {
      'x-note': 'a',
      'x-count': '7',
      'x-flags': 'true, false',
      'x-tags': 'a, "b, c", "d \\"e\\""',
      'x-dates': 'Sun, 01 Nov 2026 12:30:00 GMT',
      'x-quote': 'eyJhIjoxfQ==',
      'x-meta-one': '1',
    },
  },
  { says: 'a member may say the status', section: '#httpresponsecode-trait', operation: 'Bound', output: { status: 207 }, status: 207 },
  {
    says: 'what is absent is no header',
    section: '#httpheader-trait',
    operation: 'Bound',
    output: {},
    headers: { 'x-note': undefined, 'x-tags': undefined },
  },
  {
    says: 'a header cannot be split',
    section: 'inferred',
    operation: 'Bound',
    output: { note: 'a\r\nb: c' },
    headers: { 'x-note': '=?UTF-8?B?YQ0KYjogYw==?=' },
  },
  {
    says: 'a blob is the body',
    section: '#httppayload-trait',
    operation: 'Blob',
    output: { data: bytes('a') },
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes('a'),
  },
  {
    says: 'a string is the body',
    section: '#httppayload-trait',
    operation: 'Text',
    output: { data: '東' },
    headers: { 'content-type': 'text/plain' },
    body: '東',
  },
  {
    says: 'an operation without output has no body',
    section: '#http-trait',
    operation: 'Nothing',
    output: undefined,
    status: 204,
    body: '',
  },
];

/** @param code of a value that is none of its type */
export function boundRefusals(code: string): readonly Refusal[] {
  const cases: readonly (readonly [says: string, path: string, headers?: Record<string, string>])[] = [
    ['a number in the query that is none', '/bound/a/b?fixed=1&size=one'],
    ['a number in the query that no double holds', '/bound/a/b?fixed=1&size=1e999'],
    ['a time in the query in another format', '/bound/a/b?fixed=1&since=Sun,%2001%20Nov%202026%2012:30:00%20GMT'],
    ['a label with a broken escape', '/bound/%C3%28/b?fixed=1'],
    ['a number in a header that is none', '/bound/a/b?fixed=1', { 'x-count': '0x10' }],
    ['a boolean in a header that is none', '/bound/a/b?fixed=1', { 'x-flags': 'yes' }],
    ['a date in a header that is none', '/bound/a/b?fixed=1', { 'x-dates': '2026-11-01' }],
    ['a header in base64 that is none', '/bound/a/b?fixed=1', { 'x-quote': '{}' }],
  ];
  return cases.map(([says, path, headers]) => ({ says, section: '#http-bindings', operation: 'Bound', request: put(path, headers), code }));
}
