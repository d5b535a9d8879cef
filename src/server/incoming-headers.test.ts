// Headers as Node read them answer like the platform's own class. Source of truth: https://fetch.spec.whatwg.org/#headers-class
import { expect, test } from 'vitest';
import { IncomingHeaders } from './incoming-headers.ts';

const sent = ['Host', 'localhost:4566', 'X-Amz-Target', 'A.B', 'x-amz-meta-a', 'one', 'X-Amz-Meta-A', 'two', 'Empty', ''];
const incoming = (...more: string[]) => new IncomingHeaders([...sent, ...more]);
const pairs = Array.from({ length: sent.length / 2 }, (_, place): [string, string] => [sent[place * 2] ?? '', sent[place * 2 + 1] ?? '']);

test('a header is found by its name in any case, several of one name are joined, and one that is absent is null', () => {
  const headers = incoming();
  const platform = new Headers(pairs);
  for (const name of ['host', 'x-amz-target', 'X-AMZ-META-A', 'empty', 'absent']) {
    expect([name, headers.get(name), headers.has(name)]).toEqual([name, platform.get(name), platform.has(name)]);
  }
});

test('they are listed and copied as the platform does, and a change is seen by whoever looks up afterwards', () => {
  const headers = incoming();
  expect([...headers]).toEqual([...new Headers(pairs)]);
  expect([...new Headers(headers)]).toEqual([...new Headers(pairs)]);
  headers.delete('x-amz-target');
  headers.set('host', 'elsewhere');
  expect([headers.get('x-amz-target'), headers.get('Host')]).toEqual([null, 'elsewhere']);
});

test('what only HTTP/2 or only the site says is left out', () => {
  const headers = incoming(':authority', 'localhost', 'X-Forwarded-Prefix', '/aws');
  expect([headers.get(':authority'), headers.get('x-forwarded-prefix'), headers.has('x-forwarded-prefix')]).toEqual([null, null, false]);
  expect([...headers.keys()]).toEqual([...new Headers(pairs).keys()]);
});
