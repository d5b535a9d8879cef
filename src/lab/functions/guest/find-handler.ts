// Finds the handler that a function's configuration names: the file, then the export. Errors are Lambda's.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html and the published runtime interface client.
import type { ModuleLoader } from './module-loader.ts';
import { isStreaming } from './response-stream.ts';
import { moduleNotFound, runtimeError, wrappedError } from './runtime-errors.ts';

const RUNTIME = '/var/runtime/index.mjs';
const DEPRECATED =
  'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

export type Handler = (this: unknown, ...values: unknown[]) => unknown;

export interface FoundHandler {
  readonly call: Handler;
  readonly style: 'plain' | 'streaming';
}

/** The member of an export that `a.b` names. */
function member(from: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, key) => (value === undefined || value === null ? undefined : Reflect.get(Object(value), key)), from);
}

/** What loading the code threw, as the runtime tells it. */
function loadError(thrown: unknown): unknown {
  if (thrown instanceof SyntaxError) return wrappedError('Runtime.UserCodeSyntaxError', thrown);
  const code = thrown instanceof Error ? (thrown as { code?: unknown }).code : undefined;
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' ? wrappedError('Runtime.ImportModuleError', thrown) : thrown;
}

/**
 * Loads the code and finds the handler.
 * @param setting `index.handler`
 * @throws the runtime's errors, and what the code's own evaluation throws
 */
export async function findHandler(setting: string, runtime: 'nodejs22.x' | 'nodejs24.x', loader: ModuleLoader): Promise<FoundHandler> {
  if (setting.includes('..')) {
    const message = `'${setting}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw runtimeError('Runtime.MalformedHandlerName', message);
  }
  const [, folder = '', file = '', name = ''] = /^((?:[^/]*\/)*)([^./]*)\.(.*)$/.exec(setting) ?? [];
  if (file === '' || name === '') throw runtimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const base = folder.startsWith('/') ? `${folder}${file}` : `/var/task/${folder}${file}`;
  const path = ['', '.js', '.mjs', '.cjs'].map((ending) => base + ending).find((candidate) => loader.files.has(candidate));
  if (path === undefined) throw wrappedError('Runtime.ImportModuleError', moduleNotFound(`${folder}${file}`, [RUNTIME]));
  let exported: unknown;
  try {
    exported = await loader.load(path);
  } catch (thrown) {
    throw loadError(thrown);
  }
  const found = member(exported, name) ?? member(Reflect.get(Object(exported), 'default'), name);
  if (found === undefined || found === null) throw runtimeError('Runtime.HandlerNotFound', `${setting} is undefined or not exported`);
  if (typeof found !== 'function') throw runtimeError('Runtime.HandlerNotFound', `${setting} is not a function`);
  const style = isStreaming(found) ? 'streaming' : 'plain';
  if (runtime === 'nodejs24.x' && style === 'plain' && found.length >= 3)
    throw runtimeError('Runtime.CallbackHandlerDeprecated', DEPRECATED);
  return { call: found as Handler, style };
}
