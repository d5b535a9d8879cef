// The one rule of pages that several services share.
import { describe, expect, it } from 'vitest';
import { keyInPageToken, openPageToken, pageAfter, sealPageToken } from './page-token.ts';

const letters = ['a', 'b', 'c', 'd'];
const self = (letter: string) => letter;

describe('a page of a sorted list', () => {
  it('gives the key to go on from, as long as something follows', () => {
    expect(pageAfter(letters, self, { after: undefined, most: 3 })).toEqual({ items: ['a', 'b', 'c'], lastKey: 'c' });
    expect(pageAfter(letters, self, { after: 'c', most: 3 })).toEqual({ items: ['d'] });
    expect(pageAfter(letters, self, { after: undefined, most: 4 })).toEqual({ items: letters });
  });

  it('goes on behind a key that was deleted meanwhile', () => {
    expect(pageAfter(['a', 'd', 'e'], self, { after: 'b', most: 1 })).toEqual({ items: ['d'], lastKey: 'd' });
  });
});

describe('the token of a page', () => {
  it('carries any key there and back', () => {
    expect(openPageToken(sealPageToken('Größe/1'))).toBe('Größe/1');
    expect(keyInPageToken(sealPageToken('after x'), 'after ')).toBe('x');
  });

  it('is known from a text that somebody made up', () => {
    expect(openPageToken('not base64!')).toBeUndefined();
    expect(keyInPageToken(sealPageToken('before x'), 'after ')).toBeUndefined();
  });
});
