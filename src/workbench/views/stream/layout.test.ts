// Places on the drawing, and the pace at which it follows lab time. Source of truth: DESIGN.md, "The screen" (inferred).
import { describe, expect, it } from 'vitest';
import { clockText, durationText, layOut, spanFor, ticks, timeOfX, xOfTime, yOfLane } from './layout.ts';
import { easeSpan, followTime } from './playhead.ts';

const NOW = Date.UTC(2017, 2, 11, 10, 0, 36);
const layout = layOut({ width: 700, minHeight: 300, laneCount: 4, playheadMs: NOW, spanMs: 30_000, resultLines: 4 });

describe('the layout', () => {
  it('puts the moment shown at two thirds of the plot', () => {
    const part = (xOfTime(layout, NOW) - layout.plotLeft) / (layout.plotRight - layout.plotLeft);
    expect(part).toBeCloseTo(2 / 3);
  });

  it('finds the time of a place and the place of a time', () => {
    expect(timeOfX(layout, xOfTime(layout, NOW - 7_000))).toBeCloseTo(NOW - 7_000);
  });

  it('gives lanes their own places, above the results, above the axis', () => {
    expect(yOfLane(layout, 1) - yOfLane(layout, 0)).toBe(layout.laneHeight);
    expect(layout.lanesBottom).toBeLessThanOrEqual(layout.resultsTop);
    expect(layout.resultsBottom).toBeLessThan(layout.height);
  });

  it('grows in height rather than squeeze many lanes', () => {
    const many = layOut({ width: 320, minHeight: 200, laneCount: 13, playheadMs: NOW, spanMs: 30_000, resultLines: 5 });
    expect(many.laneHeight).toBeGreaterThanOrEqual(24);
    expect(many.height).toBeGreaterThan(13 * 24);
  });

  it('labels the axis with round times that do not crowd, at every width', () => {
    for (const width of [320, 700, 1440]) {
      const at = layOut({ width, minHeight: 300, laneCount: 1, playheadMs: NOW, spanMs: 30_000, resultLines: 0 });
      const times = ticks(at, 82);
      expect(times.length).toBeGreaterThan(0);
      expect(times.every((time) => time % 1_000 === 0)).toBe(true);
      expect(((times[1] ?? at.toMs) - (times[0] ?? 0)) / at.msPerPx).toBeGreaterThanOrEqual(82);
    }
  });

  it('shows about three tumbling windows, and a sliding one whole', () => {
    expect(spanFor({ kind: 'tumbling', from: 'S', sizeMs: 10_000 }, 700, 0)).toBe(30_000);
    expect((spanFor({ kind: 'sliding-range', from: 'S', sizeMs: 60_000 }, 700, 0) * 2) / 3).toBeGreaterThan(60_000);
  });

  it('writes lab time in UTC and lengths in words', () => {
    expect(clockText(NOW)).toBe('10:00:36');
    expect(clockText(NOW + 250, 'tenths')).toBe('10:00:36.2');
    expect([10_000, 60_000, 1_500, 7_200_000].map(durationText)).toEqual(['10 s', '1 min', '1.5 s', '2 h']);
  });
});

describe('following lab time', () => {
  const follow = (fromMs: number, frames: number, spanMs = 30_000) => {
    let at = fromMs;
    for (let frame = 0; frame < frames; frame++) at = followTime(at, NOW, spanMs, 16, 'smooth');
    return at;
  };

  it('arrives, and stays', () => {
    expect(follow(NOW - 30_000, 60 * 5)).toBe(NOW);
    expect(followTime(NOW, NOW, 30_000, 16, 'smooth')).toBe(NOW);
  });

  it('shows a jump of three windows for at least a second, so that windows are seen to close', () => {
    expect(follow(NOW - 30_000, 60)).toBeLessThan(NOW);
  });

  it('shows a jump of an hour within twelve seconds', () => {
    expect(follow(NOW - 3_600_000, 60 * 12)).toBe(NOW);
  });

  it('jumps at once under reduced motion', () => {
    expect(followTime(NOW - 30_000, NOW, 30_000, 16, 'none')).toBe(NOW);
    expect(easeSpan(10_000, 30_000, 16, 'none')).toBe(30_000);
  });
});

it('a window of rows that holds one record spans five seconds at least: the labels of the axis differ', () => {
  const spanMs = spanFor({ kind: 'sliding-rows', from: 'S', rows: 2 }, 700, 0);
  expect(spanMs).toBeGreaterThanOrEqual(5_000);
  const at = layOut({ width: 700, minHeight: 300, laneCount: 1, playheadMs: NOW, spanMs, resultLines: 0 });
  const labels = ticks(at, 82).map((timeMs) => clockText(timeMs));
  expect(new Set(labels).size).toBe(labels.length);
});
