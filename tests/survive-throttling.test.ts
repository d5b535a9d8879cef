// What the lab survive-throttling needs of its data, whatever the seed. Source of truth: RFC 1321 as Node has it, and labs/survive-throttling/waves.ts.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { md5 } from '../labs/survive-throttling/start/md5.ts';
import { hiddenWaves, shownWaves, type Waves } from '../labs/survive-throttling/waves.ts';

const QUARTER = 2n ** 126n;

test('the MD5 that the lab shows is that of Node, also around the ends of a block', () => {
  for (const text of ['', 'buoy-453', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), '波'.repeat(50)])
    expect(md5(text).toString(16).padStart(32, '0')).toBe(createHash('md5').update(text).digest('hex'));
});

/** The buoys, busiest first, with their share of all measurements and their place on the ring. */
function buoysOf({ seconds }: Waves) {
  const all = seconds.flat();
  const buoys = [...Map.groupBy(all, ({ buoy }) => buoy)];
  return buoys.map(([name, own]) => ({ share: own.length / all.length, hash: md5(name) })).sort((one, other) => other.share - one.share);
}

test.each([0, 1, 2, 20170311].map((seed) => [seed, seed === 0 ? shownWaves() : hiddenWaves(seed)] as const))(
  'seed %i: two busy buoys lie in one quarter of the ring, and a split at the second of them leaves no shard with more than 55 %',
  (_, waves) => {
    const [one, other, ...calm] = buoysOf(waves);
    if (!one || !other) throw new Error('There are no buoys.');
    expect(one.hash / QUARTER).toBe(other.hash / QUARTER);
    expect(other.share).toBeGreaterThan(0.25);
    expect(calm).toHaveLength(10);
    const half = one.hash / (2n * QUARTER);
    const isAbove = ({ hash }: { readonly hash: bigint }) => hash >= one.hash && hash >= other.hash;
    const inHalf = [one, other, ...calm].filter(({ hash }) => hash / (2n * QUARTER) === half);
    const below = inHalf.filter((buoy) => !isAbove(buoy)).reduce((sum, { share }) => sum + share, 0);
    const above = inHalf.filter(isAbove).reduce((sum, { share }) => sum + share, 0);
    expect(Math.max(below, above)).toBeLessThan(0.54);
    expect(below + above).toBeGreaterThan(0.75);
  },
);

test('a split at the busiest key parts the two busy buoys in the hidden run only, one at the second busiest in the shown run only', () => {
  const upperIsBusier = (waves: Waves) => {
    const [one, other] = buoysOf({ ...waves, seconds: waves.seconds.slice(0, waves.stormFrom) });
    if (!one || !other) throw new Error('There are no buoys.');
    return one.hash > other.hash;
  };
  expect(upperIsBusier(shownWaves())).toBe(false);
  expect([1, 2, 20170311].map((seed) => upperIsBusier(hiddenWaves(seed)))).toEqual([true, true, true]);
});
