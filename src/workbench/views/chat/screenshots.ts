// A command: pictures of the view for looking at, with a real bot behind it. `node src/workbench/views/chat/screenshots.ts FOLDER [NAME]`
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CloudRequest } from '../../../lab/cloud-request.ts';
import { openSamplePage } from '../stream/sample-bundle.ts';
import { runSample } from './sample-lab.ts';

const [folder, only = ''] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the pictures go to');

const leaf = (page: Page, name: RegExp) => page.getByRole('group', { name: 'Show of this turn' }).getByRole('button', { name }).click();
const say = async (page: Page, text: string) => {
  const field = page.getByLabel(/^Say something/);
  await field.fill(text);
  await field.press('Enter');
  await page.locator('.chat-thinking').waitFor({ state: 'hidden' });
  await page.waitForTimeout(150);
};
const look = (page: Page, name: RegExp) => page.getByRole('combobox', { name: 'Conversation' }).selectOption({ label: name.source });

/** What is done before each picture. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  state: async () => {},
  talk: async (page) => {
    await page.getByRole('button', { name: 'New' }).click();
    await say(page, 'sign me up');
    await say(page, 'tomorrow');
  },
  pressed: async (page) => {
    await page.getByRole('button', { name: 'Serverless' }).click();
    await page.waitForTimeout(400);
    await leaf(page, /^State/);
  },
  understanding: (page) => leaf(page, /^Understanding/),
  function: async (page) => {
    await look(page, /visitor-2: I want to register/);
    await leaf(page, /^Function/);
  },
  tests: async (page) => {
    await page.getByRole('button', { name: 'Save as test' }).click();
    await leaf(page, /^Tests/);
    await page.waitForTimeout(800);
    await page
      .getByRole('button', { name: /turns?$/ })
      .first()
      .click();
  },
};

const run = await runSample();
const page = await openSamplePage({ folder: import.meta.dirname, styles: ['chat-view.css', 'inspector.css'] });
const given = JSON.stringify({ calls: run.calls, events: run.events });
try {
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [
      [1100, 420],
      [720, 380],
      [390, 760],
    ] as const) {
      for (const cloud of ['tells', 'silent']) {
        if (cloud === 'silent' && width !== 720) continue;
        const tab = await page.browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
        tab.setDefaultTimeout(5_000);
        tab.on('pageerror', (error) => console.error(error));
        tab.on('console', (message) => message.type() === 'error' && console.error(message.text()));
        await tab.exposeFunction('askCloud', (request: CloudRequest) => run.session.ask(request));
        await tab.addInitScript(`globalThis.given = ${given}`);
        await tab.goto(`${page.address}?theme=${theme}&cloud=${cloud}`);
        for (const [name, act] of Object.entries(SCENES)) {
          await act(tab);
          await tab.waitForTimeout(350);
          if (only === '' || name === only)
            await tab.screenshot({
              path: join(folder, `${name}-${theme}-${width}${cloud === 'silent' ? '-silent' : ''}.png`),
              fullPage: true,
            });
        }
        await tab.close();
      }
    }
    const empty = await page.browser.newPage({ viewport: { width: 720, height: 320 } });
    await empty.goto(`${page.address}?theme=${theme}`);
    await empty.waitForTimeout(200);
    await empty.screenshot({ path: join(folder, `empty-${theme}.png`) });
    await empty.close();
  }
} finally {
  await page.close();
}
// The sandbox of the sample run leaves a warmed child behind.
process.exit();
