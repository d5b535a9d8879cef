// For browser tests: what goes wrong in a page without a word to the reader.
import type { Page } from 'playwright-core';

/**
 * Collects from now on: errors of the console (a failed load and a broken policy are told there), thrown errors, and requests that
 * leave the site.
 * @param address of the site
 */
export function complaintsOf(page: Page, address: string): string[] {
  const complaints: string[] = [];
  const { origin } = new URL(address);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(asked.protocol) && asked.origin !== origin) complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}
