// The tab runs the files that Node runs: all of start/, whether the learner may change them or not. Source: src/lab/definition.ts.
import { expect, test } from 'vitest';
import { loadLab as loadLabInNode } from '../../lab/load-lab-node.ts';
import { contentOf, loadLab } from './lab-content.ts';

test('files that are not editable are kept apart from the learner’s, shown or not', async () => {
  const { lab } = await loadLabInNode('decouple-with-a-queue');
  const all = { 'main.ts': 'a', 'worker.ts': 'b', 'ready-made.ts': 'c', 'carrier.ts': 'd', 'hidden/table.ts': 'e' };
  const { start, fixed, readOnly } = contentOf(lab, all);
  expect(start).toEqual({ 'main.ts': 'a', 'worker.ts': 'b', 'ready-made.ts': 'c' });
  expect(fixed).toEqual({ 'carrier.ts': 'd', 'hidden/table.ts': 'e' });
  expect(readOnly).toEqual(['carrier.ts']);
});

test('the start of a lab is the same in the tab and in Node', async () => {
  const [inTab, inNode] = await Promise.all([loadLab('decouple-with-a-queue'), loadLabInNode('decouple-with-a-queue')]);
  expect({ ...inTab.start, ...inTab.fixed }).toEqual(inNode.start);
});
