// JSON as records carry it: read without losing the digits of long whole numbers, and written again.

/** A number with a fraction and more digits than a double tells apart, as its text. */
export class LongNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return rawJSON?.(this.text) ?? Number(this.text);
  }
}

/** A value that JSON can hold. A bigint is a whole number that a double would round, a LongNumber one with a fraction. */
export type Json = string | number | bigint | LongNumber | boolean | null | readonly Json[] | JsonObject;

export type JsonObject = { readonly [name: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongNumber);

type WithSource = (this: unknown, name: string, value: unknown, context?: { readonly source: string }) => unknown;

// JSON.parse hands the source text of a number to its reviver (ECMAScript 2026); without it the double is all there is.
const keepingDigits: WithSource = (_name, value, context) => {
  if (typeof value !== 'number' || !context || Number.isSafeInteger(value)) return value;
  if (/^-?\d+$/.test(context.source)) return BigInt(context.source);
  // Up to 15 digits are told apart by the double, and so is a text that the double gives back.
  return LONG.test(context.source) && String(value) !== context.source ? new LongNumber(context.source) : value;
};

const LONG = /\d(?:\.?\d){15}/;

/**
 * Parses a JSON text.
 * @throws SyntaxError also where it nests so deeply that the stack would end: a record must not end the run
 */
export function parseJson(text: string): Json {
  try {
    // A reviver is slow, and only long numbers need it.
    return LONG.test(text) ? JSON.parse(text, keepingDigits) : JSON.parse(text);
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
const withDigits = (_name: string, value: unknown) => (typeof value === 'bigint' ? (rawJSON?.(String(value)) ?? Number(value)) : value);

/** The JSON text of a value, without blanks; long whole numbers keep their digits. */
export function jsonSource(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A bigint is in it. A replacer for every value would be slow, and would end the stack where values nest deeply.
    return JSON.stringify(value, withDigits);
  }
}
