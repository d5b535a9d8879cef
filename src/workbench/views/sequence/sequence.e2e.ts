// The sequence of a run in Chromium: who asked whom, why IAM denied a call, and what a token says. Source: issue 10, "The view".
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtSite } from '../../../../tests/e2e/built-site.ts';
import { openReadyLab, pageOf } from '../../../../tests/e2e/lab-page.ts';
import { loadLab } from '../../../lab/load-lab-node.ts';

const site = builtSite('/a/sub/path/');

/** Whether some of it lies in what its scrolling box shows. */
const seen = (element: Element) =>
  new Promise<boolean>((tell) => new IntersectionObserver(([entry]) => tell(entry?.isIntersecting === true)).observe(element));

const message = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true });

test('a learner sees how a visitor gets keys, why the attack by a batch is denied, and what the token of Google says', async () => {
  const { lab: declared, start, solution } = await loadLab('own-rows');
  const lab = await openReadyLab(site.browser, site.address, {}, pageOf('own-rows'));
  const { page } = lab;
  for (const file of declared.editable.filter((path) => solution[path] !== start[path])) await lab.write(file, solution[file] ?? '');
  expect(await lab.run()).toMatchObject({ tone: 'passed' });
  await page.getByRole('button', { name: 'Sequence', exact: true }).click();
  const view = page.getByRole('region', { name: 'Sequence of the calls' });

  // The specs have signed in and saved.
  for (const words of [
    'Your page asks Cognito identity pool for GetId: answered',
    'Your page asks Cognito identity pool for GetCredentialsForIdentity: answered',
    'Cognito identity pool asks STS for AssumeRoleWithWebIdentity: answered',
    'Your page asks DynamoDB for PutItem: answered',
  ])
    expect(await message(page, words).count(), words).toBeGreaterThan(0);

  const denied = message(page, 'Your page asks DynamoDB for BatchGetItem: denied: AccessDeniedException');
  await denied.focus();
  await page.keyboard.press('Enter');
  const decision = view.getByRole('region', { name: 'Denied: dynamodb:BatchGetItem' });
  const why = (await decision.textContent()) ?? '';
  expect(why).toContain('Nothing allows it: in the identity-based policy, a condition did not hold for this call.');
  expect(why).toMatch(/Condition ForAllValues:StringEquals did not hold/);
  expect(why).toMatch(/\$\{cognito-identity\.amazonaws\.com:sub\} = us-east-1:[0-9a-f-]{36}/);
  expect(why).toMatch(/Every value of the call has to match, and us-east-1:[0-9a-f-]{36} does not\./);
  expect(await lab.complaintsOfAxe()).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await denied.evaluate((element) => element === document.activeElement)).toBe(true);

  // The app goes on: what its visitor does comes in, too.
  await page.getByRole('button', { name: 'App and specs', exact: true }).click();
  const address = page.getByRole('textbox', { name: 'Address of the page in the preview' });
  await address.fill('https://app.example/#/profile');
  await address.press('Enter');
  const signIn = page.frameLocator('.preview-stage iframe').getByRole('button', { name: /^Sign in with Google/ });
  await signIn.first().click();
  await page.getByRole('button', { name: 'Sequence', exact: true }).click();
  const keys = message(page, 'Your page asks Cognito identity pool for GetCredentialsForIdentity: answered').first();
  const ofTheApp = view.getByRole('button', { name: /^The app \((?!7 )\d+ calls\)$/ });
  await expect.poll(() => ofTheApp.count(), { timeout: 10_000 }).toBe(1);
  await keys.click();
  await view
    .getByRole('button', { name: /token$/ })
    .first()
    .click();
  const token = view.getByRole('region', { name: /^ID token of .*, by accounts\.google\.com$/ });
  await token.getByText('✓ Signature verified with the key').waitFor();
  expect(await token.evaluate(seen), 'the token can be seen without scrolling').toBe(true);
  expect(await token.textContent()).toMatch(/exp\d+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, in \d+ minutes on the lab's clock/);
  expect(await lab.complaintsOfAxe()).toEqual([]);

  await view.getByRole('button', { name: 'Close the details' }).click();
  await view.getByRole('button', { name: 'Table', exact: true }).click();
  await view
    .getByRole('row', { name: /^Cognito identity pool STS AssumeRoleWithWebIdentity/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: /^Calls/ }).click();
  await page.locator('#wb-panel-calls').getByRole('button', { name: 'Sequence', exact: true }).click();
  await page.locator('#wb-panel-calls').getByRole('region', { name: 'Sequence of the calls' }).waitFor();
  expect(await lab.complaintsOfAxe()).toEqual([]);
  expect(lab.complaints).toEqual([]);
});
