// A request made worse: bytes flipped, cut, doubled; headers lost; the address bent; JSON values of another type.
import type { Random } from '../../src/aws/core/random.ts';
import { pick } from './random-input.ts';

export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Mutation = (request: PlainRequest, random: Random) => PlainRequest;

const place = (random: Random, length: number) => Math.floor(random.next() * length);
const withBody = (request: PlainRequest, body: Uint8Array): PlainRequest => ({ ...request, body });

const flipped: Mutation = (request, random) => {
  const body = request.body.slice();
  for (let times = 1 + place(random, 4); times > 0 && body.length > 0; times--) body[place(random, body.length)] = place(random, 256);
  return withBody(request, body);
};
const cut: Mutation = (request, random) => withBody(request, request.body.slice(0, place(random, request.body.length)));
const doubled: Mutation = (request) => withBody(request, new Uint8Array([...request.body, ...request.body]));
const headerLost: Mutation = (request, random) => {
  const lost = pick(random, Object.keys(request.headers));
  return { ...request, headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== lost)) };
};
const headerBent: Mutation = (request, random) => {
  const bent = pick(random, Object.keys(request.headers));
  return { ...request, headers: { ...request.headers, [bent]: pick(random, ['', 'x', '-1', 'bytes=9-1', 'a/b/c/d/e', '%00']) } };
};
const addressBent: Mutation = (request, random) => {
  const url = new URL(request.url);
  const kind = place(random, 3);
  if (kind === 0) url.searchParams.set(pick(random, ['versionId', 'uploadId', 'partNumber', 'max-keys', 'x', 'acl', 'list-type']), '-1');
  else if (kind === 1) url.pathname += pick(random, ['/', '/..', '%2F', '%ZZ', '//', '/x']);
  else for (const name of [...url.searchParams.keys()].slice(0, 1)) url.searchParams.delete(name);
  return { ...request, url: url.href };
};
const methodBent: Mutation = (request, random) => ({ ...request, method: pick(random, ['GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH']) });
const typesBent: Mutation = (request, random) => {
  const text = new TextDecoder().decode(request.body);
  const values = ['null', '[]', '{}', '1e999', '"x"', 'true', '{"__proto__":1}', '['.repeat(3000)];
  const parts = text.split(/(?<=[:,[>])(?=["\d{[tfn<])/);
  if (parts.length < 2) return request;
  parts[1 + place(random, parts.length - 1)] = pick(random, values);
  return withBody(request, new TextEncoder().encode(parts.join('')));
};

const mutations: readonly Mutation[] = [flipped, cut, doubled, headerLost, headerBent, addressBent, methodBent, typesBent, typesBent];

/** One to three mutations. */
export function mutate(request: PlainRequest, random: Random): PlainRequest {
  let worse = request;
  for (let times = 1 + place(random, 3); times > 0; times--) worse = pick(random, mutations)(worse, random);
  return worse;
}
