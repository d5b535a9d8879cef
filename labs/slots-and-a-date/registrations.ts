// The workshops of the conference and what visitors say; and a conference that nobody has seen.
import { seededRandom } from '../../src/aws/core/random.ts';

export interface Workshop {
  readonly title: string;
  /** What visitors call it. */
  readonly alsoCalled: readonly string[];
}

export interface Registrations {
  readonly workshops: readonly Workshop[];
  /** What visitors say to the bot, one list a conversation. */
  readonly conversations: readonly (readonly string[])[];
}

export const shownRegistrations = (): Registrations => ({
  workshops: [
    { title: 'Serverless', alsoCalled: ['Lambda', 'functions'] },
    { title: 'Streams', alsoCalled: ['Kinesis', 'real time analytics'] },
    { title: 'Chat bots', alsoCalled: ['Lex', 'Alexa'] },
  ],
  conversations: [
    ['I want to register', 'Kinesis', '12 March 2026', 'yes'],
    ['sign me up for Lambda tomorrow', 'yes'],
    ['register me for a workshop', 'knitting', 'Alexa', 'next Friday', 'no'],
  ],
});

const ELSEWHERE: readonly Workshop[] = [
  { title: 'Containers', alsoCalled: ['Docker', 'Kubernetes'] },
  { title: 'Machine learning', alsoCalled: ['neural networks', 'deep learning'] },
  { title: 'Security', alsoCalled: ['permissions', 'encryption'] },
  { title: 'Databases', alsoCalled: ['DynamoDB', 'tables'] },
  { title: 'Monitoring', alsoCalled: ['CloudWatch', 'alarms'] },
  { title: 'Big data', alsoCalled: ['Hadoop', 'MapReduce'] },
  { title: 'Internet of things', alsoCalled: ['IoT', 'sensors'] },
];

/** Four of these workshops. What the visitors say, the checks keep to themselves. */
export function hiddenRegistrations(seed: number): Registrations {
  const random = seededRandom(seed);
  const drawn = ELSEWHERE.map((workshop) => ({ workshop, place: random.next() })).sort((one, other) => one.place - other.place);
  return { workshops: drawn.slice(0, 4).map(({ workshop }) => workshop), conversations: [] };
}
