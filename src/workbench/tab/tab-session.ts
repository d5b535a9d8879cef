// A lab's session in this tab, as the page sees it: it forwards to the engine, makes frames, and compiles.
import type { Observation } from '../../aws/core/ports.ts';
import type { CloudAnswer, CloudRequest } from '../../lab/cloud-request.ts';
import type { Compiler } from '../../lab/compile.ts';
import type { LabFiles } from '../../lab/definition.ts';
import type { SdkBundle } from '../../lab/link.ts';
import type { RunEvent, RunResult, RunState } from '../../lab/run-events.ts';
import type { PageMove } from '../../lab/sandbox/protocol.ts';
import type { SandboxEnd } from '../../lab/sandbox/sandbox.ts';
import type { LabSession, Pace } from '../../lab/session.ts';
import { DocumentFrames } from './document-frames.ts';
import type { FrameKind, FromEngine, ToEngine } from './engine-protocol.ts';
import { Frames, type GuestWorker } from './frames.ts';

/**
 * An engine that does not confirm a Stop in this time is computing without a pause: it is replaced. The learner has seen the
 * Stop long before; and what only is slow must not be replaced, because that takes the network.
 */
const STOP_ANSWER_MS = 1_000;

export interface TabSessionOptions {
  readonly labId: string;
  readonly bundle: SdkBundle;
  /** The script of the sandbox's Worker, as text. */
  readonly guest: string;
  /** The script of the Workers in which Lambda functions run, where the lab uses them. */
  readonly functionGuest?: string | undefined;
  /** The script of the documents in which programs run, where the lab's program is an app in one. No program has a Worker then. */
  readonly documentGuest?: string | undefined;
  readonly compiler: Compiler;
}

const stopped: RunResult = { outcome: 'stopped', diagnostics: [], checks: [] };

