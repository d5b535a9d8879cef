// The lab of tumbling windows as a learner meets it: the built site from a plain file server, in Chromium. Source: issue 3.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { type LabPage, openReadyLab } from './lab-page.ts';

const FOLDER = 'labs/tumbling-window';
const start = (file: string) => readFileSync(`${FOLDER}/start/${file}`, 'utf8');
const solution = (file: string) => readFileSync(`${FOLDER}/solution/${file}`, 'utf8');
const CHECKS = 10;
const PASSED = { tone: 'passed', text: `All ${CHECKS} checks passed.`, announced: `All ${CHECKS} checks passed.` };
const STOP_MS = 200;

const site = builtSite('/a/sub/path/');

describe('a learner with mouse and keyboard', () => {
  test('runs the start, reads what is missing, takes the solution file by file, passes, starts over and gets the work back', async () => {
    const lab = await openReadyLab(site.browser, site.address);
    const { page } = lab;

    const first = await lab.run();
    expect(first).toMatchObject({ tone: 'failed', text: expect.stringContaining('There is no stream called results.') });
    expect(first.text).toContain('Expected: A stream called results that is ACTIVE.');
    expect(first.announced).toBe('Step 1: There is no stream called results. Expected: A stream called results that is ACTIVE.');
    const step = page.locator('[data-check="streams-exist"]');
    expect(await step.textContent()).toMatch(
      /Seen: There is no stream called results\.\s*Expected: A stream called results that is ACTIVE\./,
    );
    expect((await lab.checks())['application-connected']).toBe('not-reached');
    expect(await lab.pane('Console')).toMatch(/the prices of \d+ seconds/);
    expect(await lab.pane('Calls')).toMatch(/kinesis\s*PutRecords\s*200/);

    const hints = page.locator('[data-step]').first().locator('[data-hint] > summary');
    expect(await hints.evaluateAll((all) => all.filter((hint) => hint.checkVisibility()).map((hint) => hint.textContent?.trim()))).toEqual([
      'Hint 1 of 3',
    ]);
    await hints.first().click();
    expect(await hints.nth(1).isVisible()).toBe(true);
    expect(await hints.nth(2).isVisible()).toBe(false);

    await page.getByText('Compare with the solution').click();
    for (const file of ['main.ts', 'window.sql']) {
      await page.locator('.wb-diff').filter({ hasText: file }).getByRole('button', { name: 'Take this file…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take this file' }).click();
      await page.getByText(`${file} is the same as in the solution.`).waitFor();
    }
    expect(await lab.run()).toMatchObject(PASSED);
    expect(new Set(Object.values(await lab.checks()))).toEqual(new Set(['passed']));
    expect(await page.locator('[data-step][data-status="passed"]').count()).toBe(5);
    expect(await lab.pane('Console')).toContain('WINDOW_START');
    expect(await lab.pane('Stream')).not.toBe('');

    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    expect(await lab.fileInEditor()).toBe(start('main.ts'));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Exchange with it' }).click();
    expect(await lab.fileInEditor()).toBe(solution('main.ts'));
    expect(lab.complaints).toEqual([]);
    await lab.close();
  });

  test('pastes the solution into the editor and runs it with Ctrl+Enter; after a reload the work is there and is not run', async () => {
    const lab = await openReadyLab(site.browser, site.address);
    await lab.write('window.sql', solution('window.sql'));
    await lab.write('main.ts', solution('main.ts'));
    expect(await lab.run(() => lab.page.keyboard.press('Control+Enter'))).toMatchObject(PASSED);

    const mine = `${solution('main.ts')}// my own line\n`;
    await lab.write('main.ts', mine);
    await lab.stored('main.ts', mine);
    await lab.reload();
    expect(await lab.fileInEditor()).toBe(mine);
    expect(await lab.verdict.textContent()).toContain(`Not run in this visit. The last time, ${CHECKS} of ${CHECKS} checks passed.`);
    expect(await lab.page.locator('.wb[data-run]').getAttribute('data-run')).toBe('idle');
    expect(await lab.page.locator('[data-step][data-status="passed"]').count()).toBe(5);
    await lab.close();
  });
});

