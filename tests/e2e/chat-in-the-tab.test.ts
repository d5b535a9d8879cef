// The chat of a lab in Chromium: a learner talks to the bot after the Run, presses a card's button, keeps the conversation as a test, breaks the
// bot, and sees the test fail. Source: issue 9, "The view".
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { openReadyLab, pageOf } from './lab-page.ts';

const solution = readFileSync('labs/first-bot/solution/bot.ts', 'utf8');
const ANSWER = `plainTextMessage: { value: 'I can register you, or tell you the way.' }`;
const CARD = `imageResponseCard: { title: 'I can', buttons: [{ text: 'Tell the way', value: 'where is the venue' }] }`;

const site = builtSite('/a/sub/path/');

const leaf = (page: Page, name: RegExp) => page.getByRole('group', { name: 'Show of this turn' }).getByRole('button', { name });

test('a learner talks to the bot of the run, and a saved conversation notices when the bot gets worse', async () => {
  const lab = await openReadyLab(site.browser, site.address, {}, pageOf('first-bot'));
  const { page } = lab;
  const pane = page.locator('#wb-panel-chat');
  expect(await pane.textContent()).toContain('Press Run');
  expect(solution).toContain(ANSWER);
  await lab.write('bot.ts', solution.replace(ANSWER, CARD));
  await lab.run();

  const log = pane.getByRole('log', { name: 'Conversation' });
  await pane.getByRole('button', { name: 'New conversation' }).click();
  const field = pane.getByLabel('Say something to registrar');
  await field.fill('my laptop is broken');
  await page.keyboard.press('Enter');
  const button = log.getByRole('button', { name: 'Tell the way' });
  await button.waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await pane.getByRole('img').getAttribute('aria-label')).toMatch(/^The intent is FallbackIntent\./);
  await button.click();
  await log.getByText('In the hall by the harbour').waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await pane.getByRole('img').getAttribute('aria-label')).toBe(
    'The intent is FindVenue. The conversation about it is closed (Fulfilled).',
  );

  await leaf(page, /^Understanding/).click();
  expect(await pane.getByRole('table').getByRole('columnheader').allTextContents()).toContain('FindVenue');
  expect(await lab.complaintsOfAxe()).toEqual([]);
  // A look back: what the bot made of the first turn.
  await log.getByRole('button', { name: 'my laptop is broken' }).click();
  await leaf(page, /^State/).click();
  expect(await pane.getByRole('img').getAttribute('aria-label')).toMatch(/^The intent is FallbackIntent\./);

  await pane.getByRole('button', { name: 'Save as test' }).click();
  await leaf(page, /^Tests/).click();
  await pane.getByText('It passed with the bot of this run.').waitFor();
  await pane.getByRole('button', { name: 'Replay' }).click();
  await pane.getByRole('button', { name: 'Stop replay' }).waitFor();
  await log.getByText('In the hall by the harbour').waitFor();
  expect(await log.getByRole('listitem').count()).toBe(2);
  expect(await lab.complaintsOfAxe()).toEqual([]);

  await lab.write('bot.ts', solution);
  await lab.run();
  await leaf(page, /^Tests: 1 failed/).waitFor();
  expect(await pane.locator('.chat-test').textContent()).toContain(
    'Turn 1, “my laptop is broken”: The bot says “I can register you, or tell you the way.”; expected: “I can”.',
  );

  // The conversation is the learner's work: it is there after a reload, before any Run.
  await lab.reload();
  await leaf(page, /^Tests/).click();
  expect(await pane.getByLabel('Name of the test').inputValue()).toBe('my laptop is broken');
  await pane.getByRole('button', { name: 'As code' }).click();
  expect(await pane.getByLabel('The test, for vitest').inputValue()).toContain("await say('where is the venue')");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  await pane.getByRole('button', { name: 'As code' }).waitFor();
  expect(await pane.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  expect(await lab.complaintsOfAxe()).toEqual([]);
  expect(lab.complaints).toEqual([]);
  await lab.close();
});
