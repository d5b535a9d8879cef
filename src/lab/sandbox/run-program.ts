// Runs one program in one sandbox: starts it, answers its calls, moves its clock, and says how it ended.
import type { ConsoleLine, ConsoleValue, PageRoute, RunFailure, SpecResult } from '../run-events.ts';
import type { GuestSpec } from '../specs/guest-spec.ts';
import { type FileMap, mapStack } from '../stack-map.ts';
import { type TimeDriver, wallWait } from '../time-driver.ts';
import type { TimeSource } from '../time-source.ts';
import { AnsweredCalls } from './answer-calls.ts';
import { type KeptProgram, keepAlive } from './kept-program.ts';
import type { GuestEnvironment, GuestReport, HostMessage, KeptStorage, LinkedModule, PageLeave, PageText } from './protocol.ts';
import { readGuestMessage } from './protocol.ts';
import { runSecret } from './run-secret.ts';
import type { ProgramPlace, Sandbox } from './sandbox.ts';
import { Watchdog } from './watchdog.ts';

/** Real time in which a program that seems over may still show work that the runtime does not count. */
const ENDED_GRACE_MS = 15;
const STALLED_GRACE_MS = 250;
/** Real time after which a call counts as one that is answered only when lab time has passed: a long poll, an invocation. */
const UNANSWERED_MS = 500;
/** The same for a chunk of a stream of events, which comes together with what causes it: so long it may be on its way. */
const CHUNK_MS = 10;
/** How often it is looked whether functions still compute. */
const COMPUTING_MS = 10;
/** A wait that ends so late has waited for something that computes in this process, such as a key of a user pool. */
const LATE_MS = 50;
/** How often a program may wait for the clock: a loop that polls for ever would pass lab time without end. */
const MAX_WAITS = 10_000;

/** How long a sandbox may take to load its runtime. */
const STARTUP_MS = 30_000;
const NOT_STARTED = `The sandbox did not start within ${STARTUP_MS / 1000} s.`;

const STALLED =
  'The program waits for a promise that nothing will settle: no timer is set and no request is under way. Is a resolve() or an await missing?';

export interface ProgramOptions {
  readonly sandbox: Sandbox;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly time: TimeSource;
  readonly driver: TimeDriver;
  readonly modules: readonly LinkedModule[];
  readonly entry: string;
  readonly environment: GuestEnvironment;
  /** Source maps of the learner's files. */
  readonly maps: FileMap;
  /** Wall time of computing, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onConsole: (line: ConsoleLine) => void;
  readonly onDropped: (count: number) => void;
  /** Where it runs; a `worker` when left out. */
  readonly place?: ProgramPlace;
  /** The document's text, where it runs in one. */
  readonly page?: PageText;
  readonly onSpecBegan?: (path: readonly string[]) => void;
  readonly onSpec?: (spec: SpecResult) => void;
  readonly onRoute?: (route: PageRoute) => void;
  readonly onLeave?: (leaving: PageLeave, stored: KeptStorage) => void;
  /** Left out: the sandbox ends with the program. Else a program that ended well stays, and whoever gets it must end it. */
  readonly keep?: (kept: KeptProgram) => void;
}

/** Waits; gives by how much longer it took, in milliseconds. */
async function wallWaitLate(ms: number, signal: AbortSignal): Promise<number> {
  const beganAt = performance.now();
  await wallWait(ms, signal);
  return performance.now() - beganAt - ms;
}

function mapValue(value: ConsoleValue, maps: FileMap): ConsoleValue {
  if (value.kind === 'error') return { ...value, stack: mapStack(value.stack, maps).stack };
  if (value.kind !== 'object') return value;
  return { ...value, entries: value.entries.map(([key, entry]) => [key, mapValue(entry, maps)] as const) };
}

function mapSpec({ failures, ...spec }: GuestSpec, maps: FileMap): SpecResult {
  return {
    ...spec,
    failures: failures.map(({ message, stack }) => {
      const { place } = mapStack(stack, maps);
      return { message, ...(place && { place }) };
    }),
  };
}

