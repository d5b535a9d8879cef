// Which part of the SDK travels into a sandbox. Source of truth: what Lambda's runtimes contain; inferred where it is left out.
import { expect, it } from 'vitest';
import { sdkOfFunction } from './function-sdk.ts';

const bundle = {
  packages: { '@aws-sdk/client-s3': 'sdk:s3.js', '@aws-sdk/client-sqs': 'sdk:sqs.js' },
  modules: [
    { id: 'sdk:shared.js', pieces: ['export {};'] },
    { id: 'sdk:s3.js', pieces: ["import '", { module: 'sdk:shared.js' }, "';"] },
    { id: 'sdk:sqs.js', pieces: ['export {};'] },
  ],
};

function needed(files: Readonly<Record<string, string>>) {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const program = { functionName: 'f', runtime: 'nodejs22.x', handler: 'index.handler', environment: {}, memoryMb: 128 } as const;
  return sdkOfFunction({ ...program, files: bytes, layerFiles: new Map() }, bundle);
}

it('is what scripts name in quotes, with what that needs, in the same order', () => {
  const { packages, modules } = needed({ 'index.mjs': "import { S3Client } from '@aws-sdk/client-s3';" });
  expect(packages).toEqual({ '@aws-sdk/client-s3': 'sdk:s3.js' });
  expect(modules.map(({ id }) => id)).toEqual(['sdk:shared.js', 'sdk:s3.js']);
});

it('is nothing for a function that names none, or names it in a text', () => {
  expect(needed({ 'index.mjs': 'export const handler = 1;', 'notes.txt': "'@aws-sdk/client-s3'" })).toEqual({ packages: {}, modules: [] });
});
