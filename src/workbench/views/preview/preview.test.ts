// What the preview makes of a run: its words, and its specs as a tree. Source: inferred.
import { expect, test } from 'vitest';
import type { SpecResult } from '../../../lab/run-events.ts';
import { applyRunEvents, EMPTY_RUN_LOG } from '../../state/run-log.ts';
import { specTree } from './spec-tree.ts';
import { appWords, specCount } from './words.ts';

const spec = (path: string, status: SpecResult['status'] = 'passed'): SpecResult => ({
  path: path.split(' / '),
  status,
  expectations: 1,
  failures: [],
});

test('specs are nested as their suites are, in order; a suite that comes again later is another one', () => {
  const tree = specTree(['a', 's / b', 's / t / c', 's / d', 'u / e', 's / f'].map((path) => spec(path)));
  const shortly = ({ name, specs, suites }: typeof tree): unknown => [name, specs.map(({ name }) => name), suites.map(shortly)];
  expect(shortly(tree)).toEqual([
    '',
    ['a'],
    [
      ['s', ['b', 'd'], [['t', ['c'], []]]],
      ['u', ['e'], []],
      ['s', ['f'], []],
    ],
  ]);
});

test('the count names red before green, and nothing before a run', () => {
  expect(specCount(EMPTY_RUN_LOG)).toBe('');
  const specs = [spec('a'), spec('b', 'failed'), spec('c', 'pending'), spec('d')];
  expect(specCount({ specs, specRun: { kind: 'ended' } })).toBe('1 red, 2 green, 1 left out');
  expect(specCount({ specs: [], specRun: { kind: 'ended' } })).toBe('none');
});

test('a run fills the log: specs, route, an app that lives on and may end by its own doing; the next run begins without them', () => {
  const log = applyRunEvents(EMPTY_RUN_LOG, [
    { type: 'state', state: 'compiling', data: 'shown' },
    { type: 'specs-began' },
    { type: 'spec', spec: spec('a', 'failed') },
    { type: 'specs-ended' },
    { type: 'route', route: { address: 'https://app.example/#/one', hash: '#/one', back: 'none', forward: 'none' } },
    { type: 'state', state: 'done', data: 'shown' },
    { type: 'preview', preview: 'live' },
  ]);
  expect(log).toMatchObject({ specs: [{ status: 'failed' }], specRun: { kind: 'ended' }, route: { hash: '#/one' }, app: { kind: 'live' } });
  expect(appWords(log)).toBeUndefined();
  const ended = applyRunEvents(log, [{ type: 'preview', preview: 'ended', because: 'It looped.' }]);
  expect(appWords(ended)).toEqual({ tone: 'bad', text: 'It looped. Press Run to start it again.' });
  const again = applyRunEvents(ended, [{ type: 'state', state: 'compiling', data: 'shown' }]);
  expect(again).toMatchObject({ specs: [], app: { kind: 'none' } });
  expect(again.route).toBeUndefined();
});
