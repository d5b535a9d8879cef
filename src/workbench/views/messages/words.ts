// What the view says in words: the state of a thing, what a place holds, and the whole in a sentence or two.
import type { MessagesModel } from './model.ts';
import { kindWords, type Place } from './places.ts';
import { type PlaceShown, placeShown, type Shown, type Thing, type ThingState } from './shown.ts';

const counted = (count: number, word: string, plural = word): string => `${count.toLocaleString('en')} ${count === 1 ? word : plural}`;

/** What a state is called depends on the place: a queue's message is in flight, a function runs. */
export function stateWord({ kind }: Place, state: ThingState): string {
  if (state === 'working') return kind === 'function' ? 'running' : 'in flight';
  if (state === 'waiting') return { bucket: 'stored', table: 'stored', topic: 'sent on', bus: 'sent on' }[kind as string] ?? 'waiting';
  return state === 'dead' ? 'given up' : state;
}

export interface CountWord {
  readonly text: string;
  readonly tone: 'plain' | 'quiet' | 'failed' | 'dead';
}

/** The counts on a place's card, the ones that are there now first. */
export function countWords(
  { kind }: Place,
  { counts, arrived, here }: PlaceShown,
  holds: 'dead letters' | 'messages',
): readonly CountWord[] {
  if (kind === 'program' || kind === 'api') return [];
  if (kind === 'topic' || kind === 'bus' || kind === 'stream')
    return [
      {
        text: counted(
          arrived,
          kind === 'bus' ? 'event' : kind === 'stream' ? 'record' : 'message',
          kind === 'bus' ? 'events' : kind === 'stream' ? 'records' : 'messages',
        ),
        tone: 'plain',
      },
    ];
  if (kind === 'bucket') return [{ text: counted(here.size, 'object', 'objects'), tone: 'plain' }];
  if (kind === 'table') return [{ text: counted(here.size, 'item', 'items'), tone: 'plain' }];
  const words: CountWord[] = [];
  const add = (count: number, word: string, tone: CountWord['tone']) => {
    if (count > 0) words.push({ text: `${count.toLocaleString('en')} ${word}`, tone });
  };
  if (holds === 'dead letters')
    words.push({ text: counted(counts.waiting, 'dead letter', 'dead letters'), tone: counts.waiting > 0 ? 'dead' : 'quiet' });
  else if (kind === 'queue')
    words.push({ text: `${counts.waiting.toLocaleString('en')} waiting`, tone: counts.waiting > 0 ? 'plain' : 'quiet' });
  else add(counts.waiting, 'waiting', 'plain');
  add(counts.working, kind === 'function' ? 'running' : 'in flight', 'plain');
  add(counts.done, 'done', 'quiet');
  add(counts.failed, 'failed', 'failed');
  add(counts.dead, 'given up', 'dead');
  return words;
}

/** `Queue orders: 3 waiting, 2 in flight`, for who cannot see the drawing. */
export function placeSentence(place: Place, shown: PlaceShown, holds: 'dead letters' | 'messages'): string {
  const words = countWords(place, shown, holds).map(({ text }) => text);
  return `${kindWords[place.kind]} ${place.name}${words.length > 0 ? `: ${words.join(', ')}` : ''}`;
}

/** All places in a few sentences. */
export function describeMessages(model: MessagesModel, shown: Shown): string {
  const sentences = [...model.places.values()]
    .filter(({ kind }) => kind !== 'program')
    .map((place) => placeSentence(place, placeShown(shown, place.key), holdsOf(model, place)));
  return sentences.length === 0 ? '' : `${sentences.join('. ')}.`;
}

export function holdsOf({ deadLetterPlaces }: Pick<MessagesModel, 'deadLetterPlaces'>, { key, kind }: Place): 'dead letters' | 'messages' {
  return kind === 'queue' && deadLetterPlaces.has(key) ? 'dead letters' : 'messages';
}

/** `3rd try`; nothing for the first. */
export function triesWord(tries: number): string {
  if (tries < 2) return '';
  const teen = tries % 100 > 10 && tries % 100 < 14;
  return `${tries}${(!teen && ['th', 'st', 'nd', 'rd'][tries % 10]) || 'th'} try`;
}

/** The newest things of a place, or of all, the last that changed first. */
export function newest(shown: Shown, place: string | undefined, most: number): readonly Thing[] {
  const found: Thing[] = [];
  for (const thing of [...shown.things.values()].reverse()) {
    if (place !== undefined && thing.place !== place) continue;
    if (found.push(thing) === most) break;
  }
  return found;
}
