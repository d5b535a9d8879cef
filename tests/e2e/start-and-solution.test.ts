// Labs in Chromium, one page load for each: the page is a good one, the start fails at the first step, the solution passes.
// vitest.e2e.config.ts runs this file once for each share of the folders in labs/. Source: issues 3, 6 and 8.
import { expect, inject, test } from 'vitest';
import { loadLab } from '../../src/lab/load-lab-node.ts';
import { builtSite } from './built-site.ts';
import { expectGoodPage, MOST_SHIFT, showTheme } from './good-page.ts';
import { type LabPage, openReadyLab, pageOf } from './lab-page.ts';
import { DESKTOP } from './screens.ts';
import { SHOWN } from './shown-by-labs.ts';

const site = builtSite('/a/sub/path/');
let before: LabPage | undefined;

/** Opens the page in the tab of the lab before: there the next one costs a third less than in a new tab. */
async function openNext(path: string): Promise<LabPage> {
  await before?.page.setViewportSize(DESKTOP);
  await before?.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  before = before
    ? await openReadyLab(before.context, site.address, {}, path, before.page)
    : await openReadyLab(site.browser, site.address, { colorScheme: 'light' }, path);
  return before;
}

test.each(inject('labs'))('the lab %s: a good page, the start fails at its first step, the solution passes', async (id) => {
  const { lab, start, solution } = await loadLab(id);
  const shown = SHOWN[id] ?? {};
  const open = await openNext(pageOf(id));
  const { page } = open;
  await expectGoodPage(page, 'light', MOST_SHIFT.desktop);
  await showTheme(page, 'light');
  await shown.opened?.(open);

  expect(await open.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining(shown.said ?? 'Step 1: ') });
  expect(await open.checks()).toMatchObject({ [lab.steps[0]?.checks[0] ?? '']: 'failed' });
  await shown.start?.(open);

  for (const file of lab.editable.filter((path) => solution[path] !== start[path])) await open.write(file, solution[file] ?? '');
  expect(await open.run()).toMatchObject({ tone: 'passed', text: expect.stringMatching(/^All \d+ checks passed\.$/) });
  expect(await page.locator('[data-step]:not([data-status="passed"])').count()).toBe(0);
  await shown.solution?.(open);
  expect(open.complaints).toEqual([]);
});
