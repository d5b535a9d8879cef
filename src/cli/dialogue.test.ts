// The command line as a person types it. Source of truth: --help.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookTrip } from '../dialogue/testing/book-trip.ts';
import { cut, readDataSet } from './dialogue/data-set.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder = '';

function dialogue(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', MAIN, 'dialogue', ...args], (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogue-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const clinc = {
  train: [
    ['book a room', 'hotel'],
    ['i need a hotel', 'hotel'],
    ['rent a car', 'car'],
    ['i want to hire a car', 'car'],
    ['weather tomorrow', 'weather'],
  ],
  test: [
    ['a hotel room', 'hotel'],
    ['rent me a car', 'car'],
    ['how is the weather', 'weather'],
  ],
  oos_test: [['who won the world cup', 'oos']],
};

describe('sandshark dialogue measure', () => {
  it('prints accuracy, recall out of scope and confusions of a data set in the form of CLINC150', async () => {
    const { status, out } = await dialogue('measure', '--data', file('clinc.json', JSON.stringify(clinc)));
    expect(status).toBe(0);
    expect(out).toContain('3 intents, 5 utterances');
    expect(out).toMatch(/accuracy +\d+\.\d % of 3 utterances in scope/);
    expect(out).toMatch(/out of scope +100\.0 % of 1 utterances were refused/);
  });

  it.each([[[]], [['measure']], [['measure', '--data', 'nowhere.json']], [['measure', '--data', 'x.csv']], [['explain', 'hello']]])(
    'answers %j with a sentence and status 2',
    async (args) => {
      const { status, out, err } = await dialogue(...args);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err.trim()).not.toBe('');
    },
  );
});

it('sandshark dialogue explain prints scores, slots and the words that moved them', async () => {
  const { status, out } = await dialogue('explain', '--model', file('trip.json', JSON.stringify(bookTrip)), 'Book a luxury room');
  expect(status).toBe(0);
  expect(out).toContain('1.00  BookHotel (by sample)  RoomType: luxury = deluxe');
  expect(out).toMatch(/why BookHotel: .*room \+\d/);
});

describe('data sets', () => {
  it('a CSV may have quotes, commas and line breaks in a field; an empty intent is out of scope', () => {
    const train = file('train.csv', 'text,category\n"I said, ""hello""\nto you",greet\nbye,leave\n');
    const test = file('test.csv', 'text,category\nhi,greet\nwhat is love,\n');
    expect(readDataSet(train, test)).toEqual({
      train: [
        { text: 'I said, "hello"\nto you', intent: 'greet' },
        { text: 'bye', intent: 'leave' },
      ],
      test: [
        { text: 'hi', intent: 'greet' },
        { text: 'what is love', intent: null },
      ],
    });
  });

  it('an intent that is held out is not taught, and its test utterances are out of scope', () => {
    const set = cut(readDataSet(file('clinc.json', JSON.stringify(clinc)), undefined), { intents: 3, utterances: 1, holdOut: 3 });
    expect(set.train.map(({ intent }) => intent)).toEqual(['hotel', 'car']);
    expect(set.test.map(({ intent }) => intent)).toEqual(['hotel', 'car', null, null]);
  });
});
