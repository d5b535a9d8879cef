// What decoding throws for a request that is not of the schema's types. Each protocol turns it into its own error, with `refusing`.
import type { AwsError } from '../core/errors.ts';

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/** A body that cannot be read, or a member whose text or value is none of its type. */
export class Malformed extends Error {
  /** `body`: the document as a whole. `member`: one value, named by `field` as it stands on the wire. */
  readonly where: 'body' | 'member';
  readonly field: string;
  readonly value: string;

  constructor(where: 'body' | 'member', sentence: string, field = '', value = '') {
    super(sentence);
    this.where = where;
    this.field = field;
    this.value = value;
  }
}

/** One value that is not of its type. Long values are cut, so that an error never repeats a whole body. */
export function malformedMember(field: string, value: unknown, wanted: string): Malformed {
  const shown = String(value).slice(0, 100);
  return new Malformed('member', `The value '${shown}' of ${field} is not ${wanted}.`, field, shown);
}

/** Runs `decode`; what it finds malformed is thrown as the error that `asError` makes of it. */
export function refusing<Value>(decode: () => Value, asError: (malformed: Malformed) => AwsError): Value {
  try {
    return decode();
  } catch (thrown) {
    throw thrown instanceof Malformed ? asError(thrown) : thrown;
  }
}

/** The text of bytes in UTF-8. Throws Malformed where they are none. */
export function textOf(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    throw new Malformed('body', 'The body is not valid UTF-8.');
  }
}
