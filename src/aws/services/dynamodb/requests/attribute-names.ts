// Names of attributes: not empty, and shorter than 64 KB.
// scylladb/alternator's tests record that both are refused, by these words; the sentences themselves are inferred.
import { invalidParameter } from '../errors.ts';
import { limits } from '../limits.ts';
import { utf8Length } from '../values/utf8.ts';

/** Throws AwsError ValidationException. */
export function checkAttributeNames(names: readonly string[]): void {
  if (names.includes('')) throw invalidParameter('Empty attribute name');
  checkNameLengths(names);
}

/** Of ExpressionAttributeNames, whose emptiness has a sentence of its own. Throws AwsError ValidationException. */
export function checkNameLengths(names: readonly string[]): void {
  // No character has more than three bytes for each of its UTF-16 units.
  for (const name of names)
    if (name.length * 3 >= limits.attributeNameBytes && utf8Length(name) >= limits.attributeNameBytes)
      throw invalidParameter(`Attribute name is too large, must be less than ${limits.attributeNameBytes} bytes`);
}
