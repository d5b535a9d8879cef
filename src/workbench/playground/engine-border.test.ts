// What the page takes from the engine's folder. Source of truth: tests/architecture.test.ts, which lets the page name that folder for its messages.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the page imports the messages only: the engine itself is loaded as a Worker, so that no query can stop the page', () => {
  const files = globSync('*.{ts,tsx}', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.ts'));
  const taken = files.flatMap((file) =>
    [...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/(?:from|import\() ?'\.\/engine\/([^']+)'/g)].map(
      ([, path]) => path,
    ),
  );
  expect(taken.length).toBeGreaterThan(5);
  expect(new Set(taken)).toEqual(new Set(['protocol.ts']));
  expect(readFileSync(`${import.meta.dirname}/engine-client.ts`, 'utf8')).toContain(
    "new URL('./engine/playground-worker.ts', import.meta.url)",
  );
});
