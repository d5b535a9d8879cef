// The --seed of a command: what repeats a run exactly.
import { UsageError } from './usage-error.ts';

/** Undefined where none is given. Throws UsageError. */
export function readSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed >= 2 ** 32) throw new UsageError(`--seed takes a whole number from 0 to 4294967295, not '${text}'.`);
  return seed;
}
