// Tests of inline-code.ts. Source of truth: the contract of LabStep.hints in src/lab/definition.ts.
import { expect, test } from 'vitest';
import { inlineCode } from './inline-code.ts';

test('backticked parts become code', () => {
  expect(inlineCode('Call `name()` and `sleep`.')).toBe('Call <code>name()</code> and <code>sleep</code>.');
});

test('markup in a hint is shown, not interpreted, inside code as well', () => {
  expect(inlineCode('<b> & `Record<string>`')).toBe('&lt;b&gt; &amp; <code>Record&lt;string&gt;</code>');
});

test('an odd backtick is left alone', () => {
  expect(inlineCode('one ` only')).toBe('one ` only');
});
