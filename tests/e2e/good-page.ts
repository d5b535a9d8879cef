// For browser tests: what holds for every page, at any width and in both themes.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';

export type Theme = 'light' | 'dark';

/** The largest sum of layout shifts that https://web.dev/articles/cls calls good; on a desktop, where nothing wraps, half of it. */
export const MOST_SHIFT = { desktop: 0.05, phone: 0.1 } as const;

/** Changes the theme as its button does, and waits until the colours stand. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async (shown) => {
    document.documentElement.dataset.theme = shown;
    await new Promise(requestAnimationFrame);
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  }, theme);
}

/** How far things moved on the page by themselves, up to half a second from now. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

/**
 * Expects of a page that was just opened: it jumped nowhere, is accessible and fits its width.
 * @param first the theme that the browser asks for, which the page must have taken
 * @param themes in which axe looks at it. `both` shows the other one at the end: once for each page is enough, since colours do not depend on
 * the width. `none`: axe has looked at the page elsewhere
 */
export async function expectGoodPage(page: Page, first: Theme, mostShift: number, themes: 'both' | 'one' | 'none' = 'both'): Promise<void> {
  expect(await page.locator('html').getAttribute('data-theme')).toBe(first);
  expect(await layoutShift(page)).toBeLessThanOrEqual(mostShift);
  if (themes !== 'none') expect(await violations(page), first).toEqual([]);
  if (themes === 'both') {
    const second = first === 'light' ? 'dark' : 'light';
    await showTheme(page, second);
    // A theme is other colours and nothing else.
    expect(await violations(page, 'colour contrast'), second).toEqual([]);
  }
  const { width = 0 } = page.viewportSize() ?? {};
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}