export class TabSession implements LabSession {
  readonly #options: TabSessionOptions;
  readonly #frames: Frames | undefined;
  readonly #documents: DocumentFrames | undefined;
  /** Functions have a frame of their own: what they do to it leaves the program's alone. */
  readonly #functionFrames: Frames | undefined;
  readonly #open = new Map<number, GuestWorker>();
  readonly #listeners = new Set<(event: RunEvent) => void>();
  readonly #observers = new Set<(observation: Observation) => void>();
  readonly #asked = new Map<number, PromiseWithResolvers<CloudAnswer>>();
  #asks = 0;
  #engine: Worker;
  #state: RunState = 'idle';
  #pace: Pace = { kind: 'instant' };
  #runs = 0;
  /** The app of the last run, which may outlive it. */
  #app: 'live' | 'ended' = 'ended';
  #current: { readonly run: number; readonly files: LabFiles; readonly resolve: (result: RunResult) => void } | undefined;
  #unanswered: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TabSessionOptions) {
    this.#options = options;
    const { documentGuest, guest, bundle } = options;
    this.#frames = documentGuest === undefined ? new Frames(guest, bundle.modules) : undefined;
    this.#documents = documentGuest === undefined ? undefined : new DocumentFrames(documentGuest, bundle.modules);
    this.#functionFrames = options.functionGuest === undefined ? undefined : new Frames(options.functionGuest, options.bundle.modules);
    this.#engine = this.#startEngine();
    this.#warm();
    this.#functionFrames?.warm();
  }

  get state(): RunState {
    return this.#state;
  }

  /** Where the learner sees an app, from the next run on. Returns the function that takes the place away. */
  showApp(stage: HTMLElement): () => void {
    return this.#documents?.show(stage) ?? (() => {});
  }

  run(files: LabFiles): Promise<RunResult> {
    this.stop();
    this.#app = 'ended';
    const run = ++this.#runs;
    const { promise, resolve } = Promise.withResolvers<RunResult>();
    this.#current = { run, files, resolve };
    this.#send({ type: 'run', run, files });
    return promise;
  }

  stop(): void {
    if (!this.#current) return;
    // The sandbox goes first: learner code ends now, whatever the engine is doing.
    this.#closeFrames();
    this.#renew();
    this.#end(this.#current.run, stopped);
    this.#enter('idle');
    this.#send({ type: 'stop' });
    this.#unanswered ??= setTimeout(() => this.#replaceEngine(), STOP_ANSWER_MS);
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
    this.#send({ type: 'pace', pace });
  }

  step(): void {
    this.#send({ type: 'step' });
  }

  move(move: PageMove): void {
    this.#send({ type: 'move', move });
  }

  subscribe(listener: (event: RunEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  observe(listener: (observation: Observation) => void): () => void {
    this.#observers.add(listener);
    return () => this.#observers.delete(listener);
  }

  ask(request: CloudRequest): Promise<CloudAnswer> {
    const id = ++this.#asks;
    const answer = Promise.withResolvers<CloudAnswer>();
    this.#asked.set(id, answer);
    this.#send({ type: 'ask', id, request });
    return answer.promise;
  }

  #send(message: ToEngine, transfer: Transferable[] = []): void {
    this.#engine.postMessage(message, transfer);
  }

  #startEngine(): Worker {
    const { labId, bundle } = this.#options;
    const engine = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: `sandshark ${labId}` });
    engine.onmessage = ({ data }: MessageEvent<FromEngine>) => engine === this.#engine && this.#receive(data);
    engine.onerror = (event) => engine === this.#engine && this.#broken(event.message || 'The embedded AWS could not start.');
    engine.postMessage({ type: 'open', labId, bundle } satisfies ToEngine);
    return engine;
  }

  #replaceEngine(): void {
    clearTimeout(this.#unanswered);
    this.#unanswered = undefined;
    this.#closeFrames();
    this.#engine.terminate();
    this.#giveUpAsking('The embedded AWS was started anew: press Run for a new cloud.');
    this.#engine = this.#startEngine();
    this.#send({ type: 'pace', pace: this.#pace });
    // A Run that was asked for meanwhile is asked for again.
    if (this.#current) this.#send({ type: 'run', run: this.#current.run, files: this.#current.files });
  }

  #receive(message: FromEngine): void {
    switch (message.type) {
      case 'events':
        for (const event of message.events) this.#hear(event);
        break;
      case 'result':
        // The result of a stopped run is the engine's confirmation that it stopped.
        if (message.result.outcome === 'stopped') {
          clearTimeout(this.#unanswered);
          this.#unanswered = undefined;
        }
        this.#end(message.run, message.result);
        break;
      case 'asked':
        this.#asked.get(message.id)?.resolve(message.answer);
        this.#asked.delete(message.id);
        break;
      case 'ask-failed':
        this.#asked.get(message.id)?.reject(new Error(message.error));
        this.#asked.delete(message.id);
        break;
      case 'compile':
        this.#compile(message);
        break;
      case 'open-frame':
        this.#openFrame(message.frame, message.kind);
        break;
      case 'close-frame':
        this.#closeFrame(message.frame);
        break;
      case 'broken':
        this.#broken(message.message);
        break;
    }
  }

  #hear(event: RunEvent): void {
    if (event.type === 'preview') this.#app = event.preview;
    if (event.type === 'preview' && event.preview === 'ended') this.#documents?.renew();
    // An app that lives on after its run prints and calls as before.
    if (!this.#current && this.#app !== 'live' && event.type !== 'preview') return;
    if (event.type === 'observation') {
      for (const observer of this.#observers) observer(event.observation);
      return;
    }
    if (event.type === 'state') {
      this.#state = event.state;
      // The run on hidden data follows soon. Not earlier: until then the program needs the processor itself.
      if (event.state === 'settling') this.#warm();
    }
    if (event.type === 'failure' && (event.failure.kind === 'deadline' || event.failure.kind === 'memory')) this.#renew();
    for (const listener of this.#listeners) listener(event);
  }

  #enter(state: RunState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener({ type: 'state', state, data: 'shown' });
  }

  #end(run: number, result: RunResult): void {
    if (this.#current?.run !== run) return;
    this.#current.resolve(result);
    this.#current = undefined;
    this.#warm();
    this.#functionFrames?.warm();
  }

  async #compile({ id, input }: Extract<FromEngine, { type: 'compile' }>): Promise<void> {
    const engine = this.#engine;
    const answer: ToEngine = await this.#options.compiler.compile(input).then(
      (output) => ({ type: 'compiled', id, output }) as const,
      (error) => ({ type: 'compile-failed', id, error: error instanceof Error ? error.message : String(error) }) as const,
    );
    engine.postMessage(answer);
  }

  #openFrame(frame: number, kind: FrameKind): void {
    const ended = (end: SandboxEnd) => this.#send({ type: 'frame-ended', frame, end });
    const opened =
      kind === 'document' || kind === 'preview'
        ? this.#documents?.take(kind, ended)
        : (kind === 'function' ? this.#functionFrames : this.#frames)?.take(ended);
    if (!opened) {
      ended({
        kind: 'crashed',
        message: kind === 'function' ? 'This lab does not say that it uses Lambda.' : 'This lab has no such sandbox.',
      });
      return;
    }
    this.#open.set(frame, opened);
    this.#send({ type: 'frame', frame }, [opened.port]);
  }

  #renew(): void {
    this.#frames?.renew();
    this.#documents?.renew();
  }

  #warm(): void {
    this.#frames?.warm();
    this.#documents?.warm();
  }

  #closeFrame(frame: number): void {
    this.#open.get(frame)?.end();
    this.#open.delete(frame);
  }

  #closeFrames(): void {
    for (const frame of [...this.#open.keys()]) this.#closeFrame(frame);
  }

  #giveUpAsking(because: string): void {
    for (const { reject } of this.#asked.values()) reject(new Error(because));
    this.#asked.clear();
  }

  #broken(message: string): void {
    this.#giveUpAsking(message);
    const failure = { kind: 'crashed', message } as const;
    this.#hear({ type: 'failure', failure });
    if (this.#current) this.#end(this.#current.run, { outcome: 'failed', diagnostics: [], failure, checks: [] });
    this.#enter('done');
  }
}
