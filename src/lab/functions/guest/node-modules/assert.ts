// node:assert for functions, the strict half: ok, equal, deepEqual, throws, rejects, match and their opposites.
import { isDeepStrictEqual } from './deep-equal.ts';
import { inspect } from './inspect.ts';

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor({ message, actual, expected, operator }: { message: string; actual: unknown; expected: unknown; operator: string }) {
    super(message);
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
}

function need(holds: unknown, message: unknown, why: string, operator: string, actual: unknown, expected: unknown): void {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError({ message: message === undefined ? why : String(message), actual, expected, operator });
}

/** Does what was thrown meet a class, a pattern, a check or an object of members? */
function meets(thrown: unknown, expected: unknown): boolean {
  if (expected === undefined || typeof expected === 'string') return true;
  if (expected instanceof RegExp) return expected.test(String(thrown));
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && thrown instanceof (expected as never)) return true;
    const isErrorClass = expected === Error || expected.prototype instanceof Error;
    return !isErrorClass && Reflect.apply(expected as never, undefined, [thrown]) === true;
  }
  return Object.entries(expected as object).every(([key, value]) => isDeepStrictEqual(Reflect.get(thrown as object, key), value));
}

const ok = (value?: unknown, message?: unknown) => need(value, message, 'The expression evaluated to a falsy value', '==', value, true);
const between = (one: unknown, other: unknown, word: string) => `Expected ${inspect(one)} ${word} ${inspect(other)}`;

const checks = {
  ok,
  fail(message?: unknown): never {
    need(false, message, 'Failed', 'fail', undefined, undefined);
    throw new AssertionError({ message: 'Failed', actual: undefined, expected: undefined, operator: 'fail' });
  },
  strictEqual: (one: unknown, other: unknown, message?: unknown) =>
    need(Object.is(one, other), message, between(one, other, 'to be strictly equal to'), 'strictEqual', one, other),
  notStrictEqual: (one: unknown, other: unknown, message?: unknown) =>
    need(!Object.is(one, other), message, between(one, other, 'not to be strictly equal to'), 'notStrictEqual', one, other),
  deepStrictEqual: (one: unknown, other: unknown, message?: unknown) =>
    need(isDeepStrictEqual(one, other), message, between(one, other, 'to be strictly deep-equal to'), 'deepStrictEqual', one, other),
  notDeepStrictEqual: (one: unknown, other: unknown, message?: unknown) =>
    need(
      !isDeepStrictEqual(one, other),
      message,
      between(one, other, 'not to be strictly deep-equal to'),
      'notDeepStrictEqual',
      one,
      other,
    ),
  match: (text: string, pattern: RegExp, message?: unknown) =>
    need(pattern.test(text), message, between(text, pattern, 'to match'), 'match', text, pattern),
  doesNotMatch: (text: string, pattern: RegExp, message?: unknown) =>
    need(!pattern.test(text), message, between(text, pattern, 'not to match'), 'doesNotMatch', text, pattern),
  throws(work: () => unknown, expected?: unknown, message?: unknown) {
    try {
      work();
    } catch (thrown) {
      if (meets(thrown, expected)) return;
      throw thrown;
    }
    need(false, message, 'Missing expected exception.', 'throws', undefined, expected);
  },
  async rejects(work: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: unknown, message?: unknown) {
    try {
      await (typeof work === 'function' ? work() : work);
    } catch (thrown) {
      if (meets(thrown, expected)) return;
      throw thrown;
    }
    need(false, message, 'Missing expected rejection.', 'rejects', undefined, expected);
  },
};

/** node:assert/strict; node:assert has the same functions, so that its loose ones are strict here. */
export const assertModule = Object.assign((value?: unknown, message?: unknown) => ok(value, message), checks, {
  equal: checks.strictEqual,
  notEqual: checks.notStrictEqual,
  deepEqual: checks.deepStrictEqual,
  notDeepEqual: checks.notDeepStrictEqual,
  AssertionError,
});
Object.assign(assertModule, { strict: assertModule });
