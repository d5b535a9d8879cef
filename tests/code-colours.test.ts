// The static code of a page and the editor that takes its place have the same colours, or the code would flash as the editor mounts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE_COLOURS } from '../src/site/code-themes.ts';

const [dark = '', light = ''] = readFileSync('src/workbench/styles/colours.css', 'utf8').split(':root[data-theme="light"]');
const declared = (css: string) =>
  Object.fromEntries([...css.matchAll(/--wb-code-(\w+): (#\w+);/g)].map(([, role, colour]) => [role, colour]));

test.each([
  ['light', light],
  ['dark', dark],
] as const)('the editor has the %s colours of the static code', (mode, css) => {
  expect(declared(css)).toMatchObject(CODE_COLOURS[mode]);
});
