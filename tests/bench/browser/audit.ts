// axe-core over the lab page after a run, at three widths and in both themes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { openReadyLab } from '../../e2e/lab-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1440, 1024, 390];

/** What axe complains of, each once, with where it was seen. */
export async function violations(browser: Browser, address: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const lab = await openReadyLab(browser, address, { viewport: { width, height: 900 }, colorScheme });
      await lab.run();
      await lab.page.evaluate(AXE);
      const here = await lab.page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
        return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      });
      found.push(...here.map((complaint) => `${width} px, ${colorScheme}: ${complaint}`));
      await lab.close();
    }
  }
  return found;
}
