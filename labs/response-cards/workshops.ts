// The workshops of the conference with their places, and what visitors say; and a conference that nobody has seen.

export interface Workshop {
  /** Some are longer than the text of a button may be. */
  readonly title: string;
  /** One word for it, which Lex knows as another name of the workshop. */
  readonly short: string;
  /** How many visitors it takes. 0: it is full. */
  readonly places: number;
}

export interface Conference {
  readonly workshops: readonly Workshop[];
  /** What visitors say to the bot, one list a conversation. */
  readonly conversations: readonly (readonly string[])[];
}

export const shownConference = (): Conference => ({
  workshops: [
    { title: 'Chat bots with Lex', short: 'lex', places: 1 },
    { title: 'Containers', short: 'containers', places: 20 },
    { title: 'Databases without servers, and what they cost when nobody looks', short: 'databases', places: 9 },
    { title: 'Machine learning by the sea', short: 'learning', places: 4 },
    { title: 'Security', short: 'security', places: 15 },
    { title: 'Serverless for beginners', short: 'serverless', places: 12 },
    { title: 'Streams: from a single record to a live dashboard in forty minutes', short: 'streams', places: 7 },
    { title: 'Voice skills for the whole family', short: 'voice', places: 0 },
  ],
  conversations: [
    ['I want to register', 'streams', 'ana@example.com', 'yes'],
    ['register ben@example.com for voice', 'containers', 'no'],
  ],
});

const OTHERS: readonly (readonly [title: string, short: string])[] = [
  ['Asynchronous everything: queues, topics, buses, and how to tell which of them you need', 'queues'],
  ['Backups that can be restored', 'backups'],
  ['Costs: reading the bill line by line until every line makes sense', 'costs'],
  ['Dashboards', 'dashboards'],
  ['Edge functions', 'edge'],
  ['Firewalls, and the eleven rules that everybody forgets on the day of the launch', 'firewalls'],
  ['Graphs', 'graphs'],
  ['Hands on with identities: who may do what, who said so, and how to find out afterwards', 'identities'],
  ['Infrastructure as code', 'infrastructure'],
  ['Jobs at night', 'jobs'],
  ['Keys and secrets', 'secrets'],
  ['Logs: what to write, what to keep, and what to throw away on the same day', 'logs'],
  ['Maps with live positions', 'maps'],
  ['Networks for people who never wanted to know about networks', 'networks'],
];

/**
 * Thirteen workshops: two are full, the first of the others has a single place. So eleven are free: three cards, and some titles are
 * long. Once the single place is taken ten are left, and a third card would have no buttons.
 */
export function hiddenConference(seed: number): Conference {
  const chance = random(seed);
  const drawn = OTHERS.map((workshop) => ({ workshop, at: chance() })).sort((one, other) => one.at - other.at);
  const titles = drawn.slice(0, 13).map(({ workshop }) => workshop);
  const full = titles.slice(0, 2).map(([title]) => title);
  titles.sort(([one], [other]) => (one < other ? -1 : 1));
  let single: string | undefined;
  const workshops = titles.map(([title, short]): Workshop => {
    if (full.includes(title)) return { title, short, places: 0 };
    single ??= title;
    return { title, short, places: single === title ? 1 : 3 + Math.floor(chance() * 30) };
  });
  const [first = '', second = ''] = workshops.filter(({ places }) => places > 1).map(({ short }) => short);
  return {
    workshops,
    conversations: [
      ['sign me up', first, 'dora@example.org', 'yes'],
      [`register emil@example.org for ${workshops.find(({ places }) => places === 0)?.short}`, second, 'no'],
    ],
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
