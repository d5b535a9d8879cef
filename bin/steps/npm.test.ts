// What a person reads when npm fails. Source of truth: the error codes in npm's own output, as recorded.
import { expect, test } from 'vitest';
import { explain } from './npm.js';

test.each([
  ['npm error code EAI_AGAIN\nnpm error request to https://registry.example/hono failed', 'is this machine online'],
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', 'the disk is full'],
  ['npm error code EACCES\nnpm error syscall mkdir', 'may not write here'],
  ['npm error code ETARGET\nnpm error notarget No matching version found', 'does not have an exact version'],
])('%s', (output, words) => {
  const sentence = explain('ci', output);
  expect(sentence).toContain(`npm ci failed: `);
  expect(sentence.split('\n')[0]).toContain(words);
  expect(sentence).toContain(output.split('\n')[1]);
});

test('what is not known is shown in the words of npm, its beginning and its end', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const sentence = explain('ci', lines.join('\n'));
  expect(sentence).toContain('its own words follow');
  expect(sentence).toContain('line 0\n');
  expect(sentence).toContain('line 39');
  expect(sentence).not.toContain('line 20');
});
