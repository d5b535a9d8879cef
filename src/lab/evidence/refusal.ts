// For checks: what AWS said when it refused a call, so that a check gives the reason and not only what is missing because of it.
import type { CallRecord } from '../run-events.ts';

/** The error's code and the first line of its message, as in "CodeValidationException: ..."; undefined for a call that was answered. */
export function refusal({ errorCode, response }: CallRecord): string | undefined {
  if (errorCode === undefined) return undefined;
  const message = /"[Mm]essage"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(response)?.[1] ?? '""';
  // Below the first line Kinesis Analytics quotes the SQL, with a caret.
  const [first = ''] = String(JSON.parse(message)).split('\n');
  return first === '' ? errorCode : `${errorCode}: ${first}`;
}

/** Why the last call of these operations was refused; undefined when it was answered, or when there was none. */
export function lastRefusal(calls: readonly CallRecord[], ...operations: readonly string[]): string | undefined {
  const last = calls.findLast(({ operation }) => operations.includes(operation));
  return last && refusal(last);
}

/**
 * A failed check where an application is not there: by the reason for which AWS refused to create it, if it did.
 * @param called the name that it should have
 */
export function missingApplication(calls: readonly CallRecord[], called: string): { observed: string; expected: string } {
  const refused = lastRefusal(calls, 'CreateApplication');
  return refused === undefined
    ? { observed: `There is no application called ${called}.`, expected: 'An application of that name.' }
    : { observed: `AWS created no application. ${refused}`, expected: 'SQL and settings that AWS accepts.' };
}
