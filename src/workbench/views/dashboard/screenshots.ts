// A command: pictures of the view for looking at. `node src/workbench/views/dashboard/screenshots.ts FOLDER [NAME]`
import { join } from 'node:path';
import { openSamplePage } from '../stream/sample-bundle.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say which folder the pictures go to');
const only = process.argv[3];
const page = await openSamplePage({ folder: import.meta.dirname, styles: ['dashboard-view.css'] });
try {
  for (const name of ['storm', 'kinds', 'many', 'documents', 'refused', 'empty']) {
    if (only && name !== only) continue;
    for (const theme of ['light', 'dark']) {
      for (const width of [760, 390]) {
        const tab = await page.browser.newPage({ viewport: { width, height: 420 }, deviceScaleFactor: 1.5 });
        tab.on('pageerror', (error) => console.error(error));
        await tab.goto(`${page.address}?play=${name}&theme=${theme}`);
        await tab.waitForTimeout(200);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`), fullPage: true });
        if (name === 'storm') {
          await tab.getByRole('button', { name: 'Table' }).click();
          await tab.screenshot({ path: join(folder, `${name}-table-${theme}-${width}.png`), fullPage: true });
        }
        await tab.close();
      }
    }
  }
} finally {
  await page.close();
}
