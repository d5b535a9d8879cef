// Bundles the script of a function's child process into one text: the child may read no file.
import { fileURLToPath } from 'node:url';
import { builtChildScript } from '../../sandbox/node/child-script.ts';

const FUNCTIONS = fileURLToPath(new URL('..', import.meta.url));
const SANDBOX = fileURLToPath(new URL('../../sandbox/', import.meta.url));
const ENTRY = fileURLToPath(new URL('function-child-entry.ts', import.meta.url));

let script: Promise<string> | undefined;

export function functionChildScript(): Promise<string> {
  script ??= builtChildScript('function-child', ENTRY, [FUNCTIONS, SANDBOX]);
  return script;
}
