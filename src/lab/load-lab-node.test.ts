// A lab's folder, whole and broken. Source of truth: DESIGN.md, "Layout".
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chooseFiles, labIds, loadLab } from './load-lab-node.ts';

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

const labText = (id: string, mutants = '{ wrong: { fails: "works", because: "x" } }') =>
  `export default { id: '${id}', mutants: ${mutants}, steps: [{ id: 's', checks: ['works'] }] };`;

const whole = (id: string): Record<string, string | undefined> => ({
  [`${id}/lab.ts`]: labText(id),
  [`${id}/checks.ts`]: "export default [{ id: 'works' }];",
  [`${id}/start/main.ts`]: 'start',
  [`${id}/start/help.ts`]: 'help',
  [`${id}/solution/main.ts`]: 'solution',
  [`${id}/solution/lib/help.ts`]: 'help',
  [`${id}/mutants/wrong/main.ts`]: 'wrong',
});

async function labs(files: Record<string, string | undefined>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'labs-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** What is said of a whole lab with some files changed; undefined removes one. */
async function complaint(changes: Record<string, string | undefined>): Promise<string> {
  const folder = await labs({ ...whole('a'), ...changes });
  return loadLab('a', folder).then(
    () => 'nothing',
    (error: Error) => `${error.constructor.name}: ${error.message.replaceAll(folder, 'LABS')}`,
  );
}

describe('loadLab', () => {
  it('reads a whole folder, the solution laid over the start and each mutant over the solution', async () => {
    const loaded = await loadLab('a', await labs(whole('a')));
    expect(loaded.solution).toEqual({ 'main.ts': 'solution', 'help.ts': 'help', 'lib/help.ts': 'help' });
    expect(loaded.mutants).toEqual({ wrong: { 'main.ts': 'wrong', 'help.ts': 'help', 'lib/help.ts': 'help' } });
  });

  it('lists the labs when there is none of that name', async () => {
    const folder = await labs({ ...whole('a'), ...whole('b') });
    expect(await labIds(folder)).toEqual(['a', 'b']);
    await expect(loadLab('c', folder)).rejects.toThrow("There is no lab 'c'. The labs are: a, b.");
    await expect(loadLab('../a', folder)).rejects.toThrow("There is no lab '../a'.");
  });

  it.each([
    ['no solution', { 'a/solution/main.ts': undefined, 'a/solution/lib/help.ts': undefined }, /has no solution\/ with files/],
    ['no start', { 'a/start/main.ts': undefined, 'a/start/help.ts': undefined }, /has no start\/ with files/],
    ['no checks', { 'a/checks.ts': undefined }, /has no checks\.ts/],
    ['no lab.ts', { 'a/lab.ts': undefined }, /has no lab\.ts/],
    ['no default export', { 'a/lab.ts': 'export const lab = 1;' }, /no default export/],
    ['another id', { 'a/lab.ts': labText('z') }, /calls itself 'z'/],
    ['a mutant that is not declared', { 'a/mutants/new/main.ts': '' }, /mutants\/new that lab\.ts does not declare/],
    ['a declared mutant without a folder', { 'a/mutants/wrong/main.ts': undefined }, /has no folder mutants\/wrong/],
    ['a mutant that names no check', { 'a/lab.ts': labText('a', '{ wrong: { fails: "nope" } }') }, /names the check 'nope'/],
  ])('says what is wrong with a folder that has %s', async (_, changes, said) => {
    const text = await complaint(changes);
    expect(text).toMatch(said);
    expect(text).toMatch(/^LabFolderError/);
  });
});

describe('chooseFiles', () => {
  it('finds start, solution, mutants and folders, which lie over the start', async () => {
    const folder = await labs({ ...whole('a'), 'mine/main.ts': 'mine' });
    const loaded = await loadLab('a', folder);
    expect(await chooseFiles(loaded, 'start')).toBe(loaded.start);
    expect(await chooseFiles(loaded, 'mutants/wrong')).toBe(loaded.mutants.wrong);
    expect(await chooseFiles(loaded, join(folder, 'mine'))).toEqual({ 'main.ts': 'mine', 'help.ts': 'help' });
  });

  it('names the mutants when there is none of that name, and the choices when there is no such folder', async () => {
    const loaded = await loadLab('a', await labs(whole('a')));
    await expect(chooseFiles(loaded, 'mutants/other')).rejects.toThrow("has no mutant 'other'. It has: wrong.");
    await expect(chooseFiles(loaded, '/nowhere')).rejects.toThrow('There is no folder /nowhere. --files takes start, solution');
  });
});
