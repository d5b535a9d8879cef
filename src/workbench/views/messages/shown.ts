// What is where at one moment of the film: every step that has ended by then, folded.
import type { MessagesModel, Step } from './model.ts';

export type ThingState = 'waiting' | 'working' | 'done' | 'failed' | 'dead' | 'deleted';

/** A message, an object, an event or an invocation in its place. */
export interface Thing {
  readonly key: string;
  readonly place: string;
  readonly state: ThingState;
  readonly tries: number;
  readonly text: string;
  /** What a function answered, or why it failed. */
  readonly answer?: string;
  /** Lab time of its last step. */
  readonly atMs: number;
  readonly tone: Step['tone'];
}

export interface PlaceShown {
  /** Things that wait or are worked on, by key, in the order in which they came. */
  readonly here: Map<string, Thing>;
  /** How many things came to be in each state; `waiting` and `working` are what is there now. */
  readonly counts: Record<ThingState, number>;
  /** How many came in all. */
  arrived: number;
}

export interface Shown {
  run: number;
  /** Film time. */
  atMs: number;
  /** Steps folded so far. */
  steps: number;
  /** All things, the one that changed last at the end. */
  readonly things: Map<string, Thing>;
  readonly places: Map<string, PlaceShown>;
}

const stateAfter: Readonly<Record<Step['became'], ThingState>> = {
  arrived: 'waiting',
  returned: 'waiting',
  taken: 'working',
  done: 'done',
  failed: 'failed',
  dead: 'dead',
  deleted: 'deleted',
};

export function nothingShown(): Shown {
  return { run: -1, atMs: 0, steps: 0, things: new Map(), places: new Map() };
}

/** Moves `shown` to a moment of the film: onward step by step, backward from the beginning again. */
export function showAt(shown: Shown, model: MessagesModel, atMs: number): void {
  if (shown.run !== model.run || atMs < shown.atMs) {
    shown.things.clear();
    shown.places.clear();
    shown.steps = 0;
    shown.run = model.run;
  }
  shown.atMs = atMs;
  for (let step = model.steps[shown.steps]; step && step.endMs <= atMs; step = model.steps[shown.steps]) {
    fold(shown, step);
    shown.steps += 1;
  }
}

/** The moment of the film at which so many changes more, or fewer, are shown. Steps that end together are one change. */
export function momentAfter({ steps }: Pick<MessagesModel, 'steps'>, atMs: number, by: number): number {
  const moments = [0];
  // A step is folded when all before it have ended too.
  for (const { endMs } of steps) if (endMs > (moments.at(-1) ?? 0)) moments.push(endMs);
  const now = moments.findLastIndex((moment) => moment <= atMs);
  return moments[Math.min(Math.max(now + by, 0), moments.length - 1)] ?? 0;
}

export function placeShown(shown: Shown, key: string): PlaceShown {
  const known = shown.places.get(key);
  if (known) return known;
  const counts = { waiting: 0, working: 0, done: 0, failed: 0, dead: 0, deleted: 0 };
  const made: PlaceShown = { here: new Map(), counts, arrived: 0 };
  shown.places.set(key, made);
  return made;
}

function fold(shown: Shown, { thing: key, place, became, tries, text, atMs, tone }: Step): void {
  const before = shown.things.get(key);
  const at = placeShown(shown, place);
  const state = stateAfter[became];
  if (before?.state === 'waiting' || before?.state === 'working') at.counts[before.state] -= 1;
  // An object that is put again was there already; an invocation may begin without waiting.
  if (!at.here.has(key) && (became === 'arrived' || !before)) at.arrived += 1;
  at.counts[state] += 1;
  // An item that is written again says something else.
  const said = (became === 'arrived' && text) || before?.text || text;
  const answer = (state === 'done' || state === 'failed') && text !== said ? text : before?.answer;
  const now: Thing = { key, place, state, tries: tries || before?.tries || 0, text: said, atMs, tone, ...(answer && { answer }) };
  if (state === 'waiting' || state === 'working') at.here.set(key, now);
  else at.here.delete(key);
  shown.things.delete(key);
  shown.things.set(key, now);
}

/** A dot on its way: how far it is along its route, 0 to 1. */
export interface Traveller {
  readonly key: string;
  readonly route: string;
  readonly along: number;
  readonly tries: number;
  readonly tone: 'plain' | 'dead' | 'failed';
}

const MOST_TRAVELLERS = 60;

/** The dots on their way at the moment shown. */
export function travellers({ atMs, steps }: Shown, model: MessagesModel): readonly Traveller[] {
  const found: Traveller[] = [];
  for (let place = steps; place < model.steps.length && found.length < MOST_TRAVELLERS; place += 1) {
    const step = model.steps[place] as Step;
    if (step.beginMs > atMs) break;
    if (!step.travel || step.endMs <= atMs) continue;
    const part = (atMs - step.beginMs) / (step.endMs - step.beginMs);
    const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
    const { route, way } = step.travel;
    found.push({
      key: `${step.thing} ${place}`,
      route,
      along: way === 'forth' ? eased : 1 - eased,
      tries: step.tries,
      tone: way === 'back' ? 'failed' : step.tone,
    });
  }
  return found;
}
