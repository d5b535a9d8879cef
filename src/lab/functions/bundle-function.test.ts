// Zips of functions. Source of truth: issue 6, "bundle('handler.ts') ... compiles and zips identically everywhere"; the zip format's APPNOTE.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import ts from 'typescript';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compilerOptions, isSource } from '../compile.ts';
import { nodeCompiler } from '../compile-node.ts';
import type { LabFiles } from '../definition.ts';
import { workshopTypes } from '../workshop-module.ts';
import { bundleFunctions } from './bundle-function.ts';
import { FUNCTION_SAMPLE, SAMPLE_SHA256 } from './testing/function-sample.ts';

afterEach(() => vi.unstubAllEnvs());

const compiler = nodeCompiler();
const packages = {
  packages: { '@aws-sdk/client-kinesis': 'sdk:kinesis.js', 'fast-png': 'sdk:fast-png.js' },
  modules: [
    { id: 'sdk:shared.js', pieces: ['export const one = 1;'] },
    { id: 'sdk:kinesis.js', pieces: ["export { one } from '", { module: 'sdk:shared.js' }, "';"] },
    { id: 'sdk:fast-png.js', pieces: ["import { one } from '", { module: 'sdk:shared.js' }, "'; export const decodePng = () => one;"] },
  ],
};

async function bundled(files: LabFiles) {
  const { compiled, diagnostics } = await compiler.compile({ files, workshopTypes: workshopTypes('unknown') });
  return { ...bundleFunctions({ files, compiled, packages }), compiled: diagnostics };
}

/** As Monaco's worker compiles: a language service over all files at once, where Node goes file by file. */
function compiledAsInMonaco(files: Readonly<Record<string, string>>) {
  const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, types: [], noLib: true }, '/');
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () =>
      Object.keys(files)
        .filter(isSource)
        .map((path) => `/${path}`),
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) =>
      files[path.slice(1)] === undefined ? undefined : ts.ScriptSnapshot.fromString(files[path.slice(1)] ?? ''),
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib.d.ts',
    fileExists: (path) => files[path.slice(1)] !== undefined,
    readFile: (path) => files[path.slice(1)],
  });
  const textOf = (path: string) => service.getEmitOutput(`/${path}`).outputFiles.find(({ name }) => name.endsWith('.js'))?.text ?? '';
  const withoutMap = (text: string) => text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
  return Object.fromEntries(
    Object.keys(files)
      .filter(isSource)
      .map((path) => [path, { text: withoutMap(textOf(path)), map: '{"version":3,"sources":[],"mappings":""}' }]),
  );
}

const texts = (bytes: Uint8Array | undefined) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes ?? new Uint8Array())).map(([path, content]) => [path, new TextDecoder().decode(content)]),
  );
const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex');
const main = "import { bundle } from 'workshop';\nexport const zip = bundle('handler.ts');\n";

