// For browser tests: what axe-core complains of in a page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules to apply: all, or the one that a change of colours alone can break. */
type Rules = 'all' | 'colour contrast';

interface AxeRun {
  run(where: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/**
 * Runs axe-core. It is evaluated by the debugger, which the page's policy does not bind, and once for each document: that takes
 * about as long as to apply it.
 * @returns the rule and the element, as text, for each violation
 */
export async function violations(page: Page, rules: Rules = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: AxeRun };
      const { violations } = await axe.run(document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    },
    rules === 'all' ? {} : { runOnly: ['color-contrast'] },
  );
}
