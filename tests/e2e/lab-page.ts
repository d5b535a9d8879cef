// A lab page as a learner uses it: by keys, clicks and what stands on the screen. For browser tests and figures.
import { globSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { violations } from './axe.ts';
import { complaintsOf } from './complaints.ts';
import { DESKTOP } from './screens.ts';

export const LAB_PATH = 'kinesis-analytics/tumbling-windows/';
const READY_MS = 30_000;
const RUN_MS = 60_000;

export interface Verdict {
  readonly tone: 'passed' | 'failed' | 'quiet';
  /** What the bar under the panes says. */
  readonly text: string;
  /** What a screen reader is told. */
  readonly announced: string;
  /** From the last key or click of the learner to the verdict on the screen, in milliseconds. */
  readonly sinceInputMs: number;
}

/** The address of the page that a lab belongs to. */
export function pageOf(labId: string): string {
  const [page] = globSync('content/docs/**/*.mdx').filter((file) => readFileSync(file, 'utf8').includes(`\nlab: ${labId}\n`));
  if (!page) throw new Error(`No page has the lab ${labId}.`);
  return `${page
    .replaceAll('\\', '/')
    .replace(/^content\/docs\//, '')
    .replace(/\.mdx$/, '')}/`;
}

/** One lab, open in one tab of a browser. */
export class LabPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page itself, and requests that leave its site. */
  readonly complaints: string[];

  constructor(page: Page, context: BrowserContext, address: string) {
    this.page = page;
    this.context = context;
    this.complaints = complaintsOf(page, address);
  }

  get runButton() {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  get stopButton() {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }

  get editor() {
    return this.page.locator('.wb-editor-host').getByRole('textbox');
  }

  get verdict() {
    return this.page.locator('.wb-verdict');
  }

  /** Waits until the editor stands and Run can be pressed. */
  async ready(): Promise<void> {
    await this.page.locator('.wb-editor[data-state="drawn"]').waitFor({ timeout: READY_MS });
    await this.page.locator('.wb[data-phase="ready"]').waitFor({ timeout: READY_MS });
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Shows a file and pastes `text` over all that it holds. */
  async write(path: string, text: string): Promise<void> {
    await this.page.getByRole('tab', { name: path, exact: true }).click();
    await this.editor.focus();
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Control+v');
  }

  /** Presses Run (or whatever `press` does) and waits for the verdict. */
  async run(press: () => Promise<void> = () => this.runButton.click()): Promise<Verdict> {
    const ended = this.ended();
    await press();
    return ended;
  }

  /** The verdict of the Run that begins next. */
  async ended(timeoutMs = RUN_MS): Promise<Verdict> {
    return this.page.evaluate((withinMs) => {
      const bar = document.querySelector<HTMLElement>('.wb-verdict');
      if (!bar) throw new Error('There is no verdict bar.');
      return new Promise<Verdict>((resolve, reject) => {
        let begun = false;
        let inputAt = performance.now();
        const hear = (event: Event) => {
          inputAt = event.timeStamp;
        };
        for (const type of ['keydown', 'click']) addEventListener(type, hear, { capture: true });
        const look = () => {
          const text = bar.querySelector('p')?.textContent ?? '';
          const tone = bar.dataset.tone as Verdict['tone'];
          const over = tone === 'passed' || tone === 'failed' || text.startsWith('Stopped');
          if (!over) begun = true;
          else if (begun) {
            watching.disconnect();
            clearTimeout(late);
            for (const type of ['keydown', 'click']) removeEventListener(type, hear, { capture: true });
            resolve({ tone, text, announced: bar.querySelector('output')?.textContent ?? '', sinceInputMs: performance.now() - inputAt });
          }
        };
        const watching = new MutationObserver(look);
        watching.observe(bar, { subtree: true, childList: true, characterData: true, attributes: true });
        const late = setTimeout(() => reject(new Error(`No verdict within ${withinMs} ms; the bar says: ${bar.textContent}`)), withinMs);
      });
    }, timeoutMs);
  }

  /** The longest time, in milliseconds, for which the page could answer nobody while `work` went on. */
  async longestPause(work: () => Promise<unknown>): Promise<number> {
    const handle = await this.page.evaluateHandle(() => {
      const beat = { longest: 0, last: performance.now(), timer: 0 };
      beat.timer = window.setInterval(() => {
        const now = performance.now();
        beat.longest = Math.max(beat.longest, now - beat.last);
        beat.last = now;
      }, 10);
      return beat;
    });
    await work();
    return handle.evaluate((beat) => {
      clearInterval(beat.timer);
      return beat.longest;
    });
  }

  /** Shows a pane under the editor and gives its text. */
  async pane(name: 'Console' | 'Calls' | 'Problems' | 'Stream' | 'Messages'): Promise<string> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    return (await this.page.locator(`#wb-panel-${name.toLowerCase()}`).textContent()) ?? '';
  }

  /** What axe-core complains of in the page as it stands. */
  complaintsOfAxe(): Promise<readonly string[]> {
    return violations(this.page);
  }

  /** The checks beside the prose, by id. */
  checks(): Promise<Readonly<Record<string, string>>> {
    return this.page.$$eval('[data-check]', (lines) =>
      Object.fromEntries(lines.map((line) => [(line as HTMLElement).dataset.check ?? '', (line as HTMLElement).dataset.status ?? ''])),
    );
  }

  /** The whole text of the file that the editor shows, as copying it gives. */
  async fileInEditor(): Promise<string> {
    await this.editor.focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Control+c');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Waits until the browser has stored `text` as the learner's `path`. */
  async stored(path: string, text: string): Promise<void> {
    await this.page.evaluate(
      async ([file, wanted, withinMs]) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('sandshark');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => resolve(opening.result);
        });
        const labs = () =>
          new Promise<{ progress: { files: Record<string, string> } }[]>((resolve) => {
            const reading = database.transaction('labs').objectStore('labs').getAll();
            reading.onsuccess = () => resolve(reading.result);
          });
        const lateAt = performance.now() + withinMs;
        while (!(await labs()).some((lab) => lab.progress.files[file] === wanted)) {
          if (performance.now() > lateAt) throw new Error(`The text of ${file} was not stored within ${withinMs} ms.`);
        }
        database.close();
      },
      [path, text, READY_MS] as const,
    );
  }

  /** Lets lab time jump, so that a run takes no longer than its computing. */
  async goInstantly(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'How fast lab time passes' }).selectOption('instant');
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/**
 * Opens a lab's page: in a profile of its own when given a browser, else as one more tab of a profile.
 * @param path of the page, that of tumbling windows when it is left out
 * @param prepared a tab that is there already
 */
export async function openLab(
  where: Browser | BrowserContext,
  address: string,
  options: BrowserContextOptions = {},
  path = LAB_PATH,
  prepared?: Page,
): Promise<LabPage> {
  const context =
    'newContext' in where
      ? await where.newContext({ viewport: DESKTOP, permissions: ['clipboard-read', 'clipboard-write'], ...options })
      : where;
  const lab = new LabPage(prepared ?? (await context.newPage()), context, address);
  await lab.page.goto(address + path);
  return lab;
}

/** Opens the lab's page, shows the lab where the screen is narrow, waits for the editor, and lets lab time jump. */
export async function openReadyLab(...where: Parameters<typeof openLab>): Promise<LabPage> {
  const lab = await openLab(...where);
  const tab = lab.page.getByRole('tab', { name: 'Lab', exact: true });
  if (await tab.isVisible()) await tab.click();
  await lab.ready();
  await lab.goInstantly();
  return lab;
}
