// A command: pictures of the view for looking at. `node src/workbench/views/stream/screenshots.ts FOLDER [NAME]`
import { join } from 'node:path';
import { openSamplePage } from './sample-bundle.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say which folder the pictures go to');
const only = process.argv[3];
const page = await openSamplePage();
try {
  for (const [name, query] of [
    ['tumbling', 'shape=tumbling&rate=2&seconds=36.4&skip=36'],
    ['sliding', 'shape=sliding&rate=1&seconds=100.3&skip=100'],
    ['rows', 'shape=rows&rate=1&seconds=60.3&skip=60'],
    ['dense', 'shape=tumbling&rate=1000&seconds=36.4&skip=36'],
    ['empty', 'seconds=0'],
  ] as const) {
    if (only && !name.startsWith(only)) continue;
    for (const theme of ['light', 'dark']) {
      for (const width of [1440, 700, 390]) {
        const tab = await page.browser.newPage({ viewport: { width, height: width === 1440 ? 420 : 400 }, deviceScaleFactor: 1.5 });
        await tab.goto(`${page.address}?${query}&theme=${theme}`);
        await tab.waitForTimeout(name === 'dense' ? 8_000 : 4_500);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
        await tab.close();
      }
    }
  }
} finally {
  await page.close();
}
