// A command: pictures of the view for looking at, with the real calls of a lab. `node src/workbench/views/sequence/screenshots.ts FOLDER [LAB]`
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CloudRequest } from '../../../lab/cloud-request.ts';
import { runLab } from '../../../lab/testing/run-lab.ts';
import { openSamplePage } from '../stream/sample-bundle.ts';

const [folder, labId = 'own-rows'] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the pictures go to');

const message = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

/** What is done before each picture. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  whole: async () => {},
  credentials: async (page) => {
    await message(page, /for GetCredentialsForIdentity/).click();
  },
  token: async (page) => {
    await page
      .getByRole('button', { name: /…\S+ token$/ })
      .first()
      .click();
    await page.waitForTimeout(600);
    await page.locator('.token-card').scrollIntoViewIfNeeded();
  },
  denied: async (page) => {
    await page.getByRole('button', { name: 'Close the details' }).click();
    await message(page, /for (BatchGetItem|.*denied)/).click();
    await page.waitForTimeout(200);
  },
  table: async (page) => {
    await page.getByRole('button', { name: 'Close the details' }).click();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
  },
};

const { calls, session } = await runLab(labId);
const styles = [
  '../../../site/styles/palette.css',
  '../../styles/colours.css',
  '../../styles/workbench.css',
  '../../styles/panes.css',
  '../../tokens/token-card.css',
  '../../policy/decision-card.css',
  'sequence-view.css',
];
const page = await openSamplePage({ folder: import.meta.dirname, styles });
try {
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [
      [1100, 520],
      [390, 640],
    ] as const) {
      const tab = await page.browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
      tab.setDefaultTimeout(5_000);
      tab.on('pageerror', (error) => console.error(error));
      await tab.exposeFunction('askTheCloud', (request: CloudRequest) => session.ask(request));
      await tab.addInitScript(`globalThis.givenCalls = ${JSON.stringify(calls)}`);
      await tab.goto(`${page.address}?theme=${theme}`);
      for (const [name, act] of Object.entries(SCENES)) {
        await act(tab);
        await tab.waitForTimeout(200);
        await tab.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
      }
      await tab.close();
    }
  }
} finally {
  await page.close();
}
// The sandbox of the run leaves a warmed child behind.
process.exit();
