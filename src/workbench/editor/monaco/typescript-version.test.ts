// DESIGN: labs, roll-ups and Node compile with the TypeScript that Monaco carries. A newer Monaco must bring the others along.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { expect, it } from 'vitest';

it('is the same in Monaco and in Node', () => {
  const file = createRequire(import.meta.url).resolve('monaco-editor/languages/features/typescript/lib/typescriptServicesMetadata');
  expect(/typescriptVersion = "([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1]).toBe(ts.version);
});
