// Source of truth: issue 5, "survives being killed at any moment with nothing acknowledged lost".
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killedAgainAndAgain } from '../testing/killed-endpoint.ts';

test('killed five times in the middle of writing, the endpoint has every write that it acknowledged', async () => {
  const state = join(await mkdtemp(join(tmpdir(), 'sandshark-')), 'state');
  const { acknowledged, lost } = await killedAgainAndAgain({ state, times: 5, seed: 1 });
  expect(acknowledged).toBeGreaterThan(20);
  expect(lost).toEqual([]);
}, 60_000);
