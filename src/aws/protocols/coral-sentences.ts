// What AWS's service framework says of a value of the wrong type.
// Sentences: recorded from the real Kinesis by kinesalite (github.com/mhart/kinesalite, test/putRecord.js and its siblings).
import type { NormalizedSchema } from '@smithy/core/schema';
import { Malformed } from './malformed.ts';

export type CoralKind = 'structure' | 'map' | 'list' | 'text' | 'truth' | 'number' | 'time' | 'blob';

/** How a service takes values that are none of its schema's types. */
export interface WrongTypes {
  /** The complaint that `value` is not of `kind`, which is the kind of `schema`. */
  notOfKind(value: unknown, kind: CoralKind, schema: NormalizedSchema): Malformed;
  /** The complaint that a text is no base64, where it is none. */
  notBase64(text: string): Malformed | undefined;
  /** What a text stands for where a truth is wanted, if anything. */
  truthOf(text: string): boolean | undefined;
}

export const coralSentences: WrongTypes = {
  notOfKind,
  notBase64(text) {
    const what = unevenBase64(text) ?? invalidBase64Character(text);
    return what === undefined ? undefined : new Malformed('body', `'${text.slice(0, 1000)}' can not be converted to a Blob: ${what}`);
  },
  truthOf: () => undefined,
};

export function unevenBase64(text: string): string | undefined {
  return text.length % 4 === 0 ? undefined : `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
}

export function invalidBase64Character(text: string): string | undefined {
  const stranger = /[^A-Za-z0-9+/=]|=(?!=?$)/.exec(text);
  return stranger ? `Invalid Base64 character: '${stranger[0]}'` : undefined;
}

const wanted: Readonly<Partial<Record<CoralKind, string>>> = {
  text: 'an String',
  truth: 'an Boolean',
  // The model knows one kind of number; AWS names the Java type, and Integer is the usual one.
  number: 'an Integer',
  time: 'milliseconds since epoch',
  blob: 'a Blob',
};

/** The complaint that `value` is not of `kind`. */
export function notOfKind(value: unknown, kind: CoralKind): Malformed {
  return new Malformed('body', sentence(value, kind));
}

function sentence(value: unknown, kind: CoralKind): string {
  const shape = Array.isArray(value) ? 'list' : typeof value === 'object' && !(value instanceof Uint8Array) ? 'structure' : 'simple';
  if (shape === 'list') return 'Start of list found where not expected';
  if (shape === 'structure') return 'Start of structure or map found where not expected.';
  if (kind === 'list') return 'Expected list or null';
  if (kind === 'map') return 'Expected map or null';
  if (kind === 'structure') return 'Expected null';
  return `${javaClass(value)} can not be converted to ${wanted[kind]}`;
}

function javaClass(value: unknown): string {
  if (typeof value === 'boolean') return 'class java.lang.Boolean';
  if (typeof value === 'string') return 'class java.lang.String';
  if (value instanceof Uint8Array) return 'class java.nio.HeapByteBuffer';
  return 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
}
