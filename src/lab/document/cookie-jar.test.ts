// The cookies of the preview. Source of truth: https://www.rfc-editor.org/rfc/rfc6265#section-5
import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.ts';

const login = new URL('https://pool.auth.us-east-1.amazoncognito.com/login');

test('a cookie goes back to its host and its path only, the longest path first, until it is over', () => {
  const jar = new CookieJar();
  jar.set(login, 'cognito=abc; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure', 0);
  jar.set(login, 'here=1', 0);
  jar.set(new URL('https://pool.auth.us-east-1.amazoncognito.com/a/b/c'), 'deep=2', 0);
  expect(jar.of(login, 1)).toBe('cognito=abc; here=1');
  expect(jar.of(new URL('/a/b', login), 1)).toBe('deep=2; cognito=abc; here=1');
  expect(jar.of(new URL('/a/bc', login), 1)).toBe('cognito=abc; here=1');
  expect(jar.of(new URL('https://other.auth.us-east-1.amazoncognito.com/login'), 1)).toBe('');
  expect(jar.of(login, 3_600_000)).toBe('here=1');
});

test('the same name is another value, Max-Age=0 takes it away, and what is no cookie is none', () => {
  const jar = new CookieJar();
  for (const header of ['a=1; Path=/', 'a=2; Path=/', '=x', 'nothing']) jar.set(login, header, 0);
  expect(jar.of(login, 1)).toBe('a=2');
  jar.set(login, 'a=; Path=/; Max-Age=0', 1);
  jar.set(login, 'b=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 1);
  expect(jar.of(login, 1)).toBe('');
});
