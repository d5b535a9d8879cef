// Is an event pattern in order?
import { PatternError, readPattern } from '../../core/event-pattern.ts';
import { invalidPattern } from './errors.ts';

/** Throws AwsError InvalidEventPatternException. */
export function checkPattern(pattern: string): void {
  try {
    readPattern(pattern);
  } catch (thrown) {
    if (thrown instanceof PatternError) throw invalidPattern(thrown.message);
    throw thrown;
  }
}
