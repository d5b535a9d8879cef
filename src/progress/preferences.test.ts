// Preferences come from a storage that other versions and other people have written to.
import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences } from './preferences.ts';

describe('stored preferences', () => {
  it('are read as they were written', () => {
    const kept = { tabKey: 'leaves', screenReader: 'on', editor: 'codemirror', pace: 'instant', dividers: { editor: 0.4 } } as const;
    expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, '', 'not json', '7', 'null', '{"tabKey":"flies","dividers":"wide"}'])('fall back to the defaults from %j', (text) => {
    expect(parsePreferences(text)).toEqual(DEFAULT_PREFERENCES);
  });

  it('leave out dividers that stand outside the screen', () => {
    expect(parsePreferences('{"dividers":{"a":2,"b":0.5,"c":"x"}}').dividers).toEqual({ b: 0.5 });
  });
});
