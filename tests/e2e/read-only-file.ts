// A file of the lab decouple-with-a-queue that is only to be read, in whichever editor stands there. Source: issue 6.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { LabPage } from './lab-page.ts';

/** Expects that the file can be read and not changed; then shows worker.ts, which can. */
export async function expectReadOnlyFile(lab: LabPage, editor: 'monaco' | 'codemirror'): Promise<void> {
  const { page } = lab;
  expect(await page.locator('.wb-editor').getAttribute('data-editor')).toBe(editor);
  await page.getByRole('tab', { name: 'carrier.ts (read-only)' }).click();
  await page.getByRole('textbox', { name: 'carrier.ts, read-only' }).waitFor();
  const text = readFileSync('labs/decouple-with-a-queue/start/carrier.ts', 'utf8');
  expect(await lab.fileInEditor()).toBe(text);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('gone');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Delete');
  expect(await lab.fileInEditor()).toBe(text);
  expect(await page.locator('.wb-status').textContent()).toContain('carrier.ts is there to be read. It cannot be changed.');
  await page.getByRole('tab', { name: 'worker.ts', exact: true }).click();
  await page.getByRole('textbox', { name: 'Editor of worker.ts' }).waitFor();
}
