// How a service tells that something moved. Costs nothing while nobody observes: the passage is not even made.
import type { Passage } from './ports.ts';
import type { ServiceEnvironment } from './service.ts';

const mostCharacters = 200;

/** Tells the observers, if there are any, of what `make` makes. */
export function tellPassage(
  { clock, observe, isObserved }: Pick<ServiceEnvironment, 'clock' | 'observe' | 'isObserved'>,
  make: () => Omit<Passage, 'kind' | 'atMs'>,
): void {
  if (isObserved?.()) observe({ kind: 'passage', atMs: clock.now(), ...make() });
}

/** The beginning of a text, or of bytes that are one. */
export function beginningOf(said: string | Uint8Array): string {
  // A character of UTF-8 has four bytes at the most; the one that is cut is left out, because its replacement comes last.
  const text = typeof said === 'string' ? said : new TextDecoder().decode(said.subarray(0, mostCharacters * 4));
  return text.slice(0, mostCharacters);
}
