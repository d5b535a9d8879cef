// All that a Run has told so far, folded from its events and bounded, so that a chatty program cannot fill the page. Pure.
import type {
  CallRecord,
  CheckResult,
  ConsoleLine,
  Diagnostic,
  PageRoute,
  RunEvent,
  RunFailure,
  RunState,
  SpecResult,
} from '../../lab/run-events.ts';

export const RUN_LOG_LIMITS = { consoleLines: 2_000, calls: 2_000, diagnostics: 500, specs: 500 } as const;

export interface NumberedLine extends ConsoleLine {
  /** Counts from 1 in a Run; stays the line's own when older lines are dropped. */
  readonly number: number;
}

export interface RunLog {
  readonly state: RunState;
  /** Which data the present state is about. What the second run prints and calls is not the learner's to read. */
  readonly data: 'shown' | 'hidden';
  readonly console: readonly NumberedLine[];
  /** Lines that were printed and are not kept, here or in the sandbox. */
  readonly consoleDropped: number;
  readonly consoleCount: number;
  readonly calls: readonly CallRecord[];
  readonly callCount: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: RunFailure;
  readonly checks: readonly CheckResult[];
  /** The specs of this Run, in a lab that has some. */
  readonly specs: readonly SpecResult[];
  readonly specRun: { readonly kind: 'none' | 'running' } | { readonly kind: 'ended'; readonly failure?: RunFailure };
  /** The app, in a lab whose program is one in a document: alive after its Run, or ended by its own doing. */
  readonly app: { readonly kind: 'none' | 'live' } | { readonly kind: 'ended'; readonly because: string };
  readonly route?: PageRoute;
  /** The lab's clock: at the first tick of this Run and now, milliseconds since the epoch. */
  readonly clock?: { readonly startMs: number; readonly nowMs: number };
}

export const EMPTY_RUN_LOG: RunLog = {
  state: 'idle',
  data: 'shown',
  console: [],
  consoleDropped: 0,
  consoleCount: 0,
  calls: [],
  callCount: 0,
  diagnostics: [],
  checks: [],
  specs: [],
  specRun: { kind: 'none' },
  app: { kind: 'none' },
};

/** The log after `events`, which arrive a frame at a time. `compiling` of the shown data begins a new Run. */
export function applyRunEvents(log: RunLog, events: readonly RunEvent[]): RunLog {
  const next = new Draft(log);
  for (const event of events) next.apply(event);
  return next.finish();
}

class Draft {
  #log: RunLog;
  #lines: NumberedLine[] = [];
  #calls: CallRecord[] = [];

  constructor(log: RunLog) {
    this.#log = log;
  }

  apply(event: RunEvent): void {
    if (event.type === 'state') {
      this.#state(event);
      return;
    }
    if (event.type === 'check') {
      this.#log = { ...this.#log, checks: mergeCheck(this.#log.checks, event.result) };
      return;
    }
    if (this.#log.data === 'hidden') return;
    switch (event.type) {
      case 'console':
        this.#lines.push({ ...event.line, number: this.#log.consoleCount + this.#lines.length + 1 });
        break;
      case 'console-dropped':
        this.#log = { ...this.#log, consoleDropped: this.#log.consoleDropped + event.count };
        break;
      case 'call':
        this.#calls.push(event.call);
        break;
      case 'diagnostic':
        this.#log = { ...this.#log, diagnostics: [...this.#log.diagnostics, event.diagnostic].slice(0, RUN_LOG_LIMITS.diagnostics) };
        break;
      case 'specs-began':
        this.#log = { ...this.#log, specRun: { kind: 'running' } };
        break;
      case 'spec':
        this.#log = { ...this.#log, specs: [...this.#log.specs, event.spec].slice(0, RUN_LOG_LIMITS.specs) };
        break;
      case 'specs-ended':
        this.#log = { ...this.#log, specRun: { kind: 'ended', ...(event.failure && { failure: event.failure }) } };
        break;
      case 'route':
        this.#log = { ...this.#log, route: event.route };
        break;
      case 'preview':
        this.#log = { ...this.#log, app: event.preview === 'live' ? { kind: 'live' } : { kind: 'ended', because: event.because } };
        break;
      case 'failure':
        this.#log = { ...this.#log, failure: event.failure };
        break;
      case 'clock':
        this.#log = { ...this.#log, clock: { startMs: this.#log.clock?.startMs ?? event.nowMs, nowMs: event.nowMs } };
        break;
    }
  }

  finish(): RunLog {
    const log = this.#log;
    if (this.#lines.length === 0 && this.#calls.length === 0) return log;
    const lines = [...log.console, ...this.#lines];
    const over = Math.max(0, lines.length - RUN_LOG_LIMITS.consoleLines);
    return {
      ...log,
      console: lines.slice(over),
      consoleDropped: log.consoleDropped + over,
      consoleCount: log.consoleCount + this.#lines.length,
      calls: [...log.calls, ...this.#calls].slice(-RUN_LOG_LIMITS.calls),
      callCount: log.callCount + this.#calls.length,
    };
  }

  #state(event: Extract<RunEvent, { type: 'state' }>): void {
    const begins = event.state === 'compiling' && event.data === 'shown';
    if (begins) {
      this.#lines = [];
      this.#calls = [];
    }
    this.#log = { ...(begins ? EMPTY_RUN_LOG : this.#log), state: event.state, data: event.data };
  }
}

/** A check is judged on both data; a failure on either stays. */
function mergeCheck(checks: readonly CheckResult[], result: CheckResult): readonly CheckResult[] {
  const before = checks.find((check) => check.id === result.id);
  if (!before) return [...checks, result];
  return before.status === 'failed' ? checks : checks.map((check) => (check.id === result.id ? result : check));
}
