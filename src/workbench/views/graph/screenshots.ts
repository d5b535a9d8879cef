// A command: pictures of the view for looking at, with a real cloud behind it. `node src/workbench/views/graph/screenshots.ts FOLDER [NAME]`
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CloudRequest } from '../../../lab/cloud-request.ts';
import { openSamplePage } from '../stream/sample-bundle.ts';
import { runSample } from './sample-run.ts';

const [folder, only = ''] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the pictures go to');

const slideTo = (page: Page, place: number) => page.getByRole('slider').fill(String(place));
const clear = async (page: Page) => {
  await page
    .getByRole('button', { name: 'Now' })
    .click({ force: true })
    .catch(() => undefined);
  for (const name of ['Close', 'Clear'])
    if (await page.getByRole('button', { name }).isVisible()) await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Fit' }).click();
};
const moments = async (page: Page) => Number(await page.getByRole('slider').getAttribute('max'));

/** What is done before each picture, from a view in which nothing is chosen. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  all: async () => {},
  chosen: async (page) => {
    await page.getByRole('searchbox').fill('shop-bastion');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'shop-bastion' }).click();
    await page.getByRole('button', { name: 'Graph' }).click();
  },
  rule: (page) => page.getByRole('button', { name: /^s3-bucket/ }).click(),
  past: async (page) => slideTo(page, (await moments(page)) - 6),
  deleted: async (page) => slideTo(page, (await moments(page)) - 3),
  table: (page) => page.getByRole('button', { name: 'Table' }).click(),
};

const run = await runSample();
const BARE =
  "import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'; await new S3Client({}).send(new CreateBucketCommand({ Bucket: 'shells-and-sand' }));";
const page = await openSamplePage({ folder: import.meta.dirname, styles: ['graph-view.css', 'item-panel.css'] });
try {
  for (const theme of ['light', 'dark']) {
    const bare = await runSample(BARE);
    for (const [width, height] of [
      [1200, 620],
      [760, 460],
      [390, 760],
    ] as const) {
      const tab = await page.browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
      tab.setDefaultTimeout(5_000);
      tab.on('pageerror', (error) => console.error(error));
      tab.on('console', (message) => message.type() === 'error' && console.error(message.text()));
      await tab.exposeFunction('askCloud', (request: CloudRequest) => run.session.ask(request));
      await tab.addInitScript(`globalThis.recorded = ${JSON.stringify(run.events)}`);
      await tab.goto(`${page.address}?theme=${theme}`);
      await tab.locator('.graph-svg').waitFor({ timeout: 30_000 });
      for (const [name, act] of Object.entries(SCENES)) {
        if (only !== '' && name !== only) continue;
        await clear(tab);
        await act(tab);
        await tab.waitForTimeout(350);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`), fullPage: true });
      }
      await tab.close();
    }
    for (const [name, state] of [
      ['idle', 'idle'],
      ['recording', 'running'],
      ['no-recorder', 'done'],
    ] as const) {
      if (only !== '' && name !== only) continue;
      const empty = await page.browser.newPage({ viewport: { width: 760, height: 320 } });
      await empty.exposeFunction('askCloud', (request: CloudRequest) => bare.session.ask(request));
      await empty.addInitScript(`globalThis.recorded = ${JSON.stringify(name === 'recording' ? run.events.slice(0, 90) : [])}`);
      await empty.goto(`${page.address}?theme=${theme}&state=${state}`);
      await empty.waitForTimeout(600);
      await empty.screenshot({ path: join(folder, `${name}-${theme}.png`) });
      if (name === 'no-recorder') {
        await empty.getByRole('button', { name: 'Switch one on' }).click();
        await empty.waitForTimeout(800);
        await empty.screenshot({ path: join(folder, `switched-on-${theme}.png`) });
      }
      await empty.close();
    }
  }
} finally {
  await page.close();
}
// The sandbox of the sample run leaves a warmed child behind.
process.exit();
