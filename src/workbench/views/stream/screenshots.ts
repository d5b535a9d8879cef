// A command: pictures of the view for looking at, of made-up runs or of a lab's. `node src/workbench/views/stream/screenshots.ts FOLDER [NAME | lab:ID]`
import { join } from 'node:path';
import { labEvents } from './lab-events.ts';
import { openSamplePage } from './sample-bundle.ts';
import type { StreamEvent } from './stream-event.ts';

/** Names and addresses of the made-up runs. */
const RUNS: readonly (readonly [name: string, query: string])[] = [
  ['tumbling', 'shape=tumbling&rate=2&seconds=36.4&skip=36'],
  ['sliding', 'shape=sliding&rate=1&seconds=100.3&skip=100'],
  ['rows', 'shape=rows&rate=1&seconds=60.3&skip=60'],
  ['dense', 'shape=tumbling&rate=1000&seconds=36.4&skip=36'],
  ['empty', 'seconds=0'],
];
const WIDTHS = [1440, 700, 390];

const [folder, only = ''] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the pictures go to');
const lab = only.startsWith('lab:') ? only.slice(4) : undefined;
const given = lab === undefined ? undefined : await labEvents(lab);
const runs = lab === undefined ? RUNS.filter(([name]) => name.startsWith(only)) : [[lab, 'skip=100000'] as const];
const page = await openSamplePage();
try {
  for (const [name, query] of runs) {
    for (const theme of ['light', 'dark']) {
      for (const width of WIDTHS) {
        const tab = await page.browser.newPage({ viewport: { width, height: width === 1440 ? 420 : 400 }, deviceScaleFactor: 1.5 });
        if (given) await tab.addInitScript(`globalThis.givenEvents = ${JSON.stringify(given.map(asText))}`);
        await tab.goto(`${page.address}?${query}&theme=${theme}`);
        await tab.waitForTimeout(name === 'dense' || lab !== undefined ? 8_000 : 4_500);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`), fullPage: true });
        await tab.close();
      }
    }
  }
} finally {
  await page.close();
}
// The sandbox of a lab leaves a warmed child behind.
process.exit();

function asText(event: StreamEvent): object {
  return 'data' in event ? { ...event, data: undefined, text: new TextDecoder().decode(event.data) } : event;
}
