// Vite plugin for the sandbox: `virtual:sandshark/guest` is the script of its Worker as text, `.../function-guest` that of a Lambda function,
// `.../document-guest` that of an app's document, `.../frame` and `.../document-frame` their addresses, `.../sdk` the packages of each lab.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cachedBuild, sourcesUnder } from '../../lab/build-cache.ts';
import type { Lab } from '../../lab/definition.ts';
import { sdkBundle } from '../../lab/sdk-bundle.ts';

const GUEST = 'virtual:sandshark/guest';
const FUNCTION_GUEST = 'virtual:sandshark/function-guest';
const SDK = 'virtual:sandshark/sdk';
const DOCUMENT_GUEST = 'virtual:sandshark/document-guest';
/** The frames: the address of each is a module, and its document a file beside this one. The live preview serves them by these addresses. */
const FRAMES: Readonly<Record<string, { readonly file: string; readonly inPreview: string }>> = {
  'virtual:sandshark/frame': { file: 'frame.html', inPreview: '/@sandshark/frame.html' },
  'virtual:sandshark/document-frame': { file: 'document-frame.html', inPreview: '/@sandshark/document-frame.html' },
};
const SANDBOX = fileURLToPath(new URL('../../lab/sandbox/', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../lab/document/', import.meta.url));
const FUNCTIONS = fileURLToPath(new URL('../../lab/functions/', import.meta.url));

/** What Vite asks of a plugin, as far as this one answers. */
interface VitePlugin {
  readonly name: string;
  configResolved(config: { readonly root: string; readonly command: 'build' | 'serve' }): void;
  configureServer(server: {
    readonly middlewares: { use(path: string, answer: (request: unknown, response: ServerResponse) => void): void };
  }): void;
  resolveId(id: string): string | undefined;
  load(this: { emitFile(file: { type: 'asset'; name: string; source: string }): string }, id: string): Promise<string | undefined>;
}

/** Serves both modules; what they hold is built at first use and kept under `.cache/lab`. */
export function workbenchSandbox(): VitePlugin {
  let root = process.cwd();
  let command: 'build' | 'serve' = 'build';
  return {
    name: 'sandshark:workbench-sandbox',
    configResolved(config) {
      root = config.root;
      command = config.command;
    },
    configureServer({ middlewares }) {
      for (const { file, inPreview } of Object.values(FRAMES)) {
        middlewares.use(inPreview, (_request, response) => {
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(frameDocument(file));
        });
      }
    },
    resolveId(id) {
      const known = [GUEST, FUNCTION_GUEST, DOCUMENT_GUEST, SDK, ...Object.keys(FRAMES)].includes(id);
      return known || id.startsWith(`${SDK}/`) ? `\0${id}` : undefined;
    },
    async load(id) {
      const frame = FRAMES[id.slice(1)];
      if (frame) {
        if (command === 'serve') return `export default ${JSON.stringify(frame.inPreview)};`;
        const reference = this.emitFile({ type: 'asset', name: frame.file, source: frameDocument(frame.file) });
        return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
      }
      if (id === `\0${GUEST}`) return `export default ${JSON.stringify(await guestScript())};`;
      if (id === `\0${FUNCTION_GUEST}`) return `export default ${JSON.stringify(await functionGuestScript())};`;
      if (id === `\0${DOCUMENT_GUEST}`) return `export default ${JSON.stringify(await documentGuestScript())};`;
      if (id === `\0${SDK}`) return indexModule(root);
      if (!id.startsWith(`\0${SDK}/`)) return undefined;
      const file = join(root, 'labs', id.slice(SDK.length + 2), 'lab.ts');
      const { default: lab }: { default: Lab } = await import(pathToFileURL(file).href);
      // As text to be parsed: a browser reads JSON faster than a literal of the same size.
      const functions = lab.services.includes('lambda') ? 'used' : 'unused';
      const bundle = JSON.stringify(JSON.stringify(await sdkBundle(lab.packages)));
      const document = lab.document === undefined ? 'unused' : 'used';
      return `export const functions = '${functions}', document = '${document}';\nexport default JSON.parse(${bundle});`;
    },
  };
}

/** A page of its own: a frame made by `srcdoc` would inherit the policy of the page around it. */
function frameDocument(file: string): string {
  const html = readFileSync(new URL(file, import.meta.url), 'utf8');
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  return html.replace('OF-THE-SCRIPT', createHash('sha256').update(script).digest('base64'));
}

function indexModule(root: string): string {
  const ids = globSync('labs/*/lab.ts', { cwd: root }).map((file) => basename(dirname(file)));
  return `export default {\n${ids.map((id) => `  ${JSON.stringify(id)}: () => import(${JSON.stringify(`${SDK}/${id}`)}),`).join('\n')}\n};`;
}

function guestScript(): Promise<string> {
  return workerScript('sandbox-worker', join(SANDBOX, 'guest/worker-entry.ts'), [SANDBOX]);
}

function functionGuestScript(): Promise<string> {
  return workerScript('function-worker', join(FUNCTIONS, 'guest/function-worker-entry.ts'), [FUNCTIONS, SANDBOX]);
}

/** A module: the frame imports it, and calls its `start`. */
function documentGuestScript(): Promise<string> {
  return workerScript('sandbox-document', join(DOCUMENT, 'guest/document-entry.ts'), [DOCUMENT, SANDBOX], 'esm');
}

/** A classic script for Workers: in an opaque-origin frame a module Worker from a blob does not start. */
function workerScript(name: string, input: string, sources: readonly string[], format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const texts = Promise.all(sources.map(sourcesUnder)).then((all) => all.flat());
  return cachedBuild(name, texts, async () => {
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({ input, platform: 'browser', logLevel: 'warn' });
    const { output } = await bundle.generate({ format, codeSplitting: false, minify: true });
    await bundle.close();
    return output[0].code;
  });
}
