// For browser tests: a page that has all it begins with. Not "no request for half a second", which a Worker's request can keep from coming.
import type { Page } from 'playwright-core';

const READY_MS = 30_000;

/** Resolves when the page has loaded and, where it has a lab, the editor stands and Run can be pressed. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  if ((await page.locator('lab-frame').count()) > 0) {
    await page.locator('.wb-editor[data-state="drawn"]').waitFor({ state: 'attached', timeout: READY_MS });
    await page.locator('.wb[data-phase="ready"]').waitFor({ state: 'attached', timeout: READY_MS });
  }
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));
}
