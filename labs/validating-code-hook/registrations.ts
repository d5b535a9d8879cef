// The workshops of the conference with their places, and what visitors say; and a conference that nobody has seen.

export interface Workshop {
  readonly title: string;
  /** What visitors call it. */
  readonly alsoCalled: readonly string[];
  /** How many visitors it takes. 0: it is full. */
  readonly places: number;
}

export interface Registrations {
  readonly workshops: readonly Workshop[];
  /** What visitors say to the bot, one list a conversation. */
  readonly conversations: readonly (readonly string[])[];
}

export const shownRegistrations = (): Registrations => ({
  workshops: [
    { title: 'Serverless', alsoCalled: ['lambda', 'functions'], places: 42 },
    { title: 'Streams', alsoCalled: ['kinesis', 'real time analytics'], places: 0 },
    { title: 'Chat bots', alsoCalled: ['lex', 'conversations'], places: 38 },
    { title: 'Voice skills', alsoCalled: ['alexa', 'echo'], places: 1 },
    { title: 'Security', alsoCalled: ['iam', 'firewalls'], places: 0 },
  ],
  conversations: [
    ['which workshops are there'],
    ['sign me up for chat bots next friday', 'ana@example.com', 'no'],
    ['register ben@example.com for kinesis on 3 May 2027', 'lambda', 'yes'],
    // The longest: the chat view begins with it.
    ['sign me up for serverless', 'yesterday', 'tomorrow', 'cleo@example.com', 'yes'],
  ],
});

const OTHERS: readonly (readonly [title: string, ...alsoCalled: readonly string[]])[] = [
  ['Containers', 'docker', 'kubernetes'],
  ['Deep learning', 'neural networks', 'sagemaker'],
  ['Databases', 'dynamo', 'aurora'],
  ['Cost control', 'billing', 'budgets'],
  ['Networks', 'vpc', 'routing'],
  ['Testing', 'quality', 'jasmine'],
  ['Maps', 'location', 'geodata'],
  ['Observability', 'cloudwatch', 'tracing'],
];

/** Two workshops are full, one has a single place, two have between 32 and 60: numbers that are no day of a month. */
export function hiddenRegistrations(seed: number): Registrations {
  const chance = random(seed);
  const drawn = [...OTHERS].map((workshop) => ({ workshop, at: chance() })).sort((one, other) => one.at - other.at);
  const many = 32 + Math.floor(chance() * 14);
  const places = [0, many, 1, 0, many + 1 + Math.floor(chance() * 14)];
  const workshops = places.map((left, index): Workshop => {
    const [title = '', ...alsoCalled] = drawn[index]?.workshop ?? [''];
    return { title, alsoCalled, places: left };
  });
  const [full = '', free = '', , otherFull = '', alsoFree = ''] = workshops.map(({ alsoCalled: [nickname = ''] }) => nickname);
  return {
    workshops,
    conversations: [
      ['where are places left'],
      [`register dora@example.org for ${otherFull} tomorrow`, free, 'yes'],
      [`sign me up for ${full}`, alsoFree, 'last week', 'tomorrow', 'emil@example.org', 'yes'],
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
