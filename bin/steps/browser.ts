// Finds a Chromium for the browser tests: one already there, else Playwright's own, else Debian's.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { PlainError } from '../../src/server/plain-error.ts';
import { run } from './child.js';
import { root } from './root.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const noBrowser =
  'No browser could be had: set SANDSHARK_CHROMIUM to a Chromium or Chrome of version 120 or newer, or install one (Debian: apt-get install chromium).';

/** Returns the path of an executable. Throws a PlainError with one clear sentence when none can be had. */
export async function findBrowser(say: (words: string) => void): Promise<string> {
  const named = process.env.SANDSHARK_CHROMIUM;
  if (named) {
    if (runnable(named)) return named;
    throw new PlainError(`SANDSHARK_CHROMIUM names ${named}, which is no program.`);
  }
  const present = installed() ?? (await playwrights(say)) ?? (await debians(say));
  if (present) return present;
  throw new PlainError(noBrowser);
}

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...elsewhere].find(runnable);
}

async function playwrights(say: (words: string) => void): Promise<string | undefined> {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    const cli = join(root, 'node_modules/playwright-core/cli.js');
    await quietly(say, "trying Playwright's own Chromium", process.execPath, [cli, 'install', '--no-shell', 'chromium']);
  }
  return runnable(path) ? path : undefined;
}

async function debians(say: (words: string) => void): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  await quietly(say, "fetching Debian's list of packages", 'apt-get', ['update']);
  await quietly(say, "installing Debian's chromium", 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return installed();
}

/** A failure here is no end: the next place is tried, and the caller says the last word. */
async function quietly(say: (words: string) => void, words: string, command: string, args: readonly string[]): Promise<void> {
  const started = Date.now();
  say(`${words} …`);
  const timer = setInterval(() => say(`${words} … ${Math.round((Date.now() - started) / 1000)} s`), 3000);
  let output = '';
  const status = await run(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
    onOutput: (text) => {
      output = (output + text).slice(-2000);
    },
  });
  clearInterval(timer);
  const lines = output.trim().split('\n');
  if (status !== 0) say(`${words}: that did not work (${lines.find((line) => /error|E:/i.test(line))?.trim() ?? `status ${status}`})`);
}

/** Asks for its version: Playwright's own may be there and still lack the system's libraries. */
function runnable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
