// What is where at a moment of the film. Source: Passage in core/ports.ts; the samples are made up.
import { describe, expect, it } from 'vitest';
import { applyEvent, emptyModel, type MessagesModel } from './model.ts';
import { playOn } from './playback.ts';
import { type SampleName, sampleEvents } from './sample-events.ts';
import { momentAfter, nothingShown, placeShown, type Shown, showAt, travellers } from './shown.ts';
import { countWords, describeMessages, holdsOf, newest, stateWord, triesWord } from './words.ts';

function played(name: SampleName): MessagesModel {
  const model = emptyModel();
  for (const event of sampleEvents(name)) applyEvent(model, event, 0);
  return model;
}

function at(model: MessagesModel, ms: number): Shown {
  const shown = nothingShown();
  showAt(shown, model, ms);
  return shown;
}

const wordsOf = (model: MessagesModel, shown: Shown) =>
  [...model.places.values()].map((place) =>
    [place.name, ...countWords(place, placeShown(shown, place.key), holdsOf(model, place)).map(({ text }) => text)].join(', '),
  );

describe('at the end of the film', () => {
  it('a queue with poison has worked off the rest and given up what failed three times', () => {
    const model = played('queue');
    expect(wordsOf(model, at(model, model.endMs))).toEqual([
      'orders, 0 waiting, 12 done, 2 given up',
      'Your program',
      'bill, 12 done, 6 failed',
      'orders-dead, 2 dead letters',
    ]);
  });

  it('a bucket tells its objects, a function that was called by events its failures and what it gave up', () => {
    const model = played('pipeline');
    expect(wordsOf(model, at(model, model.endMs))).toEqual([
      'photos, 5 objects',
      'Your program',
      'make-thumbnail, 4 done, 3 failed, 1 given up',
      'thumbnails, 4 objects',
      'not-images, 1 dead letter',
    ]);
  });

  it('each thing keeps what it said, and what was answered', () => {
    const model = played('pipeline');
    const shown = at(model, model.endMs);
    const [last] = newest(shown, undefined, 1);
    expect(last).toMatchObject({ tone: 'dead', state: 'waiting' });
    const invocations = newest(shown, [...model.places.keys()][2], 10);
    expect(invocations.map(({ answer }) => answer)).toContain('"done"');
    expect(invocations.every(({ text }) => text.startsWith('{"Records"'))).toBe(true);
  });
});

describe('on the way', () => {
  it('looking back and on again gives the same as looking there at once', () => {
    const model = played('queue');
    const wandering = nothingShown();
    for (const ms of [0, model.endMs, model.endMs / 3]) showAt(wandering, model, ms);
    expect(wandering).toEqual(at(model, model.endMs / 3));
  });

  it('a key on the slider goes on or back by one change, and never gets stuck', () => {
    const model = played('queue');
    const changes: number[] = [model.endMs];
    for (let ms = momentAfter(model, model.endMs, -1); ms > 0; ms = momentAfter(model, ms, -1)) changes.push(ms);
    expect(changes.every((ms, place) => place === 0 || ms < (changes[place - 1] ?? 0))).toBe(true);
    expect(at(model, changes.at(-1) ?? 0).steps).toBe(1);
    expect(momentAfter(model, 0, 1)).toBe(changes.at(-1));
    expect([momentAfter(model, 0, -1), momentAfter(model, model.endMs, 10)]).toEqual([0, model.endMs]);
  });

  it('a message in flight is in its queue while the invocation travels', () => {
    const model = played('queue');
    const taken = model.steps.find(({ became, place }) => became === 'taken' && place.includes(':lambda:'));
    const shown = at(model, (taken?.beginMs ?? 0) + 200);
    expect(travellers(shown, model).some(({ route }) => route.endsWith('function:bill'))).toBe(true);
    expect(wordsOf(model, shown)[0]).toMatch(/1 in flight/);
  });

  it('a dot goes from one end of its route to the other, one that returns the other way', () => {
    const model = played('queue');
    const along = (became: string, part: number) => {
      const step = model.steps.find((one) => one.became === became && one.travel);
      if (!step) return undefined;
      const dots = travellers(at(model, step.beginMs + part * (step.endMs - step.beginMs)), model);
      return dots.find(({ key }) => key.startsWith(`${step.thing} `))?.along;
    };
    expect(along('arrived', 0.1)).toBeLessThan(0.1);
    expect(along('arrived', 0.9)).toBeGreaterThan(0.9);
    expect(along('returned', 0.1)).toBeGreaterThan(0.9);
  });

  it('few dots are drawn at a time, however many passages there are', () => {
    const model = played('many');
    const shown = nothingShown();
    let most = 0;
    for (let ms = 0; ms <= model.endMs; ms += 1_000) {
      showAt(shown, model, ms);
      most = Math.max(most, travellers(shown, model).length);
    }
    expect(most).toBeLessThanOrEqual(60);
    expect(shown.steps).toBeGreaterThan(5_000);
  });
});

describe('the pace', () => {
  it('is that of the wall where little is to come, and never leaves anybody waiting for long', () => {
    expect(playOn({ atMs: 0, pace: 1 }, 5_000, 16)).toEqual({ atMs: 16, pace: 1 });
    let playback = { atMs: 0, pace: 1 };
    let wallMs = 0;
    for (; playback.atMs < 1_000_000; wallMs += 16) playback = playOn(playback, 1_000_000, 16);
    expect(wallMs).toBeLessThan(18_200);
    expect(playback.pace).toBe(1);
  });

  it('a run that was emptied begins anew', () => {
    expect(playOn({ atMs: 900, pace: 3 }, 0, 16)).toEqual({ atMs: 0, pace: 1 });
  });
});

describe('words', () => {
  it('are those of the place', () => {
    const [queue, , worker] = [...played('queue').places.values()];
    if (!queue || !worker) throw new Error('The sample lacks a place');
    expect([stateWord(queue, 'working'), stateWord(worker, 'working'), stateWord(queue, 'dead')]).toEqual([
      'in flight',
      'running',
      'given up',
    ]);
    expect([1, 2, 3, 4, 11, 12, 21, 22].map(triesWord)).toEqual(
      ['', '2nd', '3rd', '4th', '11th', '12th', '21st', '22nd'].map((word) => word && `${word} try`),
    );
  });

  it('tell a screen reader the whole', () => {
    const model = played('queue');
    expect(describeMessages(model, at(model, model.endMs))).toBe(
      'Queue orders: 0 waiting, 12 done, 2 given up. Function bill: 12 done, 6 failed. Queue orders-dead: 2 dead letters.',
    );
  });
});
