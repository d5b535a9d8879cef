// CORS between an app in a document and an API. Source: https://fetch.spec.whatwg.org/#http-cors-protocol
import { expect, test } from 'vitest';
import { pageFetch } from './page-fetch.ts';

const API = 'https://a1b2c3.execute-api.us-east-1.amazonaws.com/answers/1';

/** An API that answers everything with these headers; what it is asked. */
function api(headers: Record<string, string>, preflightStatus = 204) {
  const asked: string[] = [];
  const fetch = pageFetch(async (request) => {
    const told = [...request.headers].map(([name, value]) => `${name.replace('x-sandshark-browser-', '')}=${value}`);
    asked.push([request.method, ...told].join(' '));
    return request.method === 'OPTIONS' ? new Response(null, { status: preflightStatus, headers }) : new Response('done', { headers });
  });
  return { asked, fetch };
}

const put = (headers: Record<string, string> = {}) => new Request(API, { method: 'PUT', headers });
const open = {
  'access-control-allow-origin': 'https://app.example',
  'access-control-allow-methods': 'GET,PUT',
  'access-control-allow-headers': 'Authorization,content-type',
};

test('a PUT with a token asks first, then goes out with the origin of the page', async () => {
  const { asked, fetch } = api(open);
  const answer = await fetch(put({ authorization: 'token', 'content-type': 'application/json' }));
  expect(await answer.text()).toBe('done');
  expect(asked).toEqual([
    'OPTIONS access-control-request-headers=authorization,content-type access-control-request-method=PUT origin=https://app.example',
    'PUT authorization=token content-type=application/json origin=https://app.example',
  ]);
});

test('a plain GET is sent at once, and its answer is kept from the page unless it allows the origin', async () => {
  const { asked, fetch } = api({});
  await expect(fetch(new Request(API))).rejects.toThrow('its answer does not allow the origin https://app.example');
  expect(asked).toEqual(['GET origin=https://app.example']);
  const other = api({ 'access-control-allow-origin': 'https://other.example' });
  await expect(other.fetch(new Request(API))).rejects.toThrow('does not allow the origin');
  expect((await api({ 'access-control-allow-origin': '*' }).fetch(new Request(API))).status).toBe(200);
});

test.each([
  ['no origin', { 'access-control-allow-methods': 'PUT' }, 'its answer to the preflight does not allow the origin https://app.example'],
  ['no such method', { ...open, 'access-control-allow-methods': 'GET' }, 'the preflight does not allow the method PUT'],
  ['no such header', { ...open, 'access-control-allow-headers': 'content-type' }, 'the preflight does not allow the header authorization'],
  ['a star for Authorization', { ...open, 'access-control-allow-headers': '*' }, 'the preflight does not allow the header authorization'],
])('a preflight that allows %s stops the call', async (_case, headers, reason) => {
  const { asked, fetch } = api(headers);
  await expect(fetch(put({ authorization: 'token' }))).rejects.toThrow(`Failed to fetch. The browser blocks this call by CORS: ${reason}.`);
  expect(asked).toHaveLength(1);
});

test('a preflight that a route with an authorizer refuses stops the call', async () => {
  await expect(api(open, 401).fetch(put())).rejects.toThrow('the preflight was answered with status 401');
});

test('services of AWS are called without asking', async () => {
  const { asked, fetch } = api({});
  await fetch(new Request('https://dynamodb.us-east-1.amazonaws.com/', { method: 'POST', headers: { 'x-amz-target': 'x' } }));
  expect(asked).toEqual(['POST x-amz-target=x']);
});
