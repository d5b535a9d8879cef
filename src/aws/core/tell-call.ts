// How the cloud tells its observers of calls and decisions. Costs nothing while nobody observes: not even the reports are made.
import type { DecisionReport } from './decision-report.ts';
import type { InnerCall, ObservedCall } from './observed-call.ts';
import type { ServiceEnvironment } from './service.ts';

type Observed = Pick<ServiceEnvironment, 'clock' | 'isObserved'> & Partial<Pick<ServiceEnvironment, 'observe'>>;
type WithoutTime<Told> = Told extends unknown ? Omit<Told, 'atMs'> : never;

/** Tells the observers, if there are any, of what `make` makes. */
export function tellCall({ clock, observe, isObserved }: Observed, make: () => WithoutTime<ObservedCall>): void {
  if (isObserved?.()) observe?.({ atMs: clock.now(), ...make() });
}

/**
 * Where the decisions about a call go; undefined while nobody observes.
 * @param requestId of the call, where it is known
 */
export function decisionTeller(observed: Observed, requestId?: string): ((report: DecisionReport) => void) | undefined {
  if (!observed.isObserved?.()) return undefined;
  return (report) => tellCall(observed, () => ({ kind: 'decision', ...(requestId !== undefined && { requestId }), report }));
}

/** What one service asks of another: collects the decisions, and tells all of it at the end. */
export class InnerCallTeller {
  readonly #observed: Observed;
  readonly #about: Pick<InnerCall, 'requestId' | 'from' | 'to' | 'operation'>;
  readonly #decisions: DecisionReport[] = [];

  constructor(observed: Observed, about: Pick<InnerCall, 'requestId' | 'from' | 'to' | 'operation'>) {
    this.#observed = observed;
    this.#about = about;
  }

  /** Undefined while nobody observes. */
  get decided(): ((report: DecisionReport) => void) | undefined {
    return this.#observed.isObserved?.() ? (report) => this.#decisions.push(report) : undefined;
  }

  /** The call is over. Request and answer are made only when somebody observes. */
  over(make: () => { readonly request: unknown; readonly response?: unknown; readonly errorCode?: string }): void {
    tellCall(this.#observed, () => {
      const { request, response, errorCode } = make();
      return {
        kind: 'inner-call',
        ...this.#about,
        ...(errorCode !== undefined && { errorCode }),
        request: JSON.stringify(request),
        response: response === undefined ? '' : JSON.stringify(response),
        decisions: this.#decisions,
      };
    });
  }
}
