// A frame without a canvas: marks and cards at a moment. Source of truth: issue 3, the stream view (inferred).

import { describe, expect, it } from 'vitest';
import type { WindowShape } from '../../../aws/core/ports.ts';
import { Entrances } from './entrances.ts';
import { markAt } from './marks.ts';
import { applyEvent, emptyModel } from './model.ts';
import { sampleEvents } from './sample-events.ts';
import { buildScene, type Scene } from './scene.ts';
import type { StreamModel } from './seen.ts';

const clock = { from: 'arrival', to: 'arrival', part: 1 } as const;
const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const tumbling: WindowShape = { kind: 'tumbling', from: 'S', sizeMs: 10_000 };

function played(shape: WindowShape, recordsPerSecond: number, seconds: number): StreamModel {
  const model = emptyModel();
  for (const event of sampleEvents({ shape, recordsPerSecond, seconds, startMs: START })) applyEvent(model, event);
  return model;
}

function sceneAt(model: StreamModel, second: number): Scene {
  return buildScene(model, model.windows[0], { width: 900, minHeight: 300, playheadMs: START + second * 1_000, spanMs: 30_000, clock });
}

describe('a scene', () => {
  const model = played(tumbling, 2, 36);

  it('lights exactly the records of the open window', () => {
    for (const mark of sceneAt(model, 36).marks) expect(mark.state).toBe(mark.record.atMs >= START + 30_000 ? 'inside' : 'outside');
  });

  it('shows under each closed window the rows that left it, whose counts are the dots inside', () => {
    const { closed, marks } = sceneAt(model, 36);
    const card = closed.find(({ span }) => span.fromMs === START + 20_000);
    expect(card?.rows.length).toBeGreaterThan(1);
    for (const row of card?.rows ?? []) {
      const dots = marks.filter(({ record }) => record.lane === row.lane && record.atMs >= START + 20_000 && record.atMs < START + 30_000);
      expect(dots.reduce((sum, mark) => sum + mark.count, 0)).toBe(row.fields.TRADES);
    }
  });

  it('shows a moment before as it was then', () => {
    const then = sceneAt(model, 15);
    expect(then.marks.every((mark) => mark.record.atMs <= START + 15_000)).toBe(true);
    expect(then.closed.map(({ span }) => span.fromMs - START)).toEqual([0]);
    expect(then.results.every((result) => result.atMs <= START + 15_000)).toBe(true);
  });

  it('opens no window before the query started', () => {
    expect(sceneAt(model, 12).closed).toHaveLength(1);
  });

  it('bounds the marks by the pixels and loses no record in the count', () => {
    const dense = played(tumbling, 1_000, 12);
    const { marks, layout } = sceneAt(dense, 12);
    expect(marks.length).toBeLessThan(layout.width * 2);
    expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(dense.recordCount);
  });

  it('finds the record under a pointer and none far from it', () => {
    const { marks } = sceneAt(model, 36);
    const mark = marks[3];
    expect(markAt(marks, (mark?.x ?? 0) + 1, mark?.y ?? 0, 14)?.record.id).toBe(mark?.record.id);
    expect(markAt(marks, -500, 0, 14)).toBeUndefined();
  });
});

describe('an entrance', () => {
  it('begins at first sight, ends by wall time, and is over at once where motion is off', () => {
    const entrances = new Entrances(200);
    expect(entrances.progress(1, 1_000)).toBe(0);
    expect(entrances.progress(1, 1_200)).toBe(1);
    expect(entrances.moving(1_100)).toBe(true);
    expect(entrances.moving(1_300)).toBe(false);
    expect(new Entrances(0).progress(1, 5)).toBe(1);
  });
});
