// Bundles the script of a child that has a document: happy-dom goes in without the parts of Node that it would use for networks and files.
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { builtChildScript } from '../../sandbox/node/child-script.ts';

const SANDBOX = fileURLToPath(new URL('../../sandbox', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = fileURLToPath(new URL('document-child-entry.ts', import.meta.url));

/**
 * What happy-dom imports of Node, in the words of the web where there are any. The rest (http, fs, child_process) is empty: the code that
 * would use it loads resources, which is switched off, and a call of it could only throw.
 */
const REPLACED: Readonly<Record<string, string>> = {
  buffer: 'export const { Buffer, Blob, File } = globalThis;',
  crypto: 'export const webcrypto = globalThis.crypto;\nexport const randomUUID = () => webcrypto.randomUUID();',
  perf_hooks: 'export const { performance, PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList } = globalThis;',
  'stream/web': 'export const { ReadableStream, WritableStream, TransformStream } = globalThis;',
  url: 'export const { URL, URLSearchParams } = globalThis;\nexport const domainToASCII = String, fileURLToPath = String;',
  util: 'export const { TextEncoder, TextDecoder } = globalThis;',
  net: 'export const isIP = () => 0;',
  vm: 'export class Script {}\nexport const isContext = () => false;\nexport const createContext = (value) => value;',
};

const EMPTY = '\0sandshark-node:';

const withoutNode = (window: string): Plugin => ({
  name: 'sandshark-happy-dom',
  resolveId(source, importer) {
    if (source === 'happy-dom/window') return window;
    if (source === 'ws') return `${EMPTY}ws`;
    const foreign = importer?.includes('/node_modules/');
    return foreign && isBuiltin(source) ? EMPTY + source.replace(/^node:/, '') : null;
  },
  load(id) {
    if (!id.startsWith(EMPTY)) return null;
    const names = REPLACED[id.slice(EMPTY.length)] ?? '';
    return { code: `${names}\nexport default { URL: globalThis.URL };`, moduleType: 'js' };
  },
});

let script: Promise<string> | undefined;

/** The text of the script; made once, and again when its sources change. */
export function documentChildScript(): Promise<string> {
  script ??= build();
  return script;
}

function build(): Promise<string> {
  const require = createRequire(import.meta.url);
  const { version } = require('happy-dom/package.json') as { version: string };
  // Only the window: the package's own entry brings browsers, fetchers and their file caches as well.
  const window = `${dirname(require.resolve('happy-dom'))}/window/GlobalWindow.js`;
  return builtChildScript(`sandbox-document-child-${version}`, ENTRY, [SANDBOX, DOCUMENT], [withoutNode(window)]);
}
