// The resource graph in Chromium, on the cloud that a lab's run has left. Source: issue 11, "The view", and README.md.
import { expect, test } from 'vitest';
import { builtSite } from '../../../../tests/e2e/built-site.ts';
import { openReadyLab, pageOf } from '../../../../tests/e2e/lab-page.ts';
import { loadLab } from '../../../lab/load-lab-node.ts';

const site = builtSite('/a/sub/path/');

test('a learner switches a recorder on, then turns Config on by program, looks back, and finds what changed, in the graph and in the table', async () => {
  const { lab: declared, start, solution } = await loadLab('turn-it-on');
  const lab = await openReadyLab(site.browser, site.address, {}, pageOf('turn-it-on'));
  const { page } = lab;
  const view = page.getByRole('region', { name: 'Resources', exact: true });
  const stage = view.getByRole('region', { name: 'Drawing of the resources' });

  // The start turns nothing on.
  await lab.run();
  await view.getByText('No recorder is on in this cloud').waitFor();
  await view.getByRole('button', { name: 'Switch one on' }).click();
  await stage.waitFor();

  for (const file of declared.editable.filter((path) => solution[path] !== start[path])) await lab.write(file, solution[file] ?? '');
  expect(await lab.run()).toMatchObject({ tone: 'passed' });
  await view.getByText('4 resources').waitFor();

  // By the keys alone: a resource, its panel, the moment at which it changed.
  await view.getByRole('searchbox').fill('web');
  await view.getByText('1 of 4 resources').waitFor();
  await view.getByRole('button', { name: 'Clear' }).click();
  await stage.focus();
  const panel = view.getByRole('region', { name: 'The chosen resource' });
  for (let press = 0; press < 6 && !(await panel.getByText('web', { exact: true }).count()); press += 1)
    await page.keyboard.press('ArrowDown');
  await panel.getByRole('button', { name: /changed$/ }).click();
  const diff = panel.getByRole('region', { name: 'What changed' });
  expect(await diff.textContent()).toMatch(/Configuration\.IpPermissions\.0 added.*"toPort": 443/);
  expect(await view.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^00:01:10: 2 changed: web, jump; 1 one hop away$/);
  expect(await lab.complaintsOfAxe()).toEqual([]);

  // The table tells the same of that moment; the groups that the day deletes later are still there.
  await view.getByRole('button', { name: 'Table' }).click();
  const row = (name: string) => view.getByRole('row').filter({ hasText: new RegExp(`^${name}`) });
  expect(await row('web').textContent()).toContain('00:01:10 changed');
  expect(await view.getByText('deleted', { exact: true }).count()).toBe(0);
  await view.getByRole('button', { name: 'Now', exact: true }).click();
  expect(await row('jump').textContent()).toContain('deleted');
  expect(await lab.complaintsOfAxe()).toEqual([]);
  expect(lab.complaints).toEqual([]);
});
