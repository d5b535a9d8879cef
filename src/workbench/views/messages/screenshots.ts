// A command: pictures of the view for looking at. `node src/workbench/views/messages/screenshots.ts FOLDER [NAME]`
import { join } from 'node:path';
import { openSamplePage } from '../stream/sample-bundle.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say which folder the pictures go to');
const only = process.argv[3];
const page = await openSamplePage({ folder: import.meta.dirname, styles: ['messages-view.css'] });
/** How much of the film has been shown, in wall time. */
const [ON_THE_WAY_MS, AT_THE_END_MS] = [5_000, 19_500];
try {
  for (const name of ['pipeline', 'queue', 'dozen', 'many', 'empty']) {
    if (only && name !== only) continue;
    for (const theme of ['light', 'dark']) {
      for (const width of [1200, 700, 390]) {
        const tab = await page.browser.newPage({ viewport: { width, height: 460 }, deviceScaleFactor: 1.5 });
        tab.on('pageerror', (error) => console.error(error));
        await tab.goto(`${page.address}?${name === 'empty' ? '' : `play=${name}`}&theme=${theme}`);
        await tab.waitForTimeout(name === 'empty' ? 300 : ON_THE_WAY_MS);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`), fullPage: true });
        if (name === 'queue' && theme === 'light') {
          await tab.waitForTimeout(AT_THE_END_MS - ON_THE_WAY_MS);
          await tab.getByRole('button', { name: /Queue orders-dead/ }).click();
          await tab.screenshot({ path: join(folder, `${name}-chosen-${theme}-${width}.png`), fullPage: true });
        }
        await tab.close();
      }
    }
  }
} finally {
  await page.close();
}
