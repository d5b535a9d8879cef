// For browser tests: a folder behind a plain file server under a sub-path, and a Chromium. Hooks of the test file begin and end them.
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';

export interface BuiltSite {
  /** Of the home page, with the sub-path and a slash at the end. */
  readonly address: string;
  readonly browser: Browser;
}

export interface SiteWishes {
  /** Asked in the hook, so that it may be made there. The built site when left out. */
  readonly folder?: () => string | Promise<string>;
  /** The executable; the one that npm test found when left out. */
  readonly executable?: () => string | Promise<string>;
  /** `own` for a file that harms it. `of the worker` when left out. */
  readonly chromium?: 'own' | 'of the worker';
  readonly setupMs?: number;
}

let ofTheWorker: Browser | undefined;

/** To start a browser takes a second of computing: the files of a worker share one. It ends with the worker, when its pipe closes. */
async function browserOfTheWorker(executablePath: string): Promise<Browser> {
  if (!ofTheWorker?.isConnected()) ofTheWorker = await chromium.launch({ executablePath, args: flags });
  return ofTheWorker;
}

/**
 * Called at the top of a test file. What it gives can be read from the first test on; contexts that are still open after the last
 * one are closed.
 * @param subPath begins and ends with a slash
 */
export function builtSite(subPath: string, wishes: SiteWishes = {}): BuiltSite {
  let server: PlainFileServer | undefined;
  let browser: Browser | undefined;
  const begun = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The built site is there from the first hook on.');
    return value;
  };
  beforeAll(async () => {
    const executablePath = (await wishes.executable?.()) ?? browserPath;
    server = await servePlainly((await wishes.folder?.()) ?? distFolder, subPath);
    browser = wishes.chromium === 'own' ? await chromium.launch({ executablePath, args: flags }) : await browserOfTheWorker(executablePath);
  }, wishes.setupMs);
  afterAll(async () => {
    if (wishes.chromium === 'own') await browser?.close();
    else await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server?.close();
  });
  return {
    get address() {
      return begun(server).address;
    },
    get browser() {
      return begun(browser);
    },
  };
}
