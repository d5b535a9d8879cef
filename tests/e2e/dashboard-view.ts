// The dashboard of the lab live-dashboard: documents after the start; after the solution charts by key, as a table and on a phone.
// Source: issue 8.
import { expect } from 'vitest';
import { violations } from './axe.ts';
import type { LabPage } from './lab-page.ts';
import { PHONE } from './screens.ts';

const paneOf = ({ page }: LabPage) => page.locator('#wb-panel-dashboard');

export async function dashboardBeforeTheRun(lab: LabPage): Promise<void> {
  expect(await paneOf(lab).textContent()).toContain('Press Run');
}

export async function dashboardOfTheStart(lab: LabPage): Promise<void> {
  expect(await paneOf(lab).locator('.dashboard-table tbody tr').count()).toBe(5);
}

export async function dashboardOfTheSolution(lab: LabPage): Promise<void> {
  const { page } = lab;
  const pane = paneOf(lab);
  expect(await pane.locator('.dashboard-bar').count()).toBe(4);
  expect(await pane.locator('.dashboard-lines path').count()).toBe(4);

  const lines = pane.getByRole('slider', { name: 'waves over time: the lines at' });
  await lines.focus();
  await page.keyboard.press('Home');
  expect(await lines.getAttribute('aria-valuetext')).toMatch(/^2026-01-05 09:00: .*harbour –/);
  await page.keyboard.press('End');
  const read = await lines.getAttribute('aria-valuetext');
  const [, reef = ''] = /reef ([\d.]+)/.exec(read ?? '') ?? [];

  await pane.getByRole('button', { name: 'Table' }).click();
  const rows = await pane.getByRole('region', { name: 'waves over time, as a table' }).locator('tbody tr').allTextContents();
  expect(rows.filter((row) => row.startsWith('2026-01-05 09:20reef'))).toEqual([expect.stringContaining(reef)]);

  const earlier = pane.getByRole('slider', { name: /^Search 5 of 5/ });
  await earlier.focus();
  await page.keyboard.press('Home');
  expect(await pane.locator('.dashboard-time').textContent()).toContain('Search 1 of 5');
  expect(await violations(page)).toEqual([]);

  await page.setViewportSize(PHONE.viewport);
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  await pane.getByRole('button', { name: 'Charts' }).click();
  expect(await pane.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
}
