// Names and texts that would do harm if they ever became code, a key of an object, or a pattern; and the canaries that tell.

const CODE = [
  'canary()',
  'globalThis.canary()',
  "');canary();('",
  '");canary();("',
  '`);canary();(`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point of it
  '${canary()}',
  "\\');canary();(\\'",
  '\\u0027);canary();//',
  '\u2028canary()\u2029',
  '*/canary()/*',
  '//canary()\ncanary()',
  '-->canary()<!--',
  '}canary();{',
  ']};canary();//',
  "'+canary()+'",
  'constructor.constructor("canary()")()',
  'k0=canary(),k1',
];
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'arguments',
  'eval',
  'this',
  'k',
  'k0',
  't0',
  'a',
  'b',
  'rows',
  'state',
  'ROWTIME',
  'QUERY$',
];
const ODD = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\\',
  '\\\\',
  "'",
  '"',
  '`',
  '%',
  '_',
  '[',
  '(',
  '$&',
  '$1',
  '\r\n',
  '\t',
  'é',
  '日本',
  '😀',
  'x'.repeat(300),
];

export const HOSTILE: readonly string[] = [...CODE, ...NAMES, ...ODD];
/** Those that can be a quoted identifier: 1 to 128 characters, no control characters. */
export const HOSTILE_NAMES: readonly string[] = HOSTILE.filter(
  (text) => text.length > 0 && text.length <= 128 && ![...text].some((c) => c < ' '),
);

export interface Canary {
  /** What has been touched since it was set up; empty when all is well. */
  readonly harm: () => string[];
}

/** Puts a function into the global scope that nobody may call, and remembers what prototypes looked like. */
export function setCanary(): Canary {
  let calls = 0;
  const scope = globalThis as unknown as Record<string, unknown>;
  scope.canary = () => {
    calls++;
  };
  const prototypes = { Object: Object.prototype, Array: Array.prototype, Function: Function.prototype, Map: Map.prototype };
  const shape = (): string[] => [
    ...Object.entries(prototypes).map(([name, prototype]) => `${name}.prototype: ${Reflect.ownKeys(prototype).length} members`),
    `${Reflect.ownKeys(globalThis).length} globals`,
  ];
  const before = shape();
  return {
    harm: () => [...(calls > 0 ? [`canary() was called ${calls} times`] : []), ...shape().filter((line, i) => line !== before[i])],
  };
}
