// The bootstrap as a process. Source of truth: DESIGN's "Node": every entry goes through it, Node 18 parses it, a new Node pays nothing.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const entries = globSync('bin/*.js', { cwd: root });

test('every script of package.json and the command line go through it', () => {
  const { scripts, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const started = [...Object.values<string>(scripts).map((script) => script.replace('node ', '')), ...Object.values<string>(bin)];
  expect(started.toSorted()).toEqual(entries.filter((entry) => entry !== 'bin/bootstrap.js').toSorted());
  for (const entry of started) expect(readFileSync(join(root, entry), 'utf8'), entry).toContain("from './bootstrap.js'");
});

test('it and all that it imports are JavaScript of ES2022, without a package', () => {
  for (const file of globSync('bin/{*,steps/*}.js', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
    const tokens = (code: string) => code.replaceAll(/[\s;,()]/g, '');
    expect(tokens(outputText), file).toBe(tokens(text));
    for (const [, from] of text.matchAll(/ from '([^']+)'/g)) expect(from, file).toMatch(/^(node:|\.\.?\/)/);
  }
});

test('with nothing to do it takes at most 100 ms of processor time beside Node itself, and says nothing', () => {
  // Processor time, at its least: wall time would measure what else the machine does.
  const told = 'const { user, system } = process.cpuUsage(); console.log(user + system);';
  const folder = checkout(`export const main = (): void => { ${told} };`, told);
  const leastMs = (file: string) =>
    Math.min(...Array.from({ length: 7 }, () => Number(execFileSync(process.execPath, [file], { cwd: folder, stdio: 'pipe' })) / 1000));
  expect(leastMs('bin/entry.js') - leastMs('bare.js')).toBeLessThan(100);
});

test('the status that an entry returns is the status of the process', () => {
  const folder = checkout('export const main = () => 7;');
  expect(() => execFileSync(process.execPath, ['bin/entry.js'], { cwd: folder, stdio: 'pipe' })).toThrow(
    expect.objectContaining({ status: 7, stderr: Buffer.from('') }),
  );
});

test('an error that the reader can mend is one sentence, and the status is 1', () => {
  const folder = checkout("export const main = () => { throw Object.assign(new Error('The tide is out.'), { name: 'PlainError' }); };");
  expect(() => execFileSync(process.execPath, ['bin/entry.js'], { cwd: folder, stdio: 'pipe' })).toThrow(
    expect.objectContaining({ status: 1, stderr: Buffer.from('sandshark: The tide is out.\n') }),
  );
});

/** A checkout of its own with our bootstrap, installed packages as here, and one entry in TypeScript. */
function checkout(main: string, bare = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandshark-bootstrap-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'bin/bootstrap.js'), readFileSync(join(root, 'bin/bootstrap.js')));
  writeFileSync(join(folder, 'bin/entry.js'), "import { enter } from './bootstrap.js';\nawait enter('main.ts');\n");
  writeFileSync(join(folder, 'bare.js'), bare);
  writeFileSync(join(folder, 'main.ts'), main);
  for (const shared of ['bin/steps', 'node_modules', 'package-lock.json']) symlinkSync(join(root, shared), join(folder, shared));
  return folder;
}
