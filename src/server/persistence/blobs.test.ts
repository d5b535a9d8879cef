// Bodies leave a state and come back; what looks like our own mark but is a learner's stays the learner's.
import { expect, test } from 'vitest';
import { withBlobs, withoutBlobs } from './blobs.ts';

const large = new Uint8Array(2000).fill(7);

test('a large body is kept once however often it is used, a small one stays where it is', () => {
  const blobs = new Map<string, Uint8Array>();
  const state = { a: [large, { b: new Uint8Array(large) }], small: new Uint8Array([1, 2]), map: new Map([['k', large]]) };
  const bare = withoutBlobs(state, (name, bytes) => blobs.set(name, bytes));
  expect(blobs.size).toBe(1);
  expect(JSON.stringify([bare])).not.toContain('7,7,7');
  expect(withBlobs(bare, blobs)).toEqual(state);
});

test.each([
  ['a tag of the name of our mark', { sandsharkBlob: 'x' }],
  ['two of them inside each other', { sandsharkBlob: { sandsharkBlob: ['x'] } }],
  ['a member called __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
  ['dates, sets, nothing', { at: new Date(5), set: new Set([1]), none: null, missing: undefined }],
])('%s comes back as it was', (_what, state) => {
  const back = withBlobs(structuredClone(withoutBlobs(state, () => {})), new Map());
  expect(back).toEqual(state);
  expect(Object.keys(back as object)).toEqual(Object.keys(state));
});
