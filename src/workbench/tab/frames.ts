// The Workers in which programs run, the next one kept warm: loaded, with the lab's packages, waiting for a program.
// One frame serves many Workers, one after the other, because making a frame takes the network, which may be gone by then.
import type { HostMessage, LinkedModule } from '../../lab/sandbox/protocol.ts';
import type { SandboxEnd } from '../../lab/sandbox/sandbox.ts';
import { type FrameNews, SandboxFrame } from './sandbox-frame.ts';

const WORKER_FAILED: SandboxEnd = {
  kind: 'crashed',
  message: 'The sandbox could not start. Does an extension of the browser block Workers?',
};
const NEVER_CAME: SandboxEnd = { kind: 'crashed', message: 'The sandbox could not be loaded. Check the network and run again.' };
/** Browsers tell nobody why a process ended. Memory is what a program can use up. */
const GONE: SandboxEnd = {
  kind: 'memory',
  message: 'The browser ended the sandbox, most likely because the program filled its memory. Does something grow without end?',
};

/** The runtime handles every error of a program, unless the program took away what the runtime itself stands on. */
const broken = (message: string): SandboxEnd => ({
  kind: 'crashed',
  message: `An error broke the sandbox itself (${message}). Does your program change built-in objects, like Array.prototype?`,
});

/** A Worker that answers on `port`. */
export interface GuestWorker {
  readonly port: MessagePort;
  /** Ends it. A program in a loop may go on computing for two seconds, heard by nobody. */
  end(): void;
}

interface Begun extends GuestWorker {
  readonly id: number;
  readonly frame: SandboxFrame;
  /** Set while a program runs in it. */
  ended?: (end: SandboxEnd) => void;
}

export class Frames {
  readonly #guest: string;
  readonly #packages: readonly LinkedModule[];
  readonly #begun = new Map<number, Begun>();
  #frame: SandboxFrame | undefined;
  #warm: Begun | undefined;
  #ids = 0;

  /**
   * @param guest the script of the Worker, as text: the frame may fetch nothing
   * @param packages what the Worker loads ahead of the program that will import it
   */
  constructor(guest: string, packages: readonly LinkedModule[]) {
    this.#guest = guest;
    this.#packages = packages;
  }

  /** Makes the next Worker ahead of its use. */
  warm(): void {
    this.#warm ??= this.#begin();
  }

  /** A fresh Worker, the warm one if there is one. `ended` is called when it did not start or its frame is gone, at most once. */
  take(ended: (end: SandboxEnd) => void): GuestWorker {
    const worker = this.#warm ?? this.#begin();
    this.#warm = undefined;
    worker.ended = ended;
    return worker;
  }

  /** The latest program had to be ended by force. Its frame is replaced by a new one, if a new one can be loaded. */
  renew(): void {
    const old = this.#frame;
    const next: SandboxFrame = new SandboxFrame((news) => {
      if (news.type === 'here' && this.#frame === old) {
        this.#frame = next;
        if (this.#warm?.frame === old) this.#dropWarm();
        this.#removeUnused(old);
        this.warm();
      } else if (news.type === 'here') next.remove();
      else this.#hear(next, news);
    });
  }

  #begin(): Begun {
    this.#frame ??= this.#open();
    const frame = this.#frame;
    const id = ++this.#ids;
    const { port1, port2 } = new MessageChannel();
    // Waits in the port until the Worker listens; the port then goes to the engine.
    port1.postMessage({ type: 'preload', modules: this.#packages } satisfies HostMessage);
    const end = () => {
      this.#begun.delete(id);
      frame.end(id);
      this.#removeUnused(frame);
    };
    const worker: Begun = { id, frame, port: port1, end };
    this.#begun.set(id, worker);
    frame.begin(id, this.#guest, port2);
    return worker;
  }

  #open(): SandboxFrame {
    const frame: SandboxFrame = new SandboxFrame((news) => this.#hear(frame, news));
    return frame;
  }

  #hear(frame: SandboxFrame, news: FrameNews): void {
    if (news.type === 'worker-failed') this.#fail(this.#begun.get(news.id), news.message ? broken(news.message) : WORKER_FAILED);
    if (news.type !== 'lost') return;
    if (this.#frame === frame) this.#frame = undefined;
    for (const worker of [...this.#begun.values()].filter((begun) => begun.frame === frame)) {
      this.#fail(worker, news.was === 'here' ? GONE : NEVER_CAME);
    }
  }

  #fail(worker: Begun | undefined, end: SandboxEnd): void {
    if (!worker) return;
    this.#begun.delete(worker.id);
    if (this.#warm === worker) this.#warm = undefined;
    worker.ended?.(end);
  }

  #dropWarm(): void {
    this.#warm?.end();
    this.#warm = undefined;
  }

  /** A frame that was replaced goes when its last Worker went. */
  #removeUnused(frame: SandboxFrame | undefined): void {
    if (frame === undefined || frame === this.#frame) return;
    if (![...this.#begun.values()].some((begun) => begun.frame === frame)) frame.remove();
  }
}
