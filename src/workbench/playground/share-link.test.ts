// Links of the playground. Source of truth: issue 8, "shareable by link"; a link comes from a stranger.
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeFragment, openFragment } from './share-link.ts';
import { NEW_WORK, type Work } from './work.ts';

const OWN: Work = {
  sql: 'SELECT STREAM "値段" FROM SOURCE_SQL_STREAM_001 -- 🦈',
  source: 'own',
  ownText: '{"値段":1}\n',
  time: { kind: 'column', column: '値段', order: 'arrived' },
};

async function linkTo(work: Work): Promise<string> {
  const made = await makeFragment(work);
  if (made.kind !== 'link') throw new Error(made.kind);
  return made.fragment;
}

const packed = (text: string | Uint8Array) => `#play=1z.${deflateRawSync(text).toString('base64url')}`;
const plain = (text: string) => `#play=1p.${Buffer.from(text).toString('base64url')}`;
const message = async (fragment: string) => {
  const opened = await openFragment(fragment);
  return opened.kind === 'refused' ? opened.message : opened.kind;
};

describe('a link', () => {
  it.each([NEW_WORK, OWN])('brings back what was shared', async (work) => {
    expect(await openFragment(await linkTo(work))).toEqual({ kind: 'work', work });
  });

  it('carries no pasted data while a data set is chosen', async () => {
    const opened = await openFragment(await linkTo({ ...NEW_WORK, ownText: 'name,secret' }));
    expect(opened.kind === 'work' && opened.work.ownText).toBe('');
  });

  it('consists of characters that no program changes', async () => {
    expect(await linkTo(OWN)).toMatch(/^#play=1z\.[\w-]+$/);
  });

  it('is not made where it would be too long, and says how long', async () => {
    const ownText = Array.from({ length: 20_000 }, (_, index) => `${(index * 48271) % 65_521},${(index * 16_807) % 64_007}`).join('\n');
    expect(await makeFragment({ ...OWN, ownText })).toMatchObject({ kind: 'too long' });
    expect(await makeFragment({ ...OWN, ownText: 'x'.repeat(4_000_000) })).toMatchObject({ kind: 'too long' });
  });

  it('of a browser that cannot pack is read as well', async () => {
    expect(await openFragment(plain(JSON.stringify(OWN)))).toEqual({ kind: 'work', work: OWN });
  });
});

describe('a hostile or damaged link gives a sentence and nothing else', () => {
  const damaged = 'The link is damaged: a part of it may be missing.';
  const nothing = 'The link holds no query of this playground, or one for data that this page does not have.';

  it.each([
    ['cut off', `${packed(JSON.stringify(OWN)).slice(0, 40)}`, damaged],
    ['no Base64', '#play=1z.!!!<script>', damaged],
    ['no deflate', '#play=1z.AAAA', damaged],
    ['empty', '#play=', damaged],
    ['no JSON', packed('SELECT'), damaged],
    ['no UTF-8', packed(Uint8Array.of(0xff, 0xfe)), damaged],
    ['another version', '#play=2z.AAAA', 'The link was made by another version of this page and cannot be read here.'],
    ['too long', `#play=1z.${'A'.repeat(32_000)}`, 'The link is longer than 32,000 characters, so it was not opened.'],
    ['a list', packed('[]'), nothing],
    ['null', packed('null'), nothing],
    ['no SQL', packed('{"source":"own"}'), nothing],
    ['SQL that is no text', packed('{"sql":{"toString":1},"source":"own"}'), nothing],
    ['a data set that is a path', packed('{"sql":"","source":"../../secret"}'), nothing],
    ['a data set that is a member of every object', packed('{"sql":"","source":"constructor"}'), nothing],
    ['SQL that is too long', packed(JSON.stringify({ sql: 'x'.repeat(102_401), source: 'own' })), nothing],
  ])('%s', async (_what, fragment, sentence) => {
    expect(await message(fragment)).toBe(sentence);
  });

  it('one that unpacks to gigabytes is given up after one megabyte', async () => {
    const bomb = packed(new Uint8Array(20 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(32_000);
    expect(await message(bomb)).toBe('The link unpacks to more than 1 MB, so it was not opened.');
  });

  it('a time that is none is left out, and so are members that nobody asked for', async () => {
    for (const time of ['{"kind":"spaced","everyMs":0}', '{"kind":"spaced","everyMs":1e99}', '{"kind":"column","column":1}', '"now"']) {
      const opened = await openFragment(packed(`{"sql":"","source":"own","ownText":"a","time":${time},"run":true,"__proto__":{"x":1}}`));
      expect(opened).toEqual({ kind: 'work', work: { sql: '', source: 'own', ownText: 'a' } });
    }
  });
});

it('any other fragment is none of the playground’s', async () => {
  for (const fragment of ['', '#', '#the-time-line', '#playground']) expect(await message(fragment)).toBe('none');
});
