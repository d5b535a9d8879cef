// Storage and cookies in memory. Sources of truth: https://html.spec.whatwg.org/#the-storage-interface, https://www.rfc-editor.org/rfc/rfc6265#section-5
import { expect, test } from 'vitest';
import { memoryCookies } from './memory-cookies.ts';
import { memoryStorage } from './memory-storage.ts';

test('a storage holds texts, by methods and by properties alike', () => {
  const storage = memoryStorage();
  storage.setItem('a', '1');
  storage.b = 2;
  expect([storage.a, storage.getItem('b'), storage.getItem('c'), storage.c]).toEqual(['1', '2', null, undefined]);
  expect([storage.length, storage.key(1), storage.key(2), 'a' in storage, Object.keys(storage)]).toEqual([2, 'b', null, true, ['a', 'b']]);
  delete storage.a;
  storage.removeItem('b');
  storage.setItem('d', '4');
  storage.clear();
  expect(storage.length).toBe(0);
});

test('an item cannot take the place of a method', () => {
  const storage = memoryStorage();
  storage.getItem = 'mine' as never;
  storage.setItem('a', '1');
  expect(storage.getItem('a')).toBe('1');
});

test('a storage takes as much as a browser gives, and what is taken away makes room', () => {
  const storage = memoryStorage();
  const half = 'x'.repeat(1024 * 1024);
  storage.setItem('a', half);
  storage.setItem('b', half);
  storage.setItem('b', half);
  expect(() => storage.setItem('c', half)).toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
  expect(storage.getItem('c')).toBeNull();
  storage.removeItem('a');
  storage.setItem('c', half);
  expect(Object.keys(storage)).toEqual(['b', 'c']);
});

test('cookies are read as pairs, replaced by name, and gone after their time', () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const cookies = memoryCookies(() => nowMs);
  cookies.write('a=1; path=/; SameSite=Lax');
  cookies.write('b=2; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  cookies.write('c=3; expires=Thu, 01 Jan 2026 00:00:30 GMT');
  cookies.write('a=x=y');
  cookies.write('hidden=1; HttpOnly');
  expect(cookies.read()).toBe('b=2; c=3; a=x=y');
  nowMs += 30_000;
  expect(cookies.read()).toBe('b=2; a=x=y');
  cookies.write('a=; max-age=0');
  nowMs += 30_000;
  expect(cookies.read()).toBe('');
});
