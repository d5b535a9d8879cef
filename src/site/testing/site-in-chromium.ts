// For browser tests of the site: the built folder behind a plain file server under a sub-path, and a page of it in Chromium.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type PlainFileServer, servePlainly } from './plain-file-server.ts';
import { settled } from './settled.ts';

/** The built site. */
export const DIST = process.env.SANDSHARK_DIST ?? 'dist';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class SiteInChromium {
  readonly #server: PlainFileServer;
  readonly #browser: Browser;

  private constructor(server: PlainFileServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async start(): Promise<SiteInChromium> {
    const executablePath = process.env.SANDSHARK_CHROMIUM ?? '/usr/bin/chromium';
    return new SiteInChromium(await servePlainly(DIST, '/some/where/'), await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  /** Of the home page, with a slash at the end. */
  get address(): string {
    return this.#server.address;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** Opens a page of the site; `complaints` collects console errors, failed loads and requests that leave the site. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await this.#browser.newContext({ viewport: DESKTOP, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(this.address).origin) complaints.push(`asks ${request.url()}`);
    });
    await page.goto(this.address + path);
    if (options.javaScriptEnabled !== false) await settled(page);
    return { page, complaints };
  }
}

/** Runs axe-core on the page as it stands. Evaluated by the debugger, which the page's policy does not bind. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
