// The Messages view of the passed lab decouple-with-a-queue: drawn, told, as a table, and no wider than a phone. Source: issue 6.
import { expect } from 'vitest';
import { violations } from './axe.ts';
import type { LabPage } from './lab-page.ts';
import { PHONE } from './screens.ts';

export async function messagesOfTheSolution(lab: LabPage): Promise<void> {
  const { page } = lab;
  // Under reduced motion the end of the film is shown at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.pane('Messages');
  for (const place of [
    /^Queue orders 0 waiting/,
    /^Queue dead-orders \d+ dead letters?/,
    /^Function worker \d+ done/,
    /^Table parcels \d+ items/,
  ])
    await page.getByRole('button', { name: place }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: /^Queue dead-orders/ }).click();
  const dead = page.getByRole('region', { name: 'Messages of dead-orders' });
  expect(await dead.getByRole('row').count()).toBeGreaterThan(1);

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const all = page.getByRole('region', { name: 'All messages' });
  expect(await all.getByRole('columnheader').allTextContents()).toEqual(['Time', 'Place', 'State', 'What it says']);
  expect(await all.getByRole('rowheader', { name: 'orders', exact: true }).count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);

  await page.setViewportSize(PHONE.viewport);
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  for (const form of ['Drawing', 'Table']) {
    await page.getByRole('button', { name: form, exact: true }).click();
    // Monaco takes a moment to follow a window that became narrow.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  }
  expect(await violations(page)).toEqual([]);
}
