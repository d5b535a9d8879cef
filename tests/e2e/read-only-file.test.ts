// A file that is only to be read, in the light editor. In the large one it is tried where its lab runs: shown-by-labs.ts.
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { openReadyLab, pageOf } from './lab-page.ts';
import { expectReadOnlyFile } from './read-only-file.ts';
import { PHONE } from './screens.ts';

const site = builtSite('/a/sub/path/');

test('a read-only file can be read and not changed on a phone', async () => {
  const lab = await openReadyLab(site.browser, site.address, PHONE, pageOf('decouple-with-a-queue'));
  await expectReadOnlyFile(lab, 'codemirror');
  expect(lab.complaints).toEqual([]);
  await lab.close();
});
