// The verdict of an alarm. Source: the tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
import { expect, test } from 'vitest';
import type { missingTreatments } from './alarm.ts';
import { evaluateAlarm } from './evaluate.ts';

const alarm = { evaluationPeriods: 3, threshold: 1, comparison: 'GreaterThanThreshold', treatMissingData: 'missing' } as const;
/** `0` is within the threshold, `X` beyond it, `-` missing. */
const points = (text: string) =>
  text.split(' ').map((mark, index) => ({ startMs: index * 60_000, ...(mark !== '-' && { value: mark === 'X' ? 5 : 0 }) }));

test.each([
  // Three of three.
  ['0 - X - X', 3, ['OK', 'OK', 'OK', 'OK']],
  ['- - - - 0', 3, ['OK', 'OK', 'OK', 'OK']],
  ['- - - - -', 3, ['INSUFFICIENT_DATA', undefined, 'ALARM', 'OK']],
  ['0 X X - X', 3, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['- - X - -', 3, ['ALARM', undefined, 'ALARM', 'OK']],
  // Two of three.
  ['0 - X - X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['0 0 X 0 X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['0 - X - -', 2, ['OK', 'OK', 'ALARM', 'OK']],
  ['- - - - 0', 2, ['OK', 'OK', 'ALARM', 'OK']],
  ['- - - X -', 2, ['ALARM', undefined, 'ALARM', 'OK']],
] as const)('%s, %i of three', (text, datapointsToAlarm, [missing, ignore, breaching, notBreaching]) => {
  const state = (treatMissingData: (typeof missingTreatments)[number]) =>
    evaluateAlarm({ ...alarm, datapointsToAlarm, treatMissingData }, points(text))?.state;
  expect([state('missing'), state('ignore'), state('breaching'), state('notBreaching')]).toEqual([
    missing,
    ignore,
    breaching,
    notBreaching,
  ]);
});

test.each([
  ['GreaterThanThreshold', [false, false, true]],
  ['GreaterThanOrEqualToThreshold', [false, true, true]],
  ['LessThanThreshold', [true, false, false]],
  ['LessThanOrEqualToThreshold', [true, true, false]],
] as const)('%s', (comparison, expected) => {
  const state = (value: number) => evaluateAlarm({ ...alarm, comparison, evaluationPeriods: 1 }, [{ startMs: 0, value }])?.state;
  expect([0, 1, 2].map((value) => state(value) === 'ALARM')).toEqual(expected);
});

test('the reason says which datapoints, in the words of AWS', () => {
  const startMs = Date.UTC(2026, 10, 1);
  const reason = (value: number | undefined, treatMissingData: (typeof missingTreatments)[number] = 'missing') =>
    evaluateAlarm({ ...alarm, treatMissingData, evaluationPeriods: 1 }, [{ startMs, ...(value !== undefined && { value }) }])?.reason;
  expect(reason(5)).toBe(
    'Threshold Crossed: 1 out of the last 1 datapoint [5.0 (01/11/26 00:00:00)] was greater than the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).',
  );
  expect(reason(0.5)).toBe('Threshold Crossed: 1 datapoint [0.5 (01/11/26 00:00:00)] was not greater than the threshold (1.0).');
  expect(reason(undefined)).toBe('Insufficient Data: 1 datapoint was unknown.');
  expect(reason(undefined, 'breaching')).toBe(
    'Threshold Crossed: no datapoints were received for 1 period and 1 datapoint was treated as [Breaching].',
  );
});
