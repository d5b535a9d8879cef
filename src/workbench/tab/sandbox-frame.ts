// One frame in which learner code runs: an iframe without origin and network, which begins and ends Workers as it is told.
import frameUrl from 'virtual:sandshark/frame';

/** The frame is asked so often whether it is there. Its main thread has nothing to do but answer. */
const ASK_EVERY_MS = 1_000;
/** So many questions without an answer mean that the process of the frame is gone, or that its document never came. */
const UNANSWERED = 4;

const LONGEST_MESSAGE = 500;

export type FrameNews =
  /** Its document answers. Told once. */
  | { readonly type: 'here' }
  /** An error that nothing in the Worker handled. `message` is empty when the Worker did not load at all. */
  | { readonly type: 'worker-failed'; readonly id: number; readonly message: string }
  /** Its document did not come, or its process is gone. Nothing is told after that. */
  | { readonly type: 'lost'; readonly was: 'never-here' | 'here' };

type Order = { readonly type: 'begin'; readonly id: number; readonly guest: string } | { readonly type: 'end'; readonly id: number };

export class SandboxFrame {
  readonly #element = document.createElement('iframe');
  readonly #tell: (news: FrameNews) => void;
  #asking: ReturnType<typeof setInterval> | undefined;
  readonly #waiting: (() => void)[] = [];
  #state: 'loading' | 'here' | 'removed' = 'loading';
  #unanswered = 0;

  constructor(tell: (news: FrameNews) => void) {
    this.#tell = tell;
    // Without allow-same-origin the frame's origin is opaque: no storage, no cookies, nothing of the page.
    this.#element.setAttribute('sandbox', 'allow-scripts');
    this.#element.title = 'Sandbox of your program';
    this.#element.hidden = true;
    this.#element.src = frameUrl;
    addEventListener('message', this.#hear);
    // The page of an error is loaded too, and never answers.
    this.#element.addEventListener('load', () => {
      this.#ask();
      this.#asking ??= setInterval(() => this.#ask(), ASK_EVERY_MS);
    });
    document.body.append(this.#element);
  }

  /** Begins a Worker of the script `guest`; it gets `port`. Waits for the frame's document. */
  begin(id: number, guest: string, port: MessagePort): void {
    this.#order({ type: 'begin', id, guest }, [port]);
  }

  end(id: number): void {
    this.#order({ type: 'end', id }, []);
  }

  /** Takes the frame out of the page, and all its Workers with it. */
  remove(): void {
    this.#state = 'removed';
    clearInterval(this.#asking);
    removeEventListener('message', this.#hear);
    this.#element.remove();
  }

  #order(order: Order, ports: MessagePort[]): void {
    const send = () => this.#element.contentWindow?.postMessage(order, '*', ports);
    if (this.#state === 'loading') this.#waiting.push(send);
    else send();
  }

  #ask(): void {
    if (this.#state === 'removed') return;
    if (this.#unanswered >= UNANSWERED) {
      const was = this.#state === 'here' ? 'here' : 'never-here';
      this.remove();
      this.#tell({ type: 'lost', was });
      return;
    }
    this.#unanswered++;
    this.#element.contentWindow?.postMessage({ type: 'ask' }, '*');
  }

  readonly #hear = ({
    source,
    data,
  }: MessageEvent<{ readonly type?: unknown; readonly id?: unknown; readonly message?: unknown }>): void => {
    if (source !== this.#element.contentWindow) return;
    this.#unanswered = 0;
    if (data.type === 'worker-failed' && typeof data.id === 'number') {
      this.#tell({ type: 'worker-failed', id: data.id, message: String(data.message).slice(0, LONGEST_MESSAGE) });
    }
    if (this.#state !== 'loading') return;
    this.#state = 'here';
    for (const send of this.#waiting.splice(0)) send();
    this.#tell({ type: 'here' });
  };
}
