// JSON as records carry it: read without losing the digits of long whole numbers, and written again.

/** A value that JSON can hold. A bigint is a whole number that a double would round. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;

export type JsonObject = { readonly [name: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type WithSource = (this: unknown, name: string, value: unknown, context?: { readonly source: string }) => unknown;

// JSON.parse hands the source text of a number to its reviver (ECMAScript 2026); without it the double is all there is.
const keepingLargeIntegers: WithSource = (_name, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && context && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;

/**
 * Parses a JSON text.
 * @throws SyntaxError also where it nests so deeply that the stack would end: a record must not end the run
 */
export function parseJson(text: string): Json {
  try {
    // A reviver is slow, and only long numbers need it.
    return /\d{16}/.test(text) ? JSON.parse(text, keepingLargeIntegers) : JSON.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('it nests too deeply');
    throw error;
  }
}

/** The text of a value, without blanks; a string without its quotes. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : jsonSource(value);
}

// What hands out the source text of numbers takes it back: the two belong to one proposal.
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON?: (text: string) => unknown };
const keepingDigits = (_name: string, value: unknown) => (typeof value === 'bigint' ? (rawJSON?.(String(value)) ?? Number(value)) : value);

/** The JSON text of a value, without blanks; long whole numbers keep their digits. */
export function jsonSource(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A bigint is in it. A replacer for every value would be slow, and would end the stack where values nest deeply.
    return JSON.stringify(value, keepingDigits);
  }
}
