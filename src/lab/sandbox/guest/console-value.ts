// A console argument as data: bounded in depth, width and length, safe with cycles, and without running a getter.
import type { ConsoleValue } from '../../run-events.ts';
import { keyPreview, previewOf } from './value-preview.ts';

const MAX_DEPTH = 4;
const MAX_ENTRIES = 50;
const MAX_TEXT = 10_000;
const MAX_KEY = 200;
/** Over all levels of one argument. */
const MAX_NODES = 500;

interface Budget {
  nodes: number;
  readonly path: object[];
  readonly readable: ReadableStack;
}

/** Replaces addresses of modules in a stack by their ids. */
export type ReadableStack = (stack: string) => string;

/** Shortens long text and says by how much. */
export function shorten(text: string, most = MAX_TEXT): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more)`;
}

function typeName(value: object): string {
  for (let holder: object | null = value; holder; holder = Reflect.getPrototypeOf(holder)) {
    const type = Reflect.getOwnPropertyDescriptor(holder, 'constructor')?.value;
    if (typeof type !== 'function') continue;
    const name = Reflect.getOwnPropertyDescriptor(type, 'name')?.value;
    return typeof name === 'string' && name !== '' ? shorten(name, MAX_KEY) : 'Object';
  }
  return 'Object';
}

/** A data property anywhere on the chain, as text; accessors count as absent. */
function dataText(value: object, name: string): string {
  for (let holder: object | null = value; holder; holder = Reflect.getPrototypeOf(holder)) {
    const property = Reflect.getOwnPropertyDescriptor(holder, name);
    if (property) return typeof property.value === 'string' ? property.value : '';
  }
  return '';
}

/** The stack of an error. It is an accessor of the engine in newer V8, and so the one getter that is read. */
export function stackOf(error: Error): string {
  try {
    return typeof error.stack === 'string' ? error.stack : '';
  } catch {
    return ''; // a getter put there by the program threw: there is no stack to show
  }
}

/** Name, message and stack of whatever was thrown. */
export function describeThrown(thrown: unknown, readable: ReadableStack): { name: string; message: string; stack: string } {
  if (thrown instanceof Error)
    return {
      name: dataText(thrown, 'name') || typeName(thrown),
      message: shorten(dataText(thrown, 'message')),
      stack: shorten(readable(stackOf(thrown))),
    };
  const value = toConsoleValue(thrown, readable);
  return {
    name: 'Thrown value',
    message: value.kind === 'object' ? value.preview : value.kind === 'error' ? value.message : value.text,
    stack: '',
  };
}

function entriesOf(value: object, budget: Budget): { entries: (readonly [string, ConsoleValue])[]; more: number } {
  const entries: (readonly [string, ConsoleValue])[] = [];
  const add = (key: string, of: () => ConsoleValue) => {
    if (entries.length < MAX_ENTRIES && budget.nodes < MAX_NODES) entries.push([shorten(key, MAX_KEY), of()]);
  };
  let total = 0;
  if (value instanceof Map) {
    Map.prototype.forEach.call(value, (item, key) => {
      total++;
      add(keyPreview(convert(key, budget)), () => convert(item, budget));
    });
  } else if (value instanceof Set) {
    Set.prototype.forEach.call(value, (item) => {
      add(String(total++), () => convert(item, budget));
    });
  } else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const items = value as Uint8Array;
    total = items.length;
    for (let index = 0; index < Math.min(total, MAX_ENTRIES); index++) add(String(index), () => convert(items[index], budget));
  } else {
    const keys = Reflect.ownKeys(value).filter((key) => !(Array.isArray(value) && key === 'length'));
    for (const key of keys) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (!property?.enumerable) continue;
      total++;
      add(String(key), () => ('value' in property ? convert(property.value, budget) : { kind: 'text', text: '(getter)' }));
    }
  }
  return { entries, more: total - entries.length };
}

function convert(value: unknown, budget: Budget): ConsoleValue {
  budget.nodes++;
  if (value === null) return { kind: 'primitive', type: 'null', text: 'null' };
  const type = typeof value;
  if (type === 'function') return { kind: 'primitive', type, text: `function ${shorten(dataText(value as object, 'name'), MAX_KEY)}` };
  if (type !== 'object') return { kind: 'primitive', type, text: shorten(String(value)) };
  const object = value as object;
  if (object instanceof Error) return { kind: 'error', ...describeThrown(object, budget.readable) };
  if (object instanceof Date) {
    const time = Date.prototype.getTime.call(object);
    return { kind: 'text', text: Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString() };
  }
  if (object instanceof RegExp) return { kind: 'text', text: RegExp.prototype.toString.call(object) };
  const name = typeName(object);
  if (budget.path.includes(object)) return { kind: 'text', text: `[circular ${name}]` };
  if (budget.path.length >= MAX_DEPTH) return { kind: 'text', text: `[${name}]` };
  budget.path.push(object);
  const { entries, more } = entriesOf(object, budget);
  budget.path.pop();
  const shape = Array.isArray(object) || object instanceof Set || ArrayBuffer.isView(object) ? 'list' : 'record';
  return { kind: 'object', type: name, shape, preview: previewOf({ type: name, shape, entries, more }), entries, more };
}

/** Turns any value into data that can be sent and shown. Strings at the top are plain text. */
export function toConsoleValue(value: unknown, readable: ReadableStack): ConsoleValue {
  if (typeof value === 'string') return { kind: 'text', text: shorten(value) };
  try {
    return convert(value, { nodes: 0, path: [], readable });
  } catch (error) {
    // A proxy of the program's own answered with a throw.
    return { kind: 'text', text: `[a value that cannot be shown: ${shorten(String(error), MAX_KEY)}]` };
  }
}
