// Builds the packages that labs may import into one shared graph of modules for the sandbox. Node, at build time.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { OutputChunk, Plugin } from 'rolldown';
import { cachedBuild, sourcesUnder } from './build-cache.ts';
import { KINESIS_CONSUMER } from './kinesis-consumer/module-name.ts';
import type { SdkBundle } from './link.ts';
import { chunksToModules } from './sdk-modules.ts';
import { SPECS_MODULE } from './specs/module-name.ts';
import { workerXmlParser } from './worker-xml-parser.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Changes when this file builds something else from the same packages. */
const RECIPE = '7';

/** Modules of our own that a lab may name among its packages: they are bundled with the SDK, so that they share its clients. */
const OWN_MODULES: Readonly<Record<string, { readonly entry: string; readonly folder: string }>> = {
  [KINESIS_CONSUMER]: { entry: `${ROOT}src/lab/kinesis-consumer/consume-stream.ts`, folder: `${ROOT}src/lab/kinesis-consumer/` },
  [SPECS_MODULE]: { entry: `${ROOT}src/lab/specs/spec-runner.ts`, folder: `${ROOT}src/lab/specs/` },
};

/** Jasmine's file for browsers: what its package exports is for Node, and reads folders. */
function jasmineForBrowsers(): Plugin {
  const file = createRequire(import.meta.url)
    .resolve('jasmine-core')
    .replace(/jasmine-core\.js$/, 'jasmine-core/jasmine.js');
  // Loaded as a module of a document it would complain: it looks for the script that it is.
  const looks = 'globalThis.document && !globalThis.document.currentScript';
  return {
    name: 'sandshark-jasmine',
    resolveId: (source) => (source === 'jasmine-core' ? file : null),
    transform(code, id) {
      if (id !== file) return null;
      if (!code.includes(looks)) throw new Error('This version of Jasmine looks for its script in another way.');
      return code.replace(looks, 'false');
    },
  };
}

/**
 * Wraps the browser configuration of every client: what the learner's `new KinesisClient({})` leaves out comes from the
 * sandbox's environment. The request handler needs no wrapping: in the browser build it is the global fetch, which is the port.
 * The SQS client would send to the host of a queue's URL, which an emulator makes of its own address: where requests go is the host's business.
 */
function environmentDefaults(): Plugin {
  return {
    name: 'sandshark-environment',
    resolveId(source, importer) {
      if (source !== './runtimeConfig' || !importer || !/@aws-sdk\/client-[^/]+\/dist-es\//.test(importer)) return null;
      return { id: importer.replace(/[^/]+$/, 'runtimeConfig.browser.js?sandshark-wrapped') };
    },
    load(id) {
      if (!id.endsWith('?sandshark-wrapped')) return null;
      const original = id.replace('?sandshark-wrapped', '');
      return `import { getRuntimeConfig as original } from ${JSON.stringify(original)};
const environment = () => globalThis[Symbol.for('sandshark.environment')] ?? {};
export const getRuntimeConfig = (config) => {
  const { region, credentials } = environment();
  return original({ useQueueUrlAsEndpoint: false, ...config, region: config.region ?? region, credentials: config.credentials ?? { ...credentials } });
};`;
    },
  };
}

/**
 * The SDK loads its code of event streams when it is needed. Where no package imports it otherwise, that would be a chunk that shares with
 * the one that asks for it, and is shared by it: a circle, which blobs cannot make. It is imported at once.
 */
function eventStreamsAtOnce(): Plugin {
  const later = 'await import("@smithy/core/event-streams")';
  return {
    name: 'sandshark-event-streams',
    transform(code, id) {
      if (!id.endsWith('/protocols/HttpProtocol.js') || !code.includes(later)) return null;
      return `import * as eventStreams from "@smithy/core/event-streams";\n${code.replace(later, 'eventStreams')}`;
    },
  };
}

async function build(packages: readonly string[]): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: Object.fromEntries(packages.map((name) => [name.replaceAll('/', '__'), OWN_MODULES[name]?.entry ?? name])),
    cwd: ROOT,
    platform: 'browser',
    resolve: { mainFields: ['browser', 'module', 'main'], conditionNames: ['browser', 'import', 'module', 'default'] },
    plugins: [environmentDefaults(), workerXmlParser(), jasmineForBrowsers(), eventStreamsAtOnce()],
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[hash].js',
    // All that several packages share goes into one chunk: more of them import each other in a circle, which blobs cannot.
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  });
  await bundle.close();
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  const entries = Object.fromEntries(packages.map((name) => [name, `${name.replaceAll('/', '__')}.js`]));
  return JSON.stringify(chunksToModules(chunks, entries));
}

async function inputs(packages: readonly string[]): Promise<string[]> {
  const lock = await readFile(`${ROOT}package-lock.json`, 'utf8');
  const require = createRequire(`${ROOT}package.json`);
  const own: string[] = [];
  for (const name of packages) {
    const module = OWN_MODULES[name];
    if (module) {
      own.push(...(await sourcesUnder(module.folder)), await readFile(`${ROOT}src/aws/core/aggregated-records.ts`, 'utf8'));
      continue;
    }
    try {
      require.resolve(name);
    } catch {
      throw new Error(`The package ${name} is not installed: a lab may only name packages of package.json.`);
    }
  }
  return [RECIPE, lock, ...packages, ...own];
}

/**
 * The packages as modules for the sandbox; built once for each set of packages and lock file, then read from .cache/.
 * @throws when a package is not installed
 */
export async function sdkBundle(packages: readonly string[]): Promise<SdkBundle> {
  const sorted = [...new Set(packages)].sort();
  if (sorted.length === 0) return { packages: {}, modules: [] };
  return JSON.parse(await cachedBuild('sdk', inputs(sorted), () => build(sorted))) as SdkBundle;
}