describe('bundle()', () => {
  it('zips the file and what it imports as ES modules, names made those of the zip', async () => {
    const { bundles, diagnostics, compiled } = await bundled(FUNCTION_SAMPLE);
    expect([diagnostics, compiled]).toEqual([[], []]);
    const files = texts(bundles.get('functions/handler.ts'));
    expect(Object.keys(files)).toEqual(['functions/handler.mjs', 'functions/sizes.mjs', 'shared/greeting.txt.mjs']);
    expect(files['functions/handler.mjs']).toContain("from './sizes.mjs'");
    expect(files['functions/handler.mjs']).toContain("from '../shared/greeting.txt.mjs'");
    expect(files['functions/handler.mjs']).toContain("from '@aws-sdk/client-kinesis'");
    expect(files['shared/greeting.txt.mjs']).toBe('export default "hello\\n";\n');
  });

  it.each(['UTC', 'America/St_Johns', 'Asia/Tokyo'])('gives the same bytes in the time zone %s', async (name) => {
    vi.stubEnv('TZ', name);
    const { bundles } = await bundled(FUNCTION_SAMPLE);
    expect(sha256(bundles.get('functions/handler.ts'))).toBe(SAMPLE_SHA256);
  });

  it('gives the same bytes from what a language service emits, as the one in Monaco does', () => {
    const { bundles } = bundleFunctions({ files: FUNCTION_SAMPLE, compiled: compiledAsInMonaco(FUNCTION_SAMPLE), packages });
    expect(sha256(bundles.get('functions/handler.ts'))).toBe(SAMPLE_SHA256);
  });

  it('puts packages that Lambda lacks into the zip, with what they import, and leaves the SDK to the runtime', async () => {
    const handler =
      "import { decodePng } from 'fast-png';\nimport '@aws-sdk/client-kinesis';\nexport const handler = async () => decodePng(new Uint8Array());";
    const { bundles, diagnostics } = await bundled({
      'main.ts': "import { bundle } from 'workshop';\nbundle('f/a.ts');",
      'f/a.ts': handler,
    });
    const files = texts(bundles.get('f/a.ts'));
    expect(diagnostics).toEqual([]);
    expect(Object.keys(files)).toEqual(['f/a.mjs', 'node_modules/fast-png.mjs', 'node_modules/shared.mjs']);
    expect(files['f/a.mjs']).toMatch(/from '\.\.\/node_modules\/fast-png\.mjs';\s*import '@aws-sdk\/client-kinesis'/);
    expect(files['node_modules/fast-png.mjs']).toContain("from './shared.mjs'");
  });

  it('marks its files as readable by all, as Lambda needs them', async () => {
    const zip = (await bundled(FUNCTION_SAMPLE)).bundles.get('functions/handler.ts') ?? new Uint8Array();
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = view.getUint32(zip.length - 6, true);
    expect((view.getUint32(directory + 38, true) >>> 16).toString(8)).toBe('100644');
    expect(zip[directory + 5]).toBe(3);
  });

  it.each([
    ["import { bundle as zipped } from 'workshop';\nzipped('handler.ts');", ['handler.ts']],
    ["import * as workshop from 'workshop';\nworkshop.bundle('./handler.ts');", ['handler.ts']],
    ["import { name, bundle } from 'workshop';\n// bundle('gone.ts')\nconsole.log(name('x'), bundle(`handler.ts`));", ['handler.ts']],
    ["const bundle = (file: string) => file;\nbundle('handler.ts');", []],
  ])('finds the calls in %j', async (program, expected) => {
    const { bundles, diagnostics } = await bundled({ 'main.ts': program, 'handler.ts': 'export const handler = async () => 1;' });
    expect([[...bundles.keys()], diagnostics]).toEqual([expected, []]);
  });

  it.each([
    ['a file that is not there', {}, { file: 'main.ts', line: 2, column: 20 }, "there is no 'handler.ts'"],
    [
      'the workshop module',
      { 'handler.ts': "const a = 1;\nimport { data } from 'workshop';\nexport const handler = async () => [a, data];" },
      { file: 'handler.ts', line: 2 },
      "cannot import 'workshop'",
    ],
    [
      'the consumer library',
      { 'handler.ts': "import { consumeStream } from 'workshop/kinesis';\nexport const handler = async () => consumeStream;" },
      { file: 'handler.ts', line: 1 },
      "cannot import 'workshop/kinesis': Lambda reads the stream for it",
    ],
    [
      'a package that is not there',
      { 'handler.ts': "import _ from 'lodash';\nexport const handler = async () => _;" },
      { file: 'handler.ts', line: 1 },
      "no module 'lodash'",
    ],
    [
      'a missing file of its own',
      { 'handler.ts': "import './gone.ts';\nexport const handler = 1;" },
      { file: 'handler.ts', line: 1 },
      "no file './gone.ts'",
    ],
    [
      'a circle',
      {
        'handler.ts': "import { b } from './b.ts';\nexport const a = b;",
        'b.ts': "import { a } from './handler.ts';\nexport const b = () => a;",
      },
      { file: 'b.ts', line: 1 },
      'handler.ts → b.ts → handler.ts',
    ],
  ])('refuses %s, with file and line', async (_, files, place, message) => {
    const { diagnostics } = await bundled({ 'main.ts': main, ...files } as LabFiles);
    expect(diagnostics).toMatchObject([{ severity: 'error', message: expect.stringContaining(message), place }]);
  });

  it('leaves type errors a warning, and knows the types of what a function finds', async () => {
    const { compiled } = await bundled({
      'main.ts': main,
      'handler.ts':
        "import { createHash } from 'node:crypto';\nexport const handler = async () => createHash('sha256').update(process.env.TABLE ?? '').digest('hex') + 1 * 'x';",
    });
    expect(compiled).toMatchObject([{ severity: 'warning', place: { file: 'handler.ts', line: 2 } }]);
  });
});
