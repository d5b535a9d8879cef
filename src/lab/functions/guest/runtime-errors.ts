// The errors of Lambda's Node.js runtime, and how a thrown value becomes AWS's error document.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html and the published runtime interface client.

/** What Lambda answers for an error: the body of the invocation's response, and its `stackTrace`. */
export interface ErrorDocument {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type RuntimeErrorName =
  | 'Runtime.ImportModuleError'
  | 'Runtime.HandlerNotFound'
  | 'Runtime.MalformedHandlerName'
  | 'Runtime.UserCodeSyntaxError'
  | 'Runtime.UnhandledPromiseRejection'
  | 'Runtime.NodeJsExit'
  | 'Runtime.CallbackHandlerDeprecated'
  | 'Runtime.JSONStringifyError'
  | 'Runtime.InvalidStreamingOperation';

/** An error of the runtime itself; its name is the errorType. */
export function runtimeError(name: RuntimeErrorName, message: string, stack?: string): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = stack ?? `${name}: ${message}`;
  return error;
}

/** An error of the runtime in place of one that was thrown: the stack is that one's. */
export function wrappedError(name: RuntimeErrorName, thrown: unknown): Error {
  const error = runtimeError(name, String(thrown));
  const stack = thrown instanceof Error && typeof thrown.stack === 'string' ? thrown.stack : String(thrown);
  error.stack = `${name}: ${stack}`;
  return error;
}

/** What Node says of a module that is not there. */
export function moduleNotFound(
  specifier: string,
  importers: readonly string[],
  kind: 'module' | 'package' = 'module',
): Error & { code: string } {
  const how = kind === 'package' ? 'package' : 'module';
  const stack = importers.length > 0 ? `\nRequire stack:\n${importers.map((path) => `- ${path}`).join('\n')}` : '';
  return Object.assign(new Error(`Cannot find ${how} '${specifier}'${stack}`), { code: 'MODULE_NOT_FOUND' });
}

/** The value's text, whatever its own toString does. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'A value that cannot be shown as text.';
  }
}

/**
 * What was thrown, as Lambda tells it: an Error by its name, message and stack; any other value by its type and text.
 * @param readable replaces addresses of modules by paths
 */
export function errorDocument(thrown: unknown, readable: (stack: string) => string): ErrorDocument {
  try {
    if (thrown instanceof Error) {
      const { name, message, stack } = thrown;
      const trace = typeof stack === 'string' ? readable(stack).split('\n') : [];
      return { errorType: textOf(name), errorMessage: readable(textOf(message)), trace };
    }
  } catch {
    // Its getters throw: it is told by its type, as any other value.
  }
  return { errorType: typeof thrown, errorMessage: textOf(thrown), trace: [] };
}
