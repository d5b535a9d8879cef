// The substitution variables of one request: what `#name` and `:value` stand for, and which of them were used.
// The sentences are those that dynalite recorded from the real service (test/updateItem.js, test/query.js), unless a comment says otherwise.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import { attributeSize } from '../values/size.ts';
import { utf8Length } from '../values/utf8.ts';
import { validateAttributeValue } from '../values/validate.ts';
import { limits } from './limits.ts';

export type AttributeNames = Readonly<Record<string, string>>;
export type AttributeValues = Readonly<Record<string, AttributeValue>>;

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/** Names and values of one request. All its expressions share one context, so that it can say in the end which were never used. */
export class ExpressionContext {
  private readonly names: ReadonlyMap<string, string>;
  private readonly values: ReadonlyMap<string, AttributeValue>;
  private readonly unused: Set<string>;

  /** Checks both maps. Throws AwsError ValidationException. */
  constructor(names?: AttributeNames, values?: AttributeValues) {
    this.names = names === undefined ? new Map() : validNames(names);
    this.values = values === undefined ? new Map() : validValues(values);
    this.unused = new Set([...this.names.keys(), ...this.values.keys()]);
  }

  /** The name behind `#name`, which counts as used now; undefined when it is not defined. */
  name(reference: string): string | undefined {
    this.unused.delete(reference);
    return this.names.get(reference);
  }

  /** The value behind `:value` in normal form, which counts as used now; undefined when it is not defined. */
  value(reference: string): AttributeValue | undefined {
    this.unused.delete(reference);
    return this.values.get(reference);
  }

  /** Throws AwsError ValidationException when a name or a value stands in no expression. Names come first. */
  checkAllUsed(): void {
    if (this.unused.size === 0) return;
    const names = [...this.unused].filter((reference) => reference.startsWith('#'));
    const [parameter, keys] = names.length > 0 ? ['ExpressionAttributeNames', names] : ['ExpressionAttributeValues', [...this.unused]];
    throw invalid(`Value provided in ${parameter} unused in expressions: keys: {${keys.join(', ')}}`);
  }
}

/** The first two parameters of every parser: a context, or the maps for a context of its own. */
export function contextOf(names: ExpressionContext | AttributeNames | undefined, values?: AttributeValues): ExpressionContext {
  return names instanceof ExpressionContext ? names : new ExpressionContext(names, values);
}

function validNames(names: AttributeNames): Map<string, string> {
  const entries = Object.entries(names);
  if (entries.length === 0) throw invalid('ExpressionAttributeNames must not be empty');
  for (const [reference, name] of entries) {
    checkReference('ExpressionAttributeNames', reference, /^#[0-9a-zA-Z_]+$/);
    // As users quote it from the real service.
    if (name === '') throw invalid(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${reference}`);
  }
  checkTotal(
    'ExpressionAttributeNames',
    entries.map(([reference, name]) => utf8Length(reference) + utf8Length(name)),
  );
  return new Map(entries);
}

function validValues(values: AttributeValues): Map<string, AttributeValue> {
  const entries = Object.entries(values);
  if (entries.length === 0) throw invalid('ExpressionAttributeValues must not be empty');
  for (const [reference] of entries) checkReference('ExpressionAttributeValues', reference, /^:[0-9a-zA-Z_]+$/);
  const valid = entries.map(([reference, value]): [string, AttributeValue] => [reference, validateAttributeValue(value, reference)]);
  checkTotal(
    'ExpressionAttributeValues',
    valid.map(([reference, value]) => utf8Length(reference) + attributeSize(value)),
  );
  return new Map(valid);
}

/** The second sentence is inferred. */
function checkReference(parameter: string, reference: string, pattern: RegExp): void {
  if (!pattern.test(reference)) throw invalid(`${parameter} contains invalid key: Syntax error; key: "${reference}"`);
  if (reference.length > limits.referenceBytes)
    throw invalid(`${parameter} contains invalid key: The expression attribute map contains a key that is too long; key: "${reference}"`);
}

/** The sentence is inferred; the limit is that of the documents. */
function checkTotal(parameter: string, sizes: readonly number[]): void {
  if (sizes.reduce((total, size) => total + size, 0) > limits.substitutionBytes) throw invalid(`${parameter} exceeds max size`);
}
