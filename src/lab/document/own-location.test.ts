// Which words of a module become the app's own location. Source of truth: https://html.spec.whatwg.org/#the-location-interface, whose object
// is reached by these names.
import { expect, test } from 'vitest';
import { withOwnLocation } from './own-location.ts';

const OWN = "globalThis[Symbol.for('sandshark.page')].location";

async function rewritten(text: string): Promise<string> {
  const files = await withOwnLocation({ 'a.ts': { text, map: '' } });
  return (files['a.ts']?.text ?? '').replaceAll(OWN, '@');
}

test.each([
  ["location.href = 'x'; location = 'y'; f(location.search);", "@.href = 'x'; @ = 'y'; f(@.search);"],
  ['window.location.assign(a); globalThis.window.location = b;', '@.assign(a); @ = b;'],
  ["self['location'].hash; document?.location; top.location", '@.hash; @; @'],
  [
    'const o = { location }; const p = { location: location }; typeof location',
    'const o = { location: @ }; const p = { location: @ }; typeof @',
  ],
  ['`at $' + '{location.href}`', '`at $' + '{@.href}`'],
])('%s', async (text, expected) => {
  expect(await rewritten(text)).toBe(expected);
});

test.each([
  ['a member of anything else', 'booth.location; this.location; class Booth { location = 1; }'],
  ['a word in a text, a comment or a pattern', "'window.location'; // location\n/location/.test(a)"],
  ['a name of the module itself', 'const location = 1; f(location)'],
  ['a parameter', 'const f = (location) => location.name'],
  ['an import', "import { location } from './booths.ts';\nlocation.name"],
  ['a window of the module itself', 'function f(window) { return window.location; }'],
])('%s stays as it is', async (_what, text) => {
  expect(await rewritten(text)).toBe(text);
});
