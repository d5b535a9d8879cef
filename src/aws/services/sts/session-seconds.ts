// How long a session may live, as a caller asks for it.
import { AwsError } from '../../core/errors.ts';

/** Throws AwsError MalformedInput for what is no whole number: the SDK's schemas do not tell whole numbers from others. */
export function wholeSeconds(seconds: number | undefined, otherwise: number): number {
  if (seconds === undefined) return otherwise;
  if (!Number.isSafeInteger(seconds)) throw new AwsError('MalformedInput', `The value '${seconds}' of DurationSeconds is not valid.`);
  return seconds;
}
