// The console of a function: each call becomes a line as Lambda's runtime writes it, as text or as JSON.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html

import { format, inspect } from './node-modules/inspect.ts';
import { errorDocument } from './runtime-errors.ts';

export type LogFormat = 'Text' | 'JSON';

export interface ConsoleSurroundings {
  readonly write: (line: string) => void;
  /** The function's own clock. */
  readonly nowMs: () => number;
  /** Undefined while the function is initialised; Lambda then writes `undefined`. */
  readonly requestId: () => string | undefined;
  readonly readable: (stack: string) => string;
  readonly format: LogFormat;
  /** Lines below this level are not written; of JSON only. */
  readonly level: string;
}

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
type Level = (typeof LEVELS)[number];

/** CloudWatch Logs takes no longer event. */
const LONGEST_LINE = 256 * 1024;

function asJson(level: Level, values: readonly unknown[], { nowMs, requestId, readable }: ConsoleSurroundings): string {
  const [first] = values;
  const error = values.find((value) => value instanceof Error);
  const told = error && errorDocument(error, readable);
  const single = values.length === 1 && !(first instanceof Error) ? first : undefined;
  const line = {
    timestamp: new Date(nowMs()).toISOString(),
    level,
    requestId: requestId(),
    message: single !== undefined ? single : values.length === 1 && told ? told.errorMessage : format(...values),
    ...(told
      ? { errorType: told.errorType, errorMessage: told.errorMessage, stackTrace: told.trace.slice(1).map((frame) => frame.trim()) }
      : {}),
  };
  try {
    return JSON.stringify(line);
  } catch {
    return JSON.stringify({ ...line, message: format(...values) }); // circular: told as text, as Lambda does
  }
}

/** Makes the console, and `log` for the runtime's own lines. */
export function lambdaConsole(surroundings: ConsoleSurroundings) {
  const { write, nowMs, requestId, readable } = surroundings;
  const least = LEVELS.indexOf(surroundings.level.toUpperCase() as Level);
  const counts = new Map<string, number>();
  const began = new Map<string, number>();
  let indent = '';
  const log = (level: Level, values: readonly unknown[]) => {
    if (surroundings.format === 'JSON') {
      if (LEVELS.indexOf(level) >= least) write(asJson(level, values, surroundings).slice(0, LONGEST_LINE));
      return;
    }
    const text = readable(indent + format(...values).replaceAll('\n', `\n${indent}`));
    write([new Date(nowMs()).toISOString(), String(requestId()), level, text].join('\t').slice(0, LONGEST_LINE));
  };
  const at =
    (level: Level) =>
    (...values: unknown[]) =>
      log(level, values);
  const elapsed = (label: string) => `${label}: ${nowMs() - (began.get(label) ?? nowMs())}ms`;
  const console = {
    log: at('INFO'),
    info: at('INFO'),
    debug: at('DEBUG'),
    warn: at('WARN'),
    error: at('ERROR'),
    fatal: at('FATAL'),
    trace: (...values: unknown[]) => log('TRACE', [`Trace: ${format(...values)}`]),
    dir: (value: unknown, options?: { readonly depth?: number | null }) => log('INFO', [inspect(value, { depth: options?.depth })]),
    dirxml: at('INFO'),
    table: at('INFO'),
    group(...values: unknown[]) {
      if (values.length > 0) log('INFO', values);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    clear() {},
    assert(holds?: unknown, ...values: unknown[]) {
      if (!holds) log('WARN', values.length > 0 ? [`Assertion failed: ${format(...values)}`] : ['Assertion failed']);
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log('INFO', [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void began.set(label, nowMs()),
    timeLog: (label = 'default', ...values: unknown[]) => log('INFO', [elapsed(label), ...values]),
    timeEnd(label = 'default') {
      log('INFO', [elapsed(label)]);
      began.delete(label);
    },
  };
  return { console, log };
}
