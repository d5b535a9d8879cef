// One function in one sandbox, as its host sees it: hands over code and invocations, answers calls, watches, reads how each phase ended.
import type {
  FunctionInvocation,
  FunctionOutcome,
  FunctionProgram,
  FunctionSurroundings,
  OpenFunction,
} from '../../aws/core/function-host.ts';
import type { SdkBundle } from '../link.ts';
import { AnsweredCalls } from '../sandbox/answer-calls.ts';
import { runSecret } from '../sandbox/run-secret.ts';
import type { OpenSandbox, Sandbox, SandboxEnd } from '../sandbox/sandbox.ts';
import { type FunctionPace, type FunctionReport, readFunctionReport, type ToFunction } from './function-protocol.ts';
import { FunctionWatch } from './watch-function.ts';

/** How long a sandbox may take to load its runtime. */
const STARTUP_MS = 30_000;
/** Output that is passed on of one phase. */
const MOST_LINES = 10_000;

type PhaseOutcome = FunctionOutcome | { readonly kind: 'loaded'; readonly tookMs: number };

/** What a phase needs to be told and ended. */
interface Phase {
  readonly timeoutMs: number;
  readonly settle: (outcome: PhaseOutcome) => void;
  readonly streamed: ((chunk: Uint8Array) => void) | undefined;
  watch?: FunctionWatch;
  lines: number;
}

export class RunningFunction implements OpenFunction {
  readonly #surroundings: FunctionSurroundings;
  readonly #memoryMb: number;
  readonly #unansweredMs: number;
  readonly #pace: FunctionPace;
  readonly #closed: () => void;
  readonly #run = runSecret();
  readonly #calls: AnsweredCalls;
  readonly #sandbox: OpenSandbox<ToFunction>;
  #underWay = 0;
  #phase: Phase | undefined;
  #state: 'starting' | 'open' | 'closed' = 'starting';
  #startup: ReturnType<typeof setTimeout> | undefined;
  #ready: () => void = () => {};

