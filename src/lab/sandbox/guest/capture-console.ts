// The console of the learner's program: every line goes to the host as data, up to a bound.
import type { ConsoleLine, ConsoleValue } from '../../run-events.ts';
import type { GuestReport } from '../protocol.ts';
import { type ReadableStack, shorten, stackOf, toConsoleValue } from './console-value.ts';

/** Lines of one run that are sent; later ones are only counted. */
const MAX_LINES = 2000;
/** How many dropped lines go by before their number is told again. */
const TELL_EVERY = 10_000;
/** Columns that a program may name for console.table, and characters of a name. */
const MAX_COLUMNS = 50;
const MAX_COLUMN = 200;

type Level = ConsoleLine['level'];

/** `%s`, `%d` and their siblings of the console's standard, https://console.spec.whatwg.org/#formatter */
function format(values: readonly unknown[], readable: ReadableStack): ConsoleValue[] {
  const toValue = (value: unknown) => toConsoleValue(value, readable);
  const [first, ...rest] = values;
  if (typeof first !== 'string' || rest.length === 0 || !/%[sdifoOjc%]/.test(first)) return values.map(toValue);
  const text = first.replace(/%([sdifoOjc%])/g, (whole, directive: string) => {
    if (directive === '%') return '%';
    if (rest.length === 0) return whole;
    const value = rest.shift();
    if (directive === 'c') return '';
    if (directive === 'd' || directive === 'i') return String(typeof value === 'bigint' ? value : Math.trunc(Number(value)));
    if (directive === 'f') return String(Number(value));
    const shown = toValue(value);
    return shown.kind === 'object' ? shown.preview : shown.kind === 'error' ? shown.message : shown.text;
  });
  return [{ kind: 'text', text: shorten(text) }, ...rest.map(toValue)];
}

/** https://console.spec.whatwg.org/#table: what has no rows is printed as console.log does. */
function table(data: unknown, columns: unknown, readable: ReadableStack): ConsoleValue {
  const value = toConsoleValue(data, readable);
  if (value.kind !== 'object') return value;
  const named = Array.isArray(columns)
    ? { columns: columns.slice(0, MAX_COLUMNS).map((column) => shorten(String(column), MAX_COLUMN)) }
    : {};
  return { ...value, table: named };
}

/**
 * Makes the console. `flush` tells how many lines were dropped since it was last told.
 * @param post sends a message to the host
 * @param now the lab's clock, milliseconds since the epoch
 */
export function makeConsole(
  post: (message: GuestReport) => void,
  now: () => number,
  readable: ReadableStack,
): { console: { readonly error: (...values: unknown[]) => void }; flush: () => void } {
  let sent = 0;
  let dropped = 0;
  const counts = new Map<string, number>();
  const began = new Map<string, number>();
  const flush = () => {
    if (dropped === 0) return;
    post({ type: 'console-dropped', count: dropped });
    dropped = 0;
  };
  const send = (level: Level, values: () => readonly ConsoleValue[]) => {
    if (sent < MAX_LINES) {
      sent++;
      post({ type: 'console', line: { level, values: values(), atMs: now() } });
    } else if (++dropped >= TELL_EVERY) flush();
  };
  const write = (level: Level, values: readonly unknown[]) => send(level, () => format(values, readable));
  const at =
    (level: Level) =>
    (...values: unknown[]) =>
      write(level, values);
  const elapsed = (label: string) => `${label}: ${now() - (began.get(label) ?? now())} ms`;
  const console = {
    debug: at('debug'),
    log: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    dir: (value: unknown) => write('log', [value]),
    dirxml: at('log'),
    table: (value?: unknown, columns?: unknown) => send('log', () => [table(value, columns, readable)]),
    group: at('log'),
    groupCollapsed: at('log'),
    groupEnd: () => {},
    clear: () => {},
    trace: (...values: unknown[]) => write('debug', [...values, stackOf(new Error('Trace'))]),
    assert: (holds?: unknown, ...values: unknown[]) => {
      if (!holds) write('error', ['Assertion failed', ...values]);
    },
    count: (label = 'default') => {
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      write('info', [`${label}: ${count}`]);
    },
    countReset: (label = 'default') => counts.delete(label),
    time: (label = 'default') => began.set(label, now()),
    timeLog: (label = 'default', ...values: unknown[]) => write('info', [elapsed(label), ...values]),
    timeEnd: (label = 'default') => {
      write('info', [elapsed(label)]);
      began.delete(label);
    },
  };
  return { console, flush };
}
