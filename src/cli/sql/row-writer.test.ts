// Output with back-pressure. Source of truth: https://nodejs.org/api/stream.html#writablewritechunk-encoding-callback
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { RowWriter } from './row-writer.ts';

/** A reader that takes one piece at a time, when told to. */
function slowReader() {
  const taken: string[] = [];
  let release: ((error?: Error | null) => void) | undefined;
  const out = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      taken.push(chunk);
      release = done;
    },
  });
  return { out, taken, release: (error?: Error) => release?.(error) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('waits for a reader that is slower, and hands the pieces on in order', async () => {
  const { out, taken, release } = slowReader();
  const writer = new RowWriter(out);
  writer.write('a'.repeat(70_000));
  expect(writer.isFull).toBe(true);
  writer.write('b');
  let state = 'waiting';
  const flushed = writer.flush().then(() => {
    state = 'done';
  });
  await turn();
  expect([state, taken.map((text) => text.length)]).toEqual(['waiting', [70_000]]);
  release();
  await turn();
  expect([state, taken[1]]).toEqual(['waiting', 'b']);
  release();
  await flushed;
  expect([state, writer.state]).toEqual(['done', 'open']);
});

it('is quiet and closed when the reader has gone', async () => {
  const { out, taken, release } = slowReader();
  const writer = new RowWriter(out);
  writer.write('a');
  const flushed = writer.flush();
  release(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await flushed;
  writer.write('b');
  await writer.flush();
  expect([writer.state, taken]).toEqual(['closed', ['a']]);
});

it('fails with what else the output fails with', async () => {
  const { out, release } = slowReader();
  const writer = new RowWriter(out);
  writer.write('a');
  const flushed = writer.flush();
  release(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
  await expect(flushed).rejects.toThrow('no space left');
});