  constructor(
    surroundings: FunctionSurroundings,
    memoryMb: number,
    sandbox: Sandbox<ToFunction>,
    { unansweredMs, pace }: { readonly unansweredMs: number; readonly pace: FunctionPace },
    closed: () => void,
  ) {
    this.#surroundings = surroundings;
    this.#memoryMb = memoryMb;
    this.#unansweredMs = unansweredMs;
    this.#pace = pace;
    this.#closed = closed;
    const now = () => surroundings.now?.() ?? surroundings.nowMs;
    this.#calls = new AnsweredCalls(
      (request) => this.#fetch(request),
      (message) => this.#sandbox.post(message),
      now,
    );
    this.#sandbox = sandbox.open({ message: (raw) => this.#receive(raw), ended: (end) => this.#ended(end) });
  }

  get state(): 'open' | 'closed' {
    return this.#state === 'closed' ? 'closed' : 'open';
  }

  /** Does it start or compute, rather than wait for a call of the cloud? */
  get computing(): boolean {
    return this.#phase !== undefined && this.#underWay === 0;
  }

  /** Loads the code; resolves with `loaded` or with how it failed. */
  async load(program: FunctionProgram, sdk: SdkBundle, timeoutMs: number): Promise<PhaseOutcome> {
    const { files, layerFiles, ...rest } = program;
    const phase = this.#begin(timeoutMs);
    const wire = { ...rest, files: [...files], layerFiles: [...layerFiles] };
    const nowMs = this.#surroundings.nowMs;
    const start: ToFunction = { type: 'start', run: this.#run, nowMs, timeoutMs, pace: this.#pace, program: wire, ...sdk };
    // A sandbox that starts slowly is not the function's doing: watching begins when it is ready.
    if (this.#state === 'starting') {
      await new Promise<void>((resolve) => {
        this.#ready = resolve;
        this.#startup = setTimeout(() => this.#ended({ kind: 'crashed', message: 'The sandbox did not start.' }), STARTUP_MS);
      });
    }
    this.#watch(timeoutMs);
    this.#sandbox.post(start);
    return phase;
  }

  async invoke({ streamed, ...invocation }: FunctionInvocation): Promise<FunctionOutcome> {
    if (this.#state === 'closed') return { kind: 'ended', cause: 'crash', tookMs: 0, memoryMb: this.#memoryMb };
    const phase = this.#begin(invocation.timeoutMs, streamed);
    this.#watch(invocation.timeoutMs);
    this.#sandbox.post({ type: 'invoke', ...invocation });
    const outcome = await phase;
    return outcome.kind === 'loaded' ? { kind: 'ended', cause: 'crash', tookMs: outcome.tookMs, memoryMb: this.#memoryMb } : outcome;
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#startup);
    this.#calls.close();
    this.#sandbox.kill();
    this.#closed();
    this.#ready();
    this.#settle({ kind: 'ended', cause: 'crash', tookMs: 0, memoryMb: this.#memoryMb });
  }

  #begin(timeoutMs: number, streamed?: (chunk: Uint8Array) => void): Promise<PhaseOutcome> {
    return new Promise((settle) => {
      this.#phase = { timeoutMs, settle, streamed, lines: 0 };
    });
  }

  #watch(timeoutMs: number): void {
    if (!this.#phase || this.#state === 'closed') return;
    this.#phase.watch = new FunctionWatch({
      timeoutMs,
      unansweredMs: this.#unansweredMs,
      pace: this.#pace,
      ping: () => this.#sandbox.post({ type: 'ping' }),
      calls: () => this.#underWay,
      late: () => this.#late(timeoutMs),
    });
  }

  async #fetch(request: Request): Promise<Response> {
    this.#underWay++;
    try {
      return await this.#surroundings.fetch(request);
    } finally {
      this.#underWay--;
    }
  }

  #settle(outcome: PhaseOutcome): void {
    const phase = this.#phase;
    this.#phase = undefined;
    phase?.watch?.close();
    phase?.settle(outcome);
  }

  /** The phase used up its real time. A sandbox that is silent because its heap is full says so. */
  #late(timeoutMs: number): void {
    const memory = this.#sandbox.suspicion?.()?.kind === 'memory';
    const memoryMb = this.#memoryMb;
    this.#settle(
      memory ? { kind: 'ended', cause: 'memory', tookMs: timeoutMs, memoryMb } : { kind: 'timed-out', tookMs: timeoutMs, memoryMb },
    );
    this.close();
  }

  #ended({ kind }: SandboxEnd): void {
    const cause = kind === 'memory' ? 'memory' : kind === 'exited' ? 'exit' : 'crash';
    this.#settle({ kind: 'ended', cause, tookMs: 0, memoryMb: this.#memoryMb });
    this.close();
  }

  #receive(raw: unknown): void {
    const report = readFunctionReport(raw, this.#run);
    if (!report) return;
    if (report.type === 'pong') this.#phase?.watch?.alive();
    else this.#phase?.watch?.acted();
    this.#handle(report);
  }

  #handle(report: FunctionReport): void {
    switch (report.type) {
      case 'ready':
        if (this.#state !== 'starting') break;
        this.#state = 'open';
        clearTimeout(this.#startup);
        this.#ready();
        break;
      case 'pong':
        break;
      case 'log':
        this.#log(report.line);
        break;
      case 'written':
        this.#phase?.streamed?.(report.bytes);
        break;
      case 'exited':
        this.#settle({ kind: 'ended', cause: 'exit', tookMs: 0, memoryMb: this.#memoryMb, exitCode: report.code });
        this.close();
        break;
      case 'end':
        this.#end(report.end);
        break;
      default:
        this.#calls.receive(report);
    }
  }

  #log(line: string): void {
    const phase = this.#phase;
    if (phase && phase.lines > MOST_LINES) return;
    if (phase && ++phase.lines > MOST_LINES) this.#surroundings.log(`Sandshark: more than ${MOST_LINES} lines; the rest is dropped.`);
    else this.#surroundings.log(line);
  }

  #end(end: Extract<FunctionReport, { type: 'end' }>['end']): void {
    const timeoutMs = this.#phase?.timeoutMs ?? 0;
    const tookMs = Math.min(end.tookMs, timeoutMs);
    if (end.kind === 'loaded') {
      this.#settle({ kind: 'loaded', tookMs });
      return;
    }
    const { sandbox, ...told } = { sandbox: 'open', ...end };
    this.#settle({ ...told, tookMs, memoryMb: this.#memoryMb } as FunctionOutcome);
    if (sandbox === 'over' || end.kind === 'timed-out') this.close();
  }
}
