// The scene of the time line. Source of truth: issue 8, "with the time line"; what a window holds is in src/streaming-sql/README.md.
import { describe, expect, it } from 'vitest';
import type { QueryWindow, RunResult, ShownStream } from './engine/protocol.ts';
import { buildScene, laneColumns, OTHER_KEYS, wholeSpan } from './time-line-scene.ts';
import { instantText, ticksOf } from './time-ticks.ts';

const BEGIN = Date.UTC(2017, 2, 11, 10);
const at = (second: number, ...cells: string[]) => ({ rowtimeMs: BEGIN + second * 1000, cells });

function stream(name: string, rows: readonly ReturnType<typeof at>[]): ShownStream {
  const columns = [
    { name: 'K', type: 'VARCHAR(4)' },
    { name: 'N', type: 'DOUBLE' },
  ];
  return { name, columns, rows, total: rows.length };
}

function resultOf(
  shape: QueryWindow['shape'],
  input: readonly ReturnType<typeof at>[],
  output: readonly ReturnType<typeof at>[],
): RunResult {
  const plan = { operator: '', details: [], remembers: '', columns: [], inputs: [] };
  return {
    input: stream('IN', input),
    outputs: [stream('OUT', output)],
    windows: [{ pump: 'P', from: 'IN', shape }],
    plan: [{ name: 'P', target: 'OUT', state: 'STARTED', plan }],
    untimed: 0,
    elapsedMs: 0,
  };
}

const ROWS = [at(0, 'A'), at(4, 'B'), at(9.9, 'A'), at(10, 'A'), at(20, 'B')];
const tumbling = resultOf({ kind: 'tumbling', sizeMs: 10_000 }, ROWS, [at(10, 'A'), at(20, 'A'), at(30, 'B')]);
const view = wholeSpan(tumbling);
const scene = (result: RunResult, row?: number, more = {}) =>
  buildScene({ result, width: 800, view, laneBy: 'K', chosen: row === undefined ? undefined : { stream: 'OUT', row }, ...more });

describe('the time line', () => {
  it('has a lane for each key and each stream that comes out, and every row in view', () => {
    const { lanes, inputs, outputs, plotLeft, plotRight } = scene(tumbling);
    expect(lanes.map(({ name, kind }) => [name, kind])).toEqual([
      ['A', 'input'],
      ['B', 'input'],
      ['OUT', 'output'],
    ]);
    expect(inputs.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(outputs).toHaveLength(3);
    for (const { x } of [...inputs, ...outputs]) expect(x > plotLeft && x < plotRight).toBe(true);
  });

  it('lights the rows of the chosen result, those of its key: a tumbling window holds its beginning and not its end', () => {
    expect([0, 1, 2].map((row) => scene(tumbling, row).litCount)).toEqual([2, 1, 1]);
    expect(scene(tumbling).litCount).toBe(0);
    expect(scene(tumbling, 0, { laneBy: undefined }).litCount).toBe(3);
  });

  it('a sliding window by time holds its lower bound and the row itself', () => {
    const sliding = resultOf({ kind: 'sliding-range', sizeMs: 10_000 }, ROWS, [at(10, 'A')]);
    expect(scene(sliding, 0).litCount).toBe(3);
  });

  it('draws no span for a window by rows, and no slivers for thousands of windows', () => {
    expect(scene(resultOf({ kind: 'sliding-rows', rows: 2 }, ROWS, [at(10, 'A')]), 0).bands).toEqual([]);
    expect(scene(resultOf({ kind: 'tumbling', sizeMs: 1 }, ROWS, [at(10, 'A')])).bands).toEqual([]);
    expect(scene(tumbling).bands.length).toBeGreaterThanOrEqual(4);
  });

  it('keys beyond eight lanes share the last one, and rows at one place are one mark', () => {
    const many = Array.from({ length: 300 }, (_, index) => at((index % 30) / 1000, `K${index % 30}`));
    const { lanes, inputs } = scene(resultOf({ kind: 'tumbling', sizeMs: 10_000 }, many, []));
    expect(lanes.filter(({ kind }) => kind === 'input').map(({ name }) => name)).toHaveLength(8);
    expect(lanes[7]?.name).toBe(OTHER_KEYS);
    expect(inputs.length).toBeLessThan(20);
    expect(inputs.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  });

  it('offers texts with few values as lanes, first those that results have too', () => {
    expect(laneColumns(tumbling)).toEqual(['K']);
    const unlike = Array.from({ length: 60 }, (_, index) => at(index, `K${index}`));
    expect(laneColumns({ ...tumbling, input: stream('IN', unlike) })).toEqual([]);
    const columns = ['BUOY', 'K'].map((name) => ({ name, type: 'VARCHAR(4)' }));
    const input = { ...stream('IN', [at(0, 'x', 'A'), at(1, 'y', 'B')]), columns };
    expect(laneColumns({ ...tumbling, input })).toEqual(['K', 'BUOY']);
  });

  it('stands without a row', () => {
    const empty = resultOf({ kind: 'tumbling', sizeMs: 10_000 }, [], []);
    expect(buildScene({ result: empty, width: 300, view: wholeSpan(empty), laneBy: undefined, chosen: undefined }).lanes).toHaveLength(2);
  });
});

describe('the axis', () => {
  it.each([
    [10, ['10:00:00', '10:00:05', '10:00:10']],
    [3 * 3600, ['10:00', '11:00', '12:00', '13:00']],
    [900 * 86_400, ['2017-12-20', '2018-12-20']],
  ])('has round instants over %d seconds', (seconds, labels) => {
    expect(ticksOf({ fromMs: BEGIN, toMs: BEGIN + seconds * 1000 }, 4).map(({ label }) => label)).toEqual(labels);
  });

  it('ends, however long the time', () => {
    expect(ticksOf({ fromMs: -8e15, toMs: 8e15 }, 5).length).toBeLessThanOrEqual(6);
    expect(instantText(BEGIN + 250)).toBe('10:00:00.250');
  });
});
