// util.inspect and util.format as Node writes them: what console.log of a function prints. Source: https://nodejs.org/api/util.html

export interface InspectOptions {
  readonly depth?: number | null | undefined;
  readonly breakLength?: number | undefined;
}

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
const BREAK_LENGTH = 80;
/** Nested levels that still share a line. */
const COMPACT = 3;
const MOST_ITEMS = 100;
const LONGEST_TEXT = 10_000;
const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

interface State {
  readonly depth: number;
  readonly breakLength: number;
  readonly options: InspectOptions;
  readonly seen: object[];
  readonly circular: Map<object, number>;
  indentation: number;
  /** The level that was formatted last. */
  level: number;
}

function quoted(text: string): string {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Node escapes
  const escaped = text.replace(/[\x00-\x1f\x7f-\x9f\\]/g, (one) => {
    const short = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\\': '\\\\' }[one];
    return short ?? `\\x${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

function primitive(value: unknown): string {
  if (typeof value === 'string') {
    const rest = value.length - LONGEST_TEXT;
    return rest > 0 ? `${quoted(value.slice(0, LONGEST_TEXT))}... ${rest} more character${rest > 1 ? 's' : ''}` : quoted(value);
  }
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

/** The name of the class, `null prototype` included. */
function className(value: object): string | null {
  for (let holder: object | null = value; holder; holder = Object.getPrototypeOf(holder)) {
    const own = Object.getOwnPropertyDescriptor(holder, 'constructor');
    if (typeof own?.value === 'function' && own.value.name !== '') return own.value.name;
  }
  return null;
}

function prefix(value: object, fallback: string, size?: number): string {
  const name = className(value);
  const counted = size === undefined ? '' : `(${size})`;
  const tag = Reflect.get(value, Symbol.toStringTag);
  const tagged = typeof tag === 'string' && tag !== '' && tag !== name ? `[${tag}] ` : '';
  return name === null ? `[${fallback}${counted}: null prototype] ${tagged}` : `${name}${counted} ${tagged}`;
}

const keyText = (key: string | symbol) => (typeof key === 'symbol' ? `[${String(key)}]` : IDENTIFIER.test(key) ? key : quoted(key));

function indented<T>(state: State, by: number, work: () => T): T {
  state.indentation += by;
  try {
    return work();
  } finally {
    state.indentation -= by;
  }
}

function property(value: object, key: string | symbol, state: State, level: number): string {
  const own = Object.getOwnPropertyDescriptor(value, key);
  let text: string;
  if (own?.get) text = own.set ? '[Getter/Setter]' : '[Getter]';
  else if (own?.set) text = '[Setter]';
  else text = indented(state, 2, () => inner(own?.value, state, level));
  return `${own?.enumerable === false ? `[${String(key)}]` : keyText(key)}: ${text}`;
}

function items(values: readonly unknown[], state: State, level: number, more: number): string[] {
  const shown = values.map((value) => indented(state, 2, () => inner(value, state, level)));
  return more > 0 ? [...shown, `... ${more} more item${more > 1 ? 's' : ''}`] : shown;
}

function arrayItems(value: readonly unknown[], state: State, level: number): string[] {
  const shown: string[] = [];
  for (let place = 0; place < value.length && shown.length < MOST_ITEMS; place++) {
    if (Object.hasOwn(value, place)) {
      shown.push(...items([value[place]], state, level, 0));
      continue;
    }
    let holes = 0;
    for (; place + holes < value.length && !Object.hasOwn(value, place + holes); ) holes++;
    shown.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
    place += holes - 1;
  }
  const more = value.length - MOST_ITEMS;
  return more > 0 && shown.length === MOST_ITEMS ? [...shown, `... ${more} more item${more > 1 ? 's' : ''}`] : shown;
}

function errorText(error: Error, keys: (string | symbol)[], state: State): string {
  const stack = typeof error.stack === 'string' && error.stack !== '' ? error.stack : Error.prototype.toString.call(error);
  for (const name of ['name', 'message', 'stack']) {
    const place = keys.indexOf(name);
    if (place >= 0 && stack.includes(String(Reflect.get(error, name)))) keys.splice(place, 1);
  }
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  const framed = stack.includes('\n    at') ? stack : `[${stack}]`;
  return state.indentation === 0 ? framed : framed.replaceAll('\n', `\n${' '.repeat(state.indentation)}`);
}

/** What stands before the members, the braces, and the members that are no properties. */
function shape(
  value: object,
  keys: (string | symbol)[],
  state: State,
  level: number,
): { base: string; braces: [string, string]; output: string[] } {
  if (Array.isArray(value)) {
    const own = className(value) === 'Array' ? '' : prefix(value, 'Array', value.length);
    return { base: '', braces: [`${own}[`, ']'], output: arrayItems(value, state, level) };
  }
  if (value instanceof Set) {
    return { base: '', braces: [`${prefix(value, 'Set', value.size)}{`, '}'], output: items([...value], state, level, 0) };
  }
  if (value instanceof Map) {
    const output = [...value].map(([key, held]) => items([key, held], state, level, 0).join(' => '));
    return { base: '', braces: [`${prefix(value, 'Map', value.size)}{`, '}'], output };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const all = value as unknown as ArrayLike<unknown>;
    const shown = Array.from({ length: Math.min(all.length, MOST_ITEMS) }, (_, place) => all[place]);
    return {
      base: '',
      braces: [`${prefix(value, 'TypedArray', all.length)}[`, ']'],
      output: items(shown, state, level, all.length - MOST_ITEMS),
    };
  }
  const braces = (own: string): [string, string] => [`${own}{`, '}'];
  if (typeof value === 'function') {
    const kind = className(value) ?? 'Function (null prototype)';
    const name = value.name === '' ? ' (anonymous)' : `: ${value.name}`;
    const source = Function.prototype.toString.call(value);
    const parent = Object.getPrototypeOf(value)?.name;
    const isClass = source.startsWith('class') && source.endsWith('}');
    const described = isClass ? `[class ${value.name || '(anonymous)'}${parent ? ` extends ${parent}` : ''}]` : `[${kind}${name}]`;
    return { base: described, braces: braces(''), output: [] };
  }
  if (value instanceof Error) return { base: errorText(value, keys, state), braces: braces(''), output: [] };
  if (value instanceof RegExp) return { base: String(value), braces: braces(''), output: [] };
  if (value instanceof Date)
    return { base: Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString(), braces: braces(''), output: [] };
  if (value instanceof Promise) return { base: '', braces: braces('Promise '), output: ['<pending>'] };
  if (value instanceof String || value instanceof Number || value instanceof Boolean) {
    const kind = className(value) ?? 'Object';
    if (value instanceof String) keys.splice(0, value.length);
    return { base: `[${kind}: ${primitive(value.valueOf())}]`, braces: braces(''), output: [] };
  }
  const name = prefix(value, 'Object');
  return { base: '', braces: braces(name === 'Object ' ? '' : name), output: [] };
}

function onOneLine(state: State, output: readonly string[], start: number, base: string): boolean {
  const total = output.length + start + output.reduce((sum, text) => sum + text.length, 0);
  return total + output.length <= state.breakLength + output.length && total <= state.breakLength && !base.includes('\n');
}

function raw(value: object, state: State, level: number): string {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  const keys: (string | symbol)[] = [...Object.keys(value).filter((key) => !isList || !/^\d+$/.test(key)), ...symbols];
  state.seen.push(value);
  if (!isEmpty(value)) state.level = level;
  const { base, braces, output } = shape(value, keys, state, level + 1);
  output.push(...keys.map((key) => property(value, key, state, level + 1)));
  state.seen.pop();
  const reference = state.circular.get(value);
  const mark = reference === undefined ? '' : `<ref *${reference}> `;
  if (output.length === 0) {
    if (base !== '') return mark + base;
    return `${mark}${braces[0]}${braces[1]}`;
  }
  const before = base === '' ? '' : `${base} `;
  if (state.level - level < COMPACT && !(isList && output.length > 6 && output.some((text) => text.includes('\n')))) {
    const start = output.length + state.indentation + braces[0].length + base.length + 10;
    const joined = output.join(', ');
    if (onOneLine(state, output, start, base) && !joined.includes('\n')) return `${mark}${before}${braces[0]} ${joined} ${braces[1]}`;
  }
  const line = `\n${' '.repeat(state.indentation)}`;
  return `${mark}${before}${braces[0]}${line}  ${output.join(`,${line}  `)}${line}${braces[1]}`;
}

/** Has it nothing to show inside? Node then writes its braces at any depth. */
function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0 && !(Reflect.get(value, 'size') > 0);
}

function inner(value: unknown, state: State, level: number): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return primitive(value);
  const custom = Reflect.get(value, CUSTOM);
  if (typeof custom === 'function' && custom !== inspect) {
    const result: unknown = Reflect.apply(custom, value, [state.depth - level, state.options, inspect]);
    if (result !== value) return typeof result === 'string' ? result : inner(result, state, level);
  }
  if (state.seen.includes(value)) {
    if (!state.circular.has(value)) state.circular.set(value, state.circular.size + 1);
    return `[Circular *${state.circular.get(value)}]`;
  }
  if (
    level > state.depth &&
    !isEmpty(value) &&
    !(value instanceof Error) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    typeof value !== 'function'
  ) {
    return `[${Array.isArray(value) ? 'Array' : prefix(value, 'Object').trim()}]`;
  }
  return raw(value, state, level);
}

/** A value as Node shows it. Numbers of a long array are not put in columns. */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const depth = options.depth === undefined ? 2 : (options.depth ?? Number.POSITIVE_INFINITY);
  const breakLength = options.breakLength ?? BREAK_LENGTH;
  return inner(value, { depth, breakLength, options, seen: [], circular: new Map(), indentation: 0, level: 0 }, 0);
}
inspect.custom = CUSTOM;

function directive(letter: string, value: unknown): string {
  if (letter === 's') {
    if (typeof value === 'bigint' || typeof value === 'symbol' || Object.is(value, -0)) return primitive(value);
    const own =
      typeof value === 'object' &&
      value !== null &&
      typeof value.toString === 'function' &&
      !/^(Object|Array)$/.test(className(value) ?? '');
    return typeof value === 'object' && value !== null && !(own && !(value instanceof Error))
      ? inspect(value, { depth: 0 })
      : String(value);
  }
  if (letter === 'd')
    return typeof value === 'bigint'
      ? `${value}n`
      : typeof value === 'object' || typeof value === 'symbol'
        ? 'NaN'
        : primitive(Number(value));
  if (letter === 'i')
    return typeof value === 'bigint'
      ? `${value}n`
      : typeof value === 'object' || typeof value === 'symbol'
        ? 'NaN'
        : primitive(Number.parseInt(String(value), 10));
  if (letter === 'f') return typeof value === 'symbol' ? 'NaN' : primitive(Number.parseFloat(String(value)));
  if (letter === 'j') {
    try {
      return JSON.stringify(value) ?? 'undefined';
    } catch {
      return '[Circular]'; // what Node writes in its place
    }
  }
  return letter === 'o' ? inspect(value, { depth: 4 }) : letter === 'O' ? inspect(value) : '';
}

/** Texts as they are, `%s` and its siblings filled in, other values inspected; joined by spaces. */
export function format(...values: readonly unknown[]): string {
  const [first, ...rest] = values;
  const texts: string[] = [];
  if (typeof first === 'string') {
    texts.push(
      rest.length === 0
        ? first
        : first.replace(/%([sdifjoOc%])/g, (whole, letter: string) => {
            if (letter === '%') return '%';
            return rest.length === 0 ? whole : directive(letter, rest.shift());
          }),
    );
  } else if (values.length > 0) rest.unshift(first);
  for (const value of rest) texts.push(typeof value === 'string' ? value : inspect(value));
  return texts.join(' ');
}
