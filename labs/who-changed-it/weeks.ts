// Weeks of a small cloud, some 200 changes each: a bot that lets engineers in for a while, people who move things, and openings to the world.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Change, Opening, Week } from './start/week.ts';

type Next = () => number;

const WORLD = '0.0.0.0/0';
const GROUPS = ['admin', 'jump', 'bastion', 'builds', 'metrics'];
const PORTS = [22, 3389, 5432, 6379];
const INSTANCES = ['web-1', 'web-2', 'worker-1', 'worker-2', 'build-1', 'metrics-1', 'mail-1', 'api-1'];
const OWNERS = ['ana', 'kenji', 'mei', 'omar', 'lena'];
/** How often the bot lets an engineer in, and out again: so many that one page of the history does not hold it. */
const BOT_VISITS = 54;
const OTHER_CHANGES = 70;

const pick = <T>(next: Next, all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;

function shuffled<T>(next: Next, all: readonly T[]): T[] {
  return all
    .map((value) => ({ value, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

const tcp = (from: number, to: number, cidr: string): Opening => ({ protocol: 'tcp', from, to, cidr });

/** Three ways in which a port gets open to everybody. */
const worldly = (port: number): readonly Opening[] => [
  tcp(port, port, WORLD),
  tcp(port - 2, port + 100, WORLD),
  { protocol: '-1', from: 0, to: 0, cidr: WORLD },
];

/** The same for the same `next`. */
function makeWeek(next: Next, suspect: string, port: number, openings: number): Week {
  const others = shuffled(
    next,
    GROUPS.filter((name) => name !== suspect),
  ).slice(0, 3);
  const [quiet = '', second = ''] = others;
  const office = `203.0.113.${8 * Math.floor(next() * 30)}/29`;
  const instances = shuffled(next, INSTANCES);
  const [gone = '', leaves = '', joins = '', stays = ''] = instances;
  const groupsOf = (name: string) => (name === gone || name === leaves || name === stays ? [suspect] : [name === joins ? quiet : second]);
  return {
    suspect,
    port,
    groups: [
      // 443 is for everybody: that is what it is there for.
      { name: suspect, openings: [tcp(443, 443, WORLD), tcp(port, port, office)] },
      { name: quiet, openings: [tcp(port, port, office), tcp(443, 443, WORLD)] },
      { name: second, openings: [tcp(port + 1, port + 1, WORLD)] },
      { name: others[2] ?? '', openings: [] },
    ],
    instances: instances.map((name) => ({ name, groups: groupsOf(name) })),
    changes: changesOf(next, { suspect, port, openings, quiet, third: others[2] ?? '', instances, gone, leaves, joins }),
  };
}

interface Cast {
  readonly suspect: string;
  readonly port: number;
  readonly openings: number;
  readonly quiet: string;
  readonly third: string;
  readonly instances: readonly string[];
  readonly gone: string;
  readonly leaves: string;
  readonly joins: string;
}

function changesOf(next: Next, cast: Cast): Week['changes'] {
  const { suspect, port } = cast;
  const visits = Array.from({ length: BOT_VISITS }, (): Change[] => {
    const opening = tcp(port, port, `198.51.${Math.floor(next() * 100)}.${Math.floor(next() * 250)}/32`);
    return [
      { kind: 'open', group: suspect, opening },
      { kind: 'close', group: suspect, opening },
    ];
  });
  const tags = Array.from({ length: OTHER_CHANGES }, (): Change[] => [
    {
      kind: 'tag',
      instance: pick(
        next,
        cast.instances.filter((name) => name !== cast.gone),
      ),
      owner: `${pick(next, OWNERS)}-${Math.floor(next() * 1000)}`,
    },
  ]);
  const usual = shuffled(next, [...visits, ...tags]);
  // The incidents stand in the middle parts of the week, each with some usual changes while it lasts; the last one is not closed.
  const part = Math.floor(usual.length / (cast.openings + 1));
  const ways = shuffled(next, worldly(port));
  const sequence: Change[] = [];
  for (const [index, changes] of usual.entries()) {
    const number = Math.floor(index / part);
    const opening = ways[(number - 1) % ways.length];
    const within = index % part;
    const isIncident = number >= 1 && number <= cast.openings && opening !== undefined;
    if (isIncident && within === 5) sequence.push({ kind: 'open', group: suspect, opening });
    if (isIncident && within === 12 && number < cast.openings) sequence.push({ kind: 'close', group: suspect, opening });
    // Between the incidents and after them, instances go, leave and join.
    if (number === 1 && within === 15) sequence.push({ kind: 'move', instance: cast.leaves, groups: [cast.quiet] });
    if (number === 1 && within === 17) sequence.push({ kind: 'move', instance: cast.joins, groups: [suspect] });
    if (number === cast.openings && within === 16) sequence.push({ kind: 'terminate', instance: cast.gone });
    sequence.push(...changes);
  }
  sequence.push({ kind: 'open', group: cast.third, opening: tcp(port, port, WORLD) });
  return sequence.map((change) => ({ afterMinutes: 5 + Math.floor(next() * 80), change }));
}

export const shownWeek = (): Week => makeWeek(seededRandom(20170311).next, 'admin', 22, 2);

/** Another suspect, another port, two or three openings, and everything else in another order. */
export function hiddenWeek(seed: number): Week {
  const { next } = seededRandom(seed);
  return makeWeek(next, pick(next, GROUPS.slice(1)), pick(next, PORTS), 2 + Math.floor(next() * 2));
}