/** One program's run; `ended` settles when it is over, with the failure if it did not end well. */
class ProgramRun {
  readonly #options: ProgramOptions;
  readonly #run = runSecret();
  readonly #finish: (failure: RunFailure | undefined) => void;
  readonly #calls: AnsweredCalls;
  readonly #watchdog: Watchdog;
  readonly #sandbox: ReturnType<Sandbox['open']>;
  readonly #startup: ReturnType<typeof setTimeout>;
  #sent = 0;
  #waits = 0;
  /** When a call last began or was answered, by the wall clock. */
  #trafficAt = 0;
  /** Set when the program has ended and stays: what its sandbox says then. */
  #kept: ReturnType<typeof keepAlive> | undefined;
  /** Ends the waiting for the clock, while the program waits for it. */
  #waiting: AbortController | undefined;

  constructor(options: ProgramOptions, finish: (failure: RunFailure | undefined) => void) {
    const { sandbox, fetch, time, deadlineMs, signal, keep } = options;
    this.#options = options;
    this.#finish = (failure) => {
      if (failure === undefined && keep && !signal.aborted && !this.#kept) this.#stay(keep);
      else this.#close();
      finish(failure);
    };
    const post = (message: HostMessage) => this.#post(message);
    this.#calls = new AnsweredCalls(fetch, post, () => time.now());
    this.#watchdog = new Watchdog({
      deadlineMs,
      ping: () => this.#sandbox.post({ type: 'ping' }),
      late: (message) => this.#finish(this.#sandbox.suspicion?.() ?? { kind: 'deadline', message }),
    });
    this.#sandbox = sandbox.open(
      {
        message: (raw) => {
          try {
            this.#receive(raw);
          } catch (error) {
            // The runtime itself sends well-formed messages: learner code has found a way to speak for it.
            this.#finish({
              kind: 'crashed',
              message: `The sandbox said something that cannot be read: ${error instanceof Error ? error.message : error}`,
            });
          }
        },
        ended: ({ kind, message }) => {
          if (this.#kept) this.#kept.ended(message);
          else this.#finish({ kind, message });
        },
      },
      options.place,
    );
    // Starting up is not the program's doing: its time counts from `ready` on.
    this.#startup = setTimeout(() => this.#finish({ kind: 'crashed', message: NOT_STARTED }), STARTUP_MS);
    signal.addEventListener('abort', () => this.#finish(undefined), { once: true });
  }

  #close(): void {
    clearTimeout(this.#startup);
    this.#waiting?.abort();
    this.#watchdog.close();
    this.#calls.close();
    this.#sandbox.kill();
  }

  /** The program is over, and its document stays. From now on the watch of `keepAlive` counts, not the deadline. */
  #stay(keep: (kept: KeptProgram) => void): void {
    this.#waiting?.abort();
    this.#watchdog.close();
    this.#post({ type: 'stay' });
    this.#kept = keepAlive({ time: this.#options.time, post: (message) => this.#post(message), close: () => this.#close() });
    keep(this.#kept.program);
  }

  /** Whatever the host says wakes the guest: it is busy until it reports to be idle again. */
  #post(message: HostMessage): void {
    // A heartbeat is not counted by the guest either.
    if (message.type !== 'ping') this.#sent++;
    if (message.type === 'response') this.#trafficAt = performance.now();
    this.#wake();
    this.#sandbox.post(message);
  }

  #wake(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
    this.#watchdog.resume();
  }

  #receive(raw: unknown): void {
    const message = readGuestMessage(raw, this.#run);
    if (!message) return;
    this.#watchdog.alive();
    this.#kept?.alive();
    switch (message.type) {
      case 'ready':
        // Said once. A program that says it again wants to hear the secret of the run, which `start` carries.
        if (this.#sent === 0) this.#start();
        break;
      case 'pong':
        break;
      case 'idle':
        if (message.seen !== this.#sent) break;
        if (this.#kept) this.#kept.idle(message.untilMs);
        else void this.#wait(message);
        break;
      case 'busy':
        this.#wake();
        break;
      case 'console':
        this.#options.onConsole({ ...message.line, values: message.line.values.map((value) => mapValue(value, this.#options.maps)) });
        break;
      case 'console-dropped':
        this.#options.onDropped(message.count);
        break;
      case 'spec-began':
        // Learner code may speak for the runner: names are texts, whatever came.
        this.#options.onSpecBegan?.([message.path].flat().map(String));
        break;
      case 'spec':
        this.#options.onSpec?.(mapSpec(message.spec, this.#options.maps));
        break;
      case 'route':
        this.#options.onRoute?.(message.route);
        break;
      case 'leave':
        this.#options.onLeave?.(message.leaving, message.stored);
        break;
      case 'failed': {
        const { name, message: text, stack } = message.error;
        this.#finish({ kind: 'threw', message: `${name}: ${text}`, ...mapStack(stack, this.#options.maps) });
        break;
      }
      case 'exited':
        this.#finish({ kind: 'exited', message: `The program called process.exit(${message.code}) before it was done.` });
        break;
      case 'fetch':
        this.#trafficAt = performance.now();
        this.#wake();
        this.#calls.receive(message);
        break;
      default:
        this.#calls.receive(message);
    }
  }

  #start(): void {
    clearTimeout(this.#startup);
    const { time, modules, entry, environment, page } = this.#options;
    this.#post({ type: 'start', run: this.#run, nowMs: time.now(), modules, entry, environment, ...(page && { page }) });
  }

  async #wait({ untilMs, calls, reads, ended }: Extract<GuestReport, { type: 'idle' }>): Promise<void> {
    const waiting = new AbortController();
    this.#waiting?.abort();
    this.#waiting = waiting;
    const { signal } = waiting;
    try {
      if (calls > 0) await this.#waitForAnswer(untilMs, this.#trafficAt + UNANSWERED_MS - performance.now(), signal);
      else if (reads > 0) await this.#waitForAnswer(untilMs, CHUNK_MS, signal);
      else if (untilMs === null) await this.#conclude(ended, signal);
      else await this.#advance(untilMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#finish({ kind: 'crashed', message: `The cloud's clock did not move: ${error instanceof Error ? error.message : error}` });
    }
  }

  /** Nothing more will happen: the program has ended, or waits in vain. */
  async #conclude(ended: boolean, signal: AbortSignal): Promise<void> {
    this.#watchdog.pause();
    await wallWait(ended ? ENDED_GRACE_MS : STALLED_GRACE_MS, signal);
    if (!signal.aborted) this.#finish(ended ? undefined : { kind: 'stalled', message: STALLED });
  }

  /** Lets lab time pass up to the program's next timer, and tells the program. */
  async #advance(untilMs: number, signal: AbortSignal): Promise<void> {
    const { driver, time } = this.#options;
    if (++this.#waits > MAX_WAITS) {
      const message = `The program has waited ${MAX_WAITS} times and is still running. Does a loop wait for something that never comes?`;
      this.#finish({ kind: 'deadline', message });
      return;
    }
    this.#watchdog.pause();
    await driver.reach(untilMs, signal);
    if (!signal.aborted) this.#post({ type: 'advance', nowMs: time.now() });
  }

  /**
   * Calls are out, or a stream of events is read. Most calls are answered at once; where one is not, lab time passes step by step, by the
   * cloud's plans and the program's timers. The answer wakes the program and ends this.
   */
  async #waitForAnswer(untilMs: number | null, firstPatienceMs: number, signal: AbortSignal): Promise<void> {
    const { driver, time } = this.#options;
    if (time.kind === 'real') {
      if (untilMs !== null) await this.#advance(untilMs, signal);
      return;
    }
    let computedAt = Number.NEGATIVE_INFINITY;
    for (let patienceMs = Math.max(1, firstPatienceMs); !signal.aborted; ) {
      const lateMs = await wallWaitLate(patienceMs, signal);
      // What computes will answer: its real time is not lab time. A function may make calls on its way; a cloud in this process computes
      // while this waits, and then the wait is late.
      if (lateMs > LATE_MS || (await time.computing?.())) computedAt = performance.now();
      if (performance.now() < computedAt + UNANSWERED_MS) {
        patienceMs = COMPUTING_MS;
        continue;
      }
      const plans = [untilMs ?? undefined, signal.aborted ? undefined : await time.nextDueMs()].filter((due) => due !== undefined);
      const dueMs = Math.min(...plans);
      patienceMs = plans.length === 0 ? UNANSWERED_MS : 1;
      if (signal.aborted || plans.length === 0) continue;
      if (dueMs === untilMs) return this.#advance(untilMs, signal);
      this.#watchdog.pause();
      await driver.reach(Math.max(dueMs, time.now() + 1), signal);
      if (!signal.aborted) this.#watchdog.resume();
    }
  }
}

/** Runs a program to its end. Resolves with the failure, or undefined when it ended well or the signal aborted. Never rejects. */
export function runProgram(options: ProgramOptions): Promise<RunFailure | undefined> {
  if (options.signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => new ProgramRun(options, resolve));
}
