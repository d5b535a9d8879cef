// The page's side of the engine: one Worker, one question at a time, and an end by force for a query that does not end by itself.
import { type FromEngine, LIMITS, type Refusal, type ToEngine } from './engine/protocol.ts';

type WithoutRequest<Message> = Message extends unknown ? Omit<Message, 'request'> : never;
export type Question = WithoutRequest<ToEngine>;
export type Answer = Exclude<FromEngine, { type: 'progress' }>;

interface Asked {
  readonly request: number;
  readonly resolve: (answer: Answer) => void;
  readonly hear: (rows: number, of: number) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Asks the engine. A new question stops the one before. */
export class EngineClient {
  #worker: Worker | undefined;
  #asked: Asked | undefined;
  #requests = 0;

  /** Resolves with the answer, also when it is a refusal, a Stop or too late. `hear` gets how far a run is. */
  ask(question: Question, hear: (rows: number, of: number) => void = () => undefined): Promise<Answer> {
    if (this.#asked) this.stop();
    this.#worker ??= this.#start();
    const request = ++this.#requests;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const limitMs = question.type === 'run' ? LIMITS.runMs : LIMITS.readMs;
    const late = `This took longer than ${limitMs / 1000} seconds and was stopped. Take less data, or a shorter window.`;
    const timer = setTimeout(() => this.#endByForce({ kind: 'too long', message: late }), limitMs);
    this.#asked = { request, resolve, hear, timer };
    this.#worker.postMessage({ ...question, request } satisfies ToEngine);
    return promise;
  }

  /** Ends what is asked, at once: the Worker goes, and the next question starts another. */
  stop(): void {
    if (this.#asked) this.#endByForce({ kind: 'stopped', message: 'Stopped.' });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./engine/playground-worker.ts', import.meta.url), {
      type: 'module',
      name: 'sandshark sql playground',
    });
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.#receive(data);
    worker.onerror = (event) => {
      if (worker === this.#worker)
        this.#endByForce({ kind: 'failed', message: `The SQL engine could not work: ${event.message || 'its script did not load'}.` });
    };
    return worker;
  }

  #receive(message: FromEngine): void {
    const asked = this.#asked;
    if (message.request !== asked?.request) return;
    if (message.type === 'progress') {
      asked.hear(message.rows, message.of);
      return;
    }
    clearTimeout(asked.timer);
    this.#asked = undefined;
    asked.resolve(message);
  }

  #endByForce(refusal: Refusal): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const asked = this.#asked;
    if (asked) this.#receive({ type: 'refused', request: asked.request, refusal });
  }
}
