// Vite plugin for the sandbox: `virtual:sandshark/guest` is the script of its Worker as text, `virtual:sandshark/function-guest` that of
// a Lambda function, `virtual:sandshark/frame` the address of its frame, `virtual:sandshark/sdk` the packages of each lab.
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
const FRAME = 'virtual:sandshark/frame';
const SDK = 'virtual:sandshark/sdk';
/** Where the live preview serves the frame; a build gives it a name of its own. */
const FRAME_IN_PREVIEW = '/@sandshark/frame.html';
const SANDBOX = fileURLToPath(new URL('../../lab/sandbox/', import.meta.url));
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
      middlewares.use(FRAME_IN_PREVIEW, (_request, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(frameDocument());
      });
    },
    resolveId: (id) => ([GUEST, FUNCTION_GUEST, FRAME, SDK].includes(id) || id.startsWith(`${SDK}/`) ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${FRAME}`) {
        if (command === 'serve') return `export default ${JSON.stringify(FRAME_IN_PREVIEW)};`;
        const reference = this.emitFile({ type: 'asset', name: 'frame.html', source: frameDocument() });
        return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
      }
      if (id === `\0${GUEST}`) return `export default ${JSON.stringify(await guestScript())};`;
      if (id === `\0${FUNCTION_GUEST}`) return `export default ${JSON.stringify(await functionGuestScript())};`;
      if (id === `\0${SDK}`) return indexModule(root);
      if (!id.startsWith(`\0${SDK}/`)) return undefined;
      const file = join(root, 'labs', id.slice(SDK.length + 2), 'lab.ts');
      const { default: lab }: { default: Lab } = await import(pathToFileURL(file).href);
      // As text to be parsed: a browser reads JSON faster than a literal of the same size.
      const functions = lab.services.includes('lambda') ? 'used' : 'unused';
      const bundle = JSON.stringify(JSON.stringify(await sdkBundle(lab.packages)));
      return `export const functions = '${functions}';\nexport default JSON.parse(${bundle});`;
    },
  };
}

/** A page of its own: a frame made by `srcdoc` would inherit the policy of the page around it. */
function frameDocument(): string {
  const html = readFileSync(new URL('./frame.html', import.meta.url), 'utf8');
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

/** A classic script: in an opaque-origin frame a module Worker from a blob does not start. */
function workerScript(name: string, input: string, sources: readonly string[]): Promise<string> {
  const texts = Promise.all(sources.map(sourcesUnder)).then((all) => all.flat());
  return cachedBuild(name, texts, async () => {
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({ input, platform: 'browser', logLevel: 'warn' });
    const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true });
    await bundle.close();
    return output[0].code;
  });
}
