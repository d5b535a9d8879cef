// Source of truth: issue 5, "survives being killed at any moment with nothing acknowledged lost".
import { mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { FrameLog } from './frame-log.ts';

let path: string;
const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (frames: readonly Uint8Array[]) => frames.map((frame) => new TextDecoder().decode(frame));

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'sandshark-')), 'state');
});

/** Opens, reads, closes. */
async function framesIn(file: string): Promise<string[]> {
  const { log, frames } = await FrameLog.open(file);
  await log.close();
  return texts(frames);
}

test('a file cut off at any byte gives every frame that was whole, and takes new ones after it', async () => {
  const { log } = await FrameLog.open(path);
  const ends = [log.bytes];
  for (const text of ['one', 'second', '']) {
    await log.append(bytes(text));
    ends.push(log.bytes);
  }
  await log.close();
  const whole = await readFile(path);
  for (let length = 0; length <= whole.length; length++) {
    await writeFile(path, whole);
    await truncate(path, length);
    const complete = ends.filter((end) => end <= length).length - 1;
    const { log: cut, frames } = await FrameLog.open(path);
    expect(texts(frames), `cut at ${length}`).toEqual(['one', 'second', ''].slice(0, Math.max(complete, 0)));
    await cut.append(bytes('after'));
    await cut.close();
    expect((await framesIn(path)).at(-1)).toBe('after');
  }
});

test('a frame whose bytes were damaged is not taken for a frame', async () => {
  const { log } = await FrameLog.open(path);
  await log.append(bytes('one'));
  await log.append(bytes('two'));
  await log.close();
  const file = await readFile(path);
  file[file.length - 1] = 0;
  await writeFile(path, file);
  expect(await framesIn(path)).toEqual(['one']);
});

test('one frame can take the place of all', async () => {
  const { log } = await FrameLog.open(path);
  await log.append(bytes('one'));
  await log.replace(bytes('whole'));
  await log.append(bytes('more'));
  await log.close();
  expect(await framesIn(path)).toEqual(['whole', 'more']);
});

test('a file that is something else is refused and left as it is', async () => {
  await writeFile(path, 'my diary');
  await expect(FrameLog.open(path)).rejects.toThrow('is not a state file of Sandshark');
  expect(await readFile(path, 'utf8')).toBe('my diary');
});
