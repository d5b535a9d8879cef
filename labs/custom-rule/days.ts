// Days of a small cloud with buckets: who owns them, and what becomes of them.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Bucket, Day } from './start/buckets.ts';

const NAMES = ['photos', 'invoices', 'logs', 'backups', 'reports', 'uploads', 'exports', 'slides'];
/** None of those of the shown day. */
const TEAMS = ['ops', 'mobile', 'print', 'mail', 'search', 'billing'];

export const shownDay = (): Day => ({
  teams: ['web', 'data'],
  buckets: [
    { name: 'photos', owner: 'web', size: 'small', evening: 'stays' },
    { name: 'invoices', size: 'small', evening: 'stays' },
    { name: 'logs', owner: 'nobody', size: 'small', evening: 'stays' },
    { name: 'backups', owner: 'data', size: 'small', evening: 'archived' },
    { name: 'reports', owner: 'web', size: 'small', evening: 'deleted' },
    { name: 'uploads', owner: 'data', size: 'large', evening: 'stays' },
  ],
});

/** Other teams and other buckets: of each kind one, in another order. */
export function hiddenDay(seed: number): Day {
  const { next } = seededRandom(seed);
  const shuffled = <T>(all: readonly T[]) =>
    all
      .map((value) => ({ value, place: next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ value }) => value);
  const all = shuffled(TEAMS);
  const teams = all.slice(0, 2 + Math.floor(next() * 2));
  const [team = '', other = ''] = teams;
  const stranger = all.at(-1) ?? '';
  const kinds: Omit<Bucket, 'name'>[] = [
    { owner: team, size: 'small', evening: 'stays' },
    { owner: stranger, size: 'small', evening: 'stays' },
    { size: 'small', evening: 'stays' },
    { owner: next() < 0.5 ? other : stranger, size: 'small', evening: 'archived' },
    { owner: next() < 0.5 ? other : stranger, size: 'small', evening: 'deleted' },
    { owner: next() < 0.5 ? other : stranger, size: 'large', evening: 'stays' },
  ];
  const names = shuffled(NAMES);
  return { teams, buckets: shuffled(kinds.map((kind, index) => ({ name: names[index] ?? '', ...kind }))) };
}
