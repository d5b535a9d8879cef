// The short way from a socket to the cloud: what it hands over. Source: https://nodejs.org/api/buffer.html#bufslicestart-end, inferred from it.
import { expect, test } from 'vitest';
import type { ReadRequest } from '../aws/core/call.ts';
import { directCalls } from './direct-calls.ts';
import { listen } from './listener.ts';

test.each([10, 3_000_000])('a body of %i bytes is plain bytes, of which a part can be copied', async (length) => {
  const bodies: Uint8Array[] = [];
  const answer = async ({ body }: ReadRequest) => {
    bodies.push(body);
    return { status: 200, headers: {}, body: new Uint8Array() };
  };
  const listener = await listen(() => new Response(null, { status: 500 }), 0, directCalls(answer));
  const sent = new Uint8Array(length).map((_, place) => place);
  // Undici adds sec-fetch-mode, which alone makes nobody a browser.
  const { status } = await fetch(`http://localhost:${listener.port}/`, { method: 'PUT', body: sent });
  await listener.close();
  expect(status).toBe(200);
  const [body] = bodies;
  expect(body).toEqual(sent);
  expect(body?.slice(0, 5).buffer.byteLength).toBe(5);
});
