// The endpoint with a kept state, killed a hundred times in the middle of writing. Source: issue 5, "State".
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killedAgainAndAgain } from '../../src/server/testing/killed-endpoint.ts';

test('killed a hundred times, the endpoint has every write to a stream, a table and a bucket that it acknowledged', async () => {
  const state = join(await mkdtemp(join(tmpdir(), 'sandshark-')), 'state');
  const { acknowledged, lost } = await killedAgainAndAgain({ state, times: 100, seed: Number(process.env.SEED ?? 1) });
  expect(acknowledged).toBeGreaterThan(1000);
  expect(lost).toEqual([]);
}, 600_000);
