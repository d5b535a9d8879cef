// How smoothly a page draws, and what that costs its main thread: for the benches of the views.
import type { CDPSession } from 'playwright-core';

/** Processor time that the page's main thread has taken, in seconds. */
export async function taskSeconds(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** To be evaluated in the page: the gaps between frames, in milliseconds. */
export function frameGaps(forMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    const begunMs = performance.now();
    let lastMs = begunMs;
    const frame = (nowMs: number) => {
      gaps.push(nowMs - lastMs);
      lastMs = nowMs;
      if (nowMs - begunMs < forMs) requestAnimationFrame(frame);
      else resolve(gaps.slice(1));
    };
    requestAnimationFrame(frame);
  });
}
