// The counts that a measurement reports.
import { expect, test } from 'vitest';
import { type Answer, measure } from './measure.ts';

const answers: Readonly<Record<string, Answer>> = {
  right: { intent: 'A', verdict: 'accepted' },
  shy: { intent: 'A', verdict: 'refused' },
  stolen: { intent: 'B', verdict: 'accepted' },
  foreign: { intent: 'B', verdict: 'refused' },
  mistaken: { intent: 'B', verdict: 'accepted' },
};

test('accuracy counts what got its intent above the threshold, recall what was refused, confusions the rest', () => {
  const said = [
    { text: 'right', intent: 'A' },
    { text: 'shy', intent: 'A' },
    { text: 'stolen', intent: 'A' },
    { text: 'stolen', intent: 'A' },
    { text: 'foreign', intent: null },
    { text: 'mistaken', intent: null },
  ];
  expect(measure(said, (text) => answers[text] as Answer)).toEqual({
    inScope: 4,
    outOfScope: 2,
    accuracy: 0.25,
    rankedFirst: 0.5,
    recallOutOfScope: 0.5,
    confusions: [
      { said: 'A', taken: 'B', count: 2 },
      { said: 'A', taken: null, count: 1 },
      { said: null, taken: 'B', count: 1 },
    ],
  });
});

test('nothing said, nothing measured', () => {
  expect(measure([], () => ({ intent: null, verdict: 'refused' }))).toMatchObject({ accuracy: 0, recallOutOfScope: 0, confusions: [] });
});
