// How long a Run takes to print, from the key to the line on the screen, and how long a Stop takes.
import type { Browser } from 'playwright-core';
import { type LabPage, openReadyLab } from '../../e2e/lab-page.ts';

const PRINTS = 'the first output';
const WARM_RUNS = 15;
const STOPS = 7;

/** Prints as soon as the SDK of a real run is loaded and has answered once. */
const PROGRAM = `import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
const analytics = new KinesisAnalyticsV2Client({});
const { StreamNames } = await new KinesisClient({}).send(new ListStreamsCommand({}));
console.log('${PRINTS}', StreamNames, typeof analytics);
`;

export interface RunTimes {
  readonly coldMs: number;
  readonly warmMs: readonly number[];
  readonly stopMs: readonly number[];
}

export async function runTimes(browser: Browser, address: string): Promise<RunTimes> {
  const first = await openReadyLab(browser, address);
  await first.write('main.ts', PROGRAM);
  await first.stored('main.ts', PROGRAM);
  await first.page.close();

  // Cold: Run is pressed as soon as it can be.
  const lab = await openReadyLab(first.context, address);
  await lab.pane('Console');
  const coldMs = await printed(lab);
  const warmMs: number[] = [];
  for (let run = 0; run < WARM_RUNS; run++) warmMs.push(await printed(lab));

  await lab.write('main.ts', 'for (;;) {}');
  const stopMs: number[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    const ended = lab.ended();
    await lab.page.keyboard.press('Control+Enter');
    await lab.page.locator('.wb[data-run="running"]').waitFor();
    await lab.page.keyboard.press('Control+.');
    stopMs.push((await ended).sinceInputMs);
  }
  await lab.close();
  return { coldMs, warmMs, stopMs };
}

/** Runs by keyboard, to the verdict. Gives the milliseconds from the key to the line in the console. */
async function printed(lab: LabPage): Promise<number> {
  await lab.editor.focus();
  const watch = await lab.page.evaluateHandle((text) => {
    const wb = document.querySelector<HTMLElement>('.wb[data-run]');
    if (!wb) throw new Error('The workbench is not here.');
    const seen = { pressedAt: 0, begun: false, afterMs: 0 };
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Enter') seen.pressedAt = event.timeStamp;
    };
    addEventListener('keydown', hear, { capture: true });
    const watching = new MutationObserver(() => {
      if (!seen.pressedAt) return;
      const shown = document.querySelector('#wb-panel-console')?.textContent?.includes(text) ?? false;
      // The console of the run before is emptied when a run begins.
      seen.begun ||= !shown || wb.dataset.run === 'running';
      if (!seen.begun || !shown) return;
      seen.afterMs = performance.now() - seen.pressedAt;
      watching.disconnect();
      removeEventListener('keydown', hear, { capture: true });
    });
    watching.observe(wb, { subtree: true, childList: true, attributes: true, characterData: true });
    return seen;
  }, PRINTS);
  const { sinceInputMs } = await lab.run(() => lab.page.keyboard.press('Control+Enter'));
  const afterMs = await watch.evaluate((seen) => seen.afterMs);
  // A run that begins and ends within one frame is seen only with its verdict.
  return afterMs || sinceInputMs;
}