describe('a learner in one visit', () => {
  let lab: LabPage;
  beforeAll(async () => {
    lab = await openReadyLab(site.browser, site.address);
  });

  test('stops a run by mouse, by Ctrl+. and by Esc, each time within 200 ms, and the next run is judged', async () => {
    await lab.page.getByRole('button', { name: 'Pause', exact: true }).click();
    const stops = {
      mouse: () => lab.stopButton.click(),
      'Ctrl+.': () => lab.page.keyboard.press('Control+.'),
      Esc: () => lab.page.keyboard.press('Escape'),
    };
    for (const [how, stop] of Object.entries(stops)) {
      const ended = lab.ended();
      await lab.page.keyboard.press('Control+Enter');
      await lab.page.locator('.wb[data-run="running"]').waitFor();
      await stop();
      const verdict = await ended;
      expect(verdict, how).toMatchObject({ tone: 'quiet', text: 'Stopped. Nothing was judged.' });
      expect(verdict.sinceInputMs, how).toBeLessThan(STOP_MS);
    }
    await lab.goInstantly();
    expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  });

  test('goes from link to editor and out of it by Tab, and runs without a mouse', async () => {
    const { page } = lab;
    await lab.editor.focus();
    await page.keyboard.press('Control+m');
    const before = await lab.fileInEditor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.wb-editor-host') === null)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.wb-editor-host') !== null)).toBe(true);
    expect(await lab.fileInEditor()).toBe(before);
    await lab.runButton.focus();
    expect(await lab.run(() => page.keyboard.press('Enter'))).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  });

  test('reads the types: completion knows the SDK, a type error is a warning and the run goes on, a syntax error stops it', async () => {
    const { page } = lab;
    await lab.write('main.ts', "import { CreateStreamCommand } from '@aws-sdk/client-kinesis';\nnew CreateStreamCommand({ });\n");
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(' Sha');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget').getByText('ShardCount', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');

    await lab.write('main.ts', "const count: number = 'three';\nconsole.log('went on with', count);\n");
    await lab.run();
    expect(await lab.pane('Problems')).toMatch(/main\.ts:1:7\s*warning Type 'string' is not assignable to type 'number'/);
    expect(await lab.pane('Console')).toContain('went on with');

    await lab.write('main.ts', "console.log('never';\n");
    expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('main.ts line 1:') });
    expect(await lab.pane('Console')).not.toContain('never');
  });
});

test('a learner on a phone, in the dark, completes the lab by finger in the light editor, and nothing is wider than the screen', async () => {
  const lab = await openReadyLab(site.browser, site.address, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const { page } = lab;
  expect(await page.locator('.wb-editor').getAttribute('data-editor')).toBe('codemirror');
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await lab.run(() => lab.runButton.tap())).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  expect(await wide()).toBeLessThanOrEqual(0);
  for (const file of ['main.ts', 'window.sql']) await lab.write(file, solution(file));
  expect(await lab.run(() => lab.runButton.tap())).toMatchObject(PASSED);
  expect(await wide()).toBeLessThanOrEqual(0);
  await page.getByRole('tab', { name: 'Lesson', exact: true }).tap();
  expect(await page.locator('[data-step][data-status="passed"]').count()).toBe(5);
  await lab.close();
});

test('a browser that forbids storage is told of, and the lab works all the same', async () => {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied it.', 'SecurityError');
    };
  });
  const lab = await openReadyLab(context, site.address);
  await lab.page.getByText('This browser does not let the site store anything').waitFor();
  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  await lab.close();
});

test('two tabs do not overwrite each other: an idle one follows, one with other work asks', async () => {
  const one = await openReadyLab(site.browser, site.address);
  const two = await openReadyLab(one.context, site.address);
  await one.write('main.ts', '// written in tab one\n');
  await one.stored('main.ts', '// written in tab one\n');
  await two.page.locator('.wb-editor-host').getByText('// written in tab one').waitFor();

  for (const { editor, page } of [one, two]) {
    await editor.focus();
    await page.keyboard.press('Control+Home');
  }
  await Promise.all([one.page.keyboard.insertText('// one again '), two.page.keyboard.insertText('// two again ')]);
  const notice = (lab: LabPage) => lab.page.getByText('This lab was also changed in another tab');
  const asked = await Promise.any(
    [one, two].map((lab) =>
      notice(lab)
        .waitFor()
        .then(() => lab),
    ),
  );
  await asked.page.getByRole('button', { name: 'This tab’s' }).click();
  await notice(asked).waitFor({ state: 'detached' });
  expect(await asked.fileInEditor()).toBe(`// ${asked === one ? 'one' : 'two'} again // written in tab one\n`);
  await asked.page.getByRole('button', { name: 'Settings' }).click();
  expect(await asked.page.locator('#wb-settings').textContent()).toContain('the other tab’s version');
  await one.close();
});
