// Tests of content-security-policy.ts. Source of truth: Content Security Policy Level 3, "Does element match source list for type and source?".
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyFor } from './content-security-policy.ts';

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const scriptSources = (html: string) => /script-src ([^;]+)/.exec(policyFor(html))?.[1]?.split(' ') ?? [];

test('an inline script is allowed by the hash of its exact text', () => {
  expect(scriptSources('<script>let a = 1;\n</script>')).toContain(hashOf('let a = 1;\n'));
});

test('a script with an address and a block of data need no hash', () => {
  expect(scriptSources('<script type="module" src="./a.js"></script><script type="application/json">{}</script>')).toEqual([
    "'self'",
    "'wasm-unsafe-eval'",
  ]);
});

test('no page may run inline scripts at large, nor text as code', () => {
  const sources = scriptSources('<script>1</script>');
  expect(sources).not.toContain("'unsafe-inline'");
  expect(sources).not.toContain("'unsafe-eval'");
});
