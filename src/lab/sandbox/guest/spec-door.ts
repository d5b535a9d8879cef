// What the runtime gives the runner of specs, which is a package in the sandbox: a way to tell results, and a fresh page for each spec.
import type { GuestSpec } from '../../specs/guest-spec.ts';
import { shorten } from './console-value.ts';

export interface SpecDoor {
  /** Modules are being loaded: the platform's work, until `loaded`. What they await when they are evaluated is their own. */
  loading(): void;
  loaded(): void;
  /** From now on an error that nothing handles is a spec's, and the runner tells it. */
  begin(): void;
  /** One begins: what is called from now on is called by it. */
  began(path: readonly string[]): void;
  tell(spec: GuestSpec): void;
  /** Makes the page as fresh as when it was opened; does nothing where there is none. */
  reset(): Promise<void>;
}

/** Where the runner finds it among the globals. */
export const SPECS = Symbol.for('sandshark.specs');

const MAX_NAMES = 20;
const MAX_NAME = 300;
const MAX_FAILURES = 10;

/** The names of a spec and of the suites around it, bounded. */
export function readablePath(path: readonly string[]): readonly string[] {
  return path.slice(0, MAX_NAMES).map((name) => shorten(String(name), MAX_NAME));
}

/** Bounded, and with modules named by their ids. Learner code may call the door itself: nothing is taken as it comes. */
export function readableSpec({ path, status, expectations, failures }: GuestSpec, readable: (text: string) => string): GuestSpec {
  return {
    path: readablePath(path),
    status: status === 'passed' || status === 'pending' ? status : 'failed',
    expectations: Number(expectations) || 0,
    failures: failures.slice(0, MAX_FAILURES).map(({ message, stack }) => ({
      message: shorten(readable(String(message))),
      stack: shorten(readable(String(stack))),
    })),
  };
}
