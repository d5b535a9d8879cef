// The SDK types every member as possibly undefined; the dispatcher has already checked the required ones by the schema.
import { invariant } from '../../core/errors.ts';

/** The value of a required member. */
export function required<Value>(value: Value | undefined, member: string): Value {
  invariant(value !== undefined, `the dispatcher let a request without ${member} through`);
  return value;
}
