// Runs one of this folder's Python programs and reads the JSON lines that it prints.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** @param input the lines of its standard input */
export function pythonLines<Line>(program: string, args: readonly string[], input: readonly unknown[] = []): readonly Line[] {
  const { status, stdout, stderr, error } = spawnSync('python3', [join(import.meta.dirname, program), ...args], {
    input: input.map((line) => `${JSON.stringify(line)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.slice(-2000)}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
