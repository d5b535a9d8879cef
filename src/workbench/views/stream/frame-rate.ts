// A command: frames a second of the view in a real browser at 1,000 records a second. `node src/workbench/views/stream/frame-rate.ts`
import { frameGaps, taskSeconds } from '../frame-gaps.ts';
import { openSamplePage } from './sample-bundle.ts';

const RATE = 1_000;
const WARM_MS = 3_000;
const MEASURED_MS = 8_000;

const page = await openSamplePage();
try {
  console.log(`stream view, ${RATE} records/s, 4 keys, 1400 x 420 CSS pixels; goal: 60 frames/s`);
  for (const name of ['tumbling', 'by shard', 'sliding', 'rows', 'stagger']) {
    const shape = name === 'by shard' ? 'tumbling' : name;
    const tab = await page.browser.newPage({ viewport: { width: 1400, height: 420 } });
    // 20 s at once fill the store, so that the figure is that of a long run.
    await tab.goto(`${page.address}?shape=${shape}&rate=${RATE}&seconds=40&skip=20`);
    if (name === 'by shard') await tab.getByRole('button', { name: 'By shard' }).click();
    await tab.waitForTimeout(WARM_MS);
    const devTools = await tab.context().newCDPSession(tab);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await taskSeconds(devTools);
    const gaps = await tab.evaluate(frameGaps, MEASURED_MS);
    const taskMs = ((await taskSeconds(devTools)) - before) * 1_000;
    const sorted = gaps.toSorted((one, other) => one - other);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const percentile = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
    const line = `${(1000 / mean).toFixed(1)} frames/s; gap median ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, longest ${percentile(0.9999)} ms`;
    // Processor time tells whether a low figure is the view's doing or that of a busy machine: 16.7 ms a frame are there.
    console.log(`${name.padEnd(9)} ${line}; main thread ${(taskMs / gaps.length).toFixed(1)} ms a frame`);
    await tab.close();
  }
} finally {
  await page.close();
}
