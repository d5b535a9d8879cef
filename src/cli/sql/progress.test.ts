// The progress line. Source of truth: issue "A tool people can use": progress on a terminal, and only there.
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { Progress } from './progress.ts';

it('is drawn on a terminal at most five times a second, with the share of a file and the speed, and can be taken away', async () => {
  let now = 0;
  const written: string[] = [];
  const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, () => now, 8_000_000);
  for await (const chunk of progress.counting(Readable.from([new Uint8Array(1_500_000), new Uint8Array(500_000)])))
    expect(chunk.length).toBeGreaterThan(0);
  for (now = 50; now <= 400; now += 50) progress.update(now * 1000);
  progress.clear();
  progress.clear();
  expect(written).toEqual([
    '\r\u001b[K200,000 lines, 2 MB (25 %), 1,000,000 lines/s',
    '\r\u001b[K400,000 lines, 2 MB (25 %), 1,000,000 lines/s',
    '\r\u001b[K',
  ]);
});

it('writes nothing where standard error is no terminal', () => {
  let now = 0;
  const written: string[] = [];
  const progress = new Progress({ write: (text) => written.push(text) }, () => now);
  for (now = 0; now < 1000; now += 100) progress.update(1);
  progress.clear();
  expect(written).toEqual([]);
});
