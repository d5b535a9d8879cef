// A random UUID where the platform has none. Source: https://www.rfc-editor.org/rfc/rfc9562#section-5.4
import { expect, test } from 'vitest';
import { addRandomUuid } from './random-uuid.ts';

test('a UUID of version 4 is made of random bytes, another one each time', () => {
  const own = { getRandomValues: crypto.getRandomValues.bind(crypto) } as Crypto;
  addRandomUuid(own);
  const made = Array.from({ length: 50 }, () => own.randomUUID());
  for (const uuid of made) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(made).size).toBe(50);
});

test('the one that is there stays', () => {
  const { randomUUID } = crypto;
  addRandomUuid(crypto);
  expect(crypto.randomUUID).toBe(randomUUID);
});
