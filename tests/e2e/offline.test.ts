// The lab without a network: cut once the page has loaded, it takes nothing away. Source: issue 3, "with the network cut".
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { openReadyLab } from './lab-page.ts';

const solution = (file: string) => readFileSync(`labs/tumbling-window/solution/${file}`, 'utf8');

const site = builtSite('/hall/');

/** Resolves when nothing new was fetched for two seconds. Not `networkidle`, which a Worker's request can keep from coming. */
async function quiet(page: Page): Promise<void> {
  for (let before = -1, count = 0; before !== count; ) {
    before = count;
    await page.waitForTimeout(2000);
    count = await page.evaluate(() => performance.getEntriesByType('resource').length);
  }
}

test.each([
  ['a desktop', {}],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const)('on %s the whole lab works after the network is cut before the first run', async (_, device) => {
  const lab = await openReadyLab(site.browser, site.address, device);
  const { page } = lab;
  await quiet(page);
  const asked: string[] = [];
  await lab.context.setOffline(true);
  page.on('requestfailed', (request) => asked.push(request.url()));

  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('There is no stream called results.') });
  await lab.pane('Stream');
  await lab.pane('Calls');
  await lab.write('window.sql', solution('window.sql'));
  await lab.write('main.ts', solution('main.ts'));
  expect(await lab.run()).toMatchObject({ tone: 'passed', text: 'All 10 checks passed.' });

  const lesson = page.getByRole('tab', { name: 'Lesson', exact: true });
  if (await lesson.isVisible()) await lesson.click();
  await page.getByText('Compare with the solution').click();
  await page.getByText('main.ts is the same as in the solution.').waitFor();
  expect(asked).toEqual([]);
  await lab.close();
});
