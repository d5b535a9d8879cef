// What DynamoDB demands of attribute values, and the normal form in which they are kept.
// The sentences, odd spaces included, are those that dynalite recorded from the real service (test/putItem.js, test/updateItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import { type Item, setAttribute } from './attributes.ts';
import { bytesKey } from './compare.ts';
import { normalizeNumber } from './number.ts';

export type { Item } from './attributes.ts';
export { attributeSize, itemSize } from './size.ts';

/** AWS: "DynamoDB supports nested attributes up to 32 levels deep" (ServiceQuotas); a top-level value is on level 1. */
export const deepestLevel = 32;

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);
const invalidParameter = (sentence: string) => invalid(`One or more parameter values were invalid: ${sentence}`);

/**
 * The value in normal form: exactly one member, numbers canonical. Throws AwsError ValidationException.
 * @param where the reference of an expression attribute value (`:v`), which the sentence then names
 */
export function validateAttributeValue(value: AttributeValue, where?: string): AttributeValue {
  if (where === undefined) return validValue(value, 1);
  try {
    return validValue(value, 1);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalid(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${where}`);
  }
}

/** The item in normal form, a new object. Throws as `validateAttributeValue` does, for the first attribute that is wrong. */
export function validateItem(item: Item): Item {
  return validMembers(item, 1);
}

function validMembers(members: Item, level: number): Item {
  const valid: Item = {};
  for (const name of Object.keys(members)) setAttribute(valid, name, validValue(members[name], level));
  return valid;
}

function validValue(value: AttributeValue | undefined, level: number): AttributeValue {
  if (level > deepestLevel)
    throw invalid('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit');
  let valid: AttributeValue | undefined;
  let types = 0;
  for (const type in value) {
    const checked = validMember(type, value, level);
    if (checked === undefined) continue;
    types++;
    valid = checked;
  }
  if (valid === undefined) throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (types > 1)
    throw invalid('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes');
  return valid;
}

/** The value with this member alone, in normal form; undefined for a member that is absent or no datatype. */
function validMember(type: string, value: AttributeValue, level: number): AttributeValue | undefined {
  switch (type) {
    case 'S':
      return value.S == null ? undefined : { S: value.S };
    case 'N':
      return value.N == null ? undefined : { N: normalizeNumber(value.N) };
    case 'B':
      return value.B == null ? undefined : { B: value.B };
    case 'BOOL':
      return value.BOOL == null ? undefined : { BOOL: value.BOOL };
    case 'NULL':
      return value.NULL == null ? undefined : validNull(value.NULL);
    case 'M':
      return value.M == null ? undefined : { M: validMembers(value.M, level + 1) };
    case 'L':
      return value.L == null ? undefined : { L: value.L.map((element) => validValue(element, level + 1)) };
    case 'SS':
      return value.SS == null ? undefined : validStrings(value.SS);
    case 'NS':
      return value.NS == null ? undefined : validNumbers(value.NS);
    case 'BS':
      return value.BS == null ? undefined : validBinaries(value.BS);
    default:
      return undefined;
  }
}

function validNull(value: boolean): AttributeValue {
  if (!value) throw invalidParameter('Null attribute value types must have the value of true');
  return { NULL: true };
}

function validStrings(set: readonly string[]): AttributeValue {
  if (set.length === 0) throw invalidParameter('An string set  may not be empty');
  if (hasDuplicates(set)) throw invalidParameter(`Input collection [${set.join(', ')}] contains duplicates.`);
  return { SS: [...set] };
}

function validNumbers(set: readonly string[]): AttributeValue {
  if (set.length === 0) throw invalidParameter('An number set  may not be empty');
  const numbers = set.map(normalizeNumber);
  if (hasDuplicates(numbers)) throw invalid('Input collection contains duplicates');
  return { NS: numbers };
}

function validBinaries(set: readonly Uint8Array[]): AttributeValue {
  if (set.length === 0) throw invalidParameter('Binary sets should not be empty');
  const keys = set.map(bytesKey);
  if (hasDuplicates(keys)) throw invalidParameter(`Input collection [${keys.map(btoa).join(', ')}]of type BS contains duplicates.`);
  return { BS: [...set] };
}

const hasDuplicates = (texts: readonly string[]): boolean => texts.length > 1 && new Set(texts).size < texts.length;
