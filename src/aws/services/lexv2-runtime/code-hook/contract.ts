// The pieces of checking what a function answered.
import { badHook } from '../errors.ts';

export function object(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badHook(`${what} is ${value === undefined ? 'missing' : 'not an object'}.`);
  return value as Readonly<Record<string, unknown>>;
}

export function oneOf<Word extends string>(words: readonly Word[], value: unknown, what: string): Word {
  const word = words.find((each) => each === value);
  if (word === undefined) throw badHook(`${what} is ${JSON.stringify(value)}, and not one of ${words.join(', ')}.`);
  return word;
}

/** An object whose members are texts. */
export function texts(value: unknown, what: string): Record<string, string> {
  const entries = Object.entries(object(value, what));
  const wrong = entries.find(([, text]) => typeof text !== 'string');
  if (wrong) throw badHook(`${what}.${wrong[0]} is not a text.`);
  return Object.fromEntries(entries) as Record<string, string>;
}
