// A state file gives back what was last written, stays small, and belongs to one process.
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lockFile } from './lock-file.ts';
import { StateFile } from './state-file.ts';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'sandshark-')), 'state');
});

test('the last state written is the state read, blobs included', async () => {
  const file = await StateFile.open(path);
  expect(file.snapshot()).toBeUndefined();
  const body = new Uint8Array(5000).fill(1);
  await file.write({ nowMs: 1, services: { s3: { body }, kinesis: { streams: ['a'] } } });
  await file.write({ nowMs: 2, services: { s3: { body, more: new Uint8Array(3000).fill(2) }, kinesis: { streams: [] } } });
  await file.close();
  const again = await StateFile.open(path);
  expect(again.snapshot()).toEqual({
    nowMs: 2,
    services: { s3: { body, more: new Uint8Array(3000).fill(2) }, kinesis: { streams: [] } },
  });
  await again.close();
});

test('an unchanged state writes nothing, and a body is written once', async () => {
  const file = await StateFile.open(path);
  const body = new Uint8Array(100_000).fill(1);
  await file.write({ nowMs: 1, services: { s3: { body } } });
  const { size } = await stat(path);
  await file.write({ nowMs: 2, services: { s3: { body } } });
  expect((await stat(path)).size).toBe(size);
  await file.write({ nowMs: 3, services: { s3: { body, tag: 'x' } } });
  expect((await stat(path)).size - size).toBeLessThan(1000);
  await file.close();
});

test('a file full of what is out of date is written anew', async () => {
  const file = await StateFile.open(path);
  for (let round = 0; round < 12; round++)
    await file.write({ nowMs: round, services: { s3: { body: new Uint8Array(2 * 1024 * 1024).fill(round) } } });
  expect((await stat(path)).size).toBeLessThan(17 * 1024 * 1024);
  await file.close();
  const again = await StateFile.open(path);
  expect(again.snapshot()).toEqual({ nowMs: 11, services: { s3: { body: new Uint8Array(2 * 1024 * 1024).fill(11) } } });
  await again.close();
});

test('a second process is refused while the first one lives', async () => {
  const unlock = await lockFile(path);
  // The lock names its holder; process 1 always lives.
  await unlock();
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`${path}.lock`, '1');
  await expect(lockFile(path)).rejects.toThrow('is in use by process 1');
  await writeFile(`${path}.lock`, '4194305');
  await (await lockFile(path))();
});
