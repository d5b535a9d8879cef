// Every wrong solution of every lab, pasted into the editor of the built site: it fails first where lab.ts says. Source: issue 3.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../bin/steps/browser.ts';
import { buildWhenStale } from '../../bin/steps/build.ts';
import { labIds, loadLab } from '../../src/lab/load-lab-node.ts';
import { builtSite } from '../e2e/built-site.ts';
import { type LabPage, openReadyLab, pageOf } from '../e2e/lab-page.ts';

const SETUP_MS = 300_000;
const labs = await Promise.all((await labIds()).map((id) => loadLab(id)));
const site = builtSite('/deep/', {
  folder: async () => process.env.SANDSHARK_DIST ?? (await buildWhenStale()),
  executable: () => findBrowser((words) => console.info(words)),
  setupMs: SETUP_MS,
});

describe.each(labs.map((loaded) => [loaded.lab.id, loaded] as const))('the lab %s in the tab', (id, { lab, start, mutants }) => {
  let page: LabPage;
  let shown = start;

  beforeAll(async () => {
    page = await openReadyLab(site.browser, site.address, {}, pageOf(id));
  }, SETUP_MS);
  afterAll(() => page?.close());

  test.each(Object.entries(lab.mutants))('the wrong solution %s is caught', async (name, { fails }) => {
    const files = mutants[name] ?? {};
    for (const path of lab.editable.filter((path) => files[path] !== shown[path])) await page.write(path, files[path] ?? '');
    shown = files;
    const { text } = await page.run();
    const failed = Object.entries(await page.checks()).filter(([, status]) => status === 'failed');
    expect([fails].flat(), text).toContain(failed.map(([check]) => check)[0]);
  });
});
