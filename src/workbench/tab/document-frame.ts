// One frame whose document an app is: an iframe without origin and network, for one program. In Chromium it has a process of its own.
import frameUrl from 'virtual:sandshark/document-frame';
import type { SandboxEnd } from '../../lab/sandbox/sandbox.ts';

/** A document that does not come in this time does not come at all. */
const COMES_WITHIN_MS = 10_000;

const NEVER_CAME: SandboxEnd = { kind: 'crashed', message: 'The sandbox could not be loaded. Check the network and run again.' };
const LEFT: SandboxEnd = {
  kind: 'crashed',
  message:
    'The app left its page by a way that the preview does not carry, and is gone with it. Write location.assign(...) in a file of the lab, or use a link or a form.',
};

/**
 * Outside of the window, and not hidden: browsers slow the timers of frames that nobody could see. Nothing in it can take the focus from the
 * editor.
 */
function putOffStage(element: HTMLElement): void {
  Object.assign(element.style, { position: 'fixed', top: '0', left: '-3000px', width: '1024px', height: '768px', border: '0' });
  element.inert = true;
  element.tabIndex = -1;
  element.setAttribute('aria-hidden', 'true');
}

/** What had the focus last, outside of all frames. */
let focused: EventTarget | null = null;
document.addEventListener('focusin', ({ target }) => {
  focused = target;
});

export class DocumentFrame {
  readonly #element = document.createElement('iframe');
  readonly #begin: () => void;
  #ended: ((end: SandboxEnd) => void) | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;
  #state: 'loading' | 'begun' | 'removed' = 'loading';

  /**
   * @param guest the sandbox's script, which gets `port`
   * @param stage where the learner sees it; a frame that nobody sees when left out
   */
  constructor(guest: string, port: MessagePort, stage: HTMLElement | undefined) {
    // Forms are for their events: the policy forbids to send one anywhere. Without allow-same-origin the origin is opaque.
    this.#element.setAttribute('sandbox', 'allow-scripts allow-forms');
    this.#element.allow = "focus-without-user-activation 'none'";
    this.#element.title = 'Your app';
    this.#element.className = 'sandshark-app';
    this.#begin = () => this.#element.contentWindow?.postMessage({ guest }, '*', [port]);
    if (!stage) putOffStage(this.#element);
    addEventListener('message', this.#hear);
    let loads = 0;
    this.#element.addEventListener('load', () => {
      // Another document in its place: the program is gone, and its port with it.
      if (++loads > 1) this.#end(LEFT);
    });
    this.#late = setTimeout(() => this.#end(NEVER_CAME), COMES_WITHIN_MS);
    this.#element.src = frameUrl;
    addEventListener('blur', this.#keepFocus);
    (stage ?? document.body).append(this.#element);
  }

  /** A program takes the focus out of the editor, where browsers let it: only an app that the learner uses may have it. */
  readonly #keepFocus = (): void => {
    if (document.activeElement !== this.#element || !this.#element.closest('[inert]')) return;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };

  /** Called once, when it ends by itself. */
  set ended(listener: (end: SandboxEnd) => void) {
    this.#ended = listener;
  }

  get state(): 'loading' | 'begun' | 'removed' {
    return this.#state;
  }

  remove(): void {
    this.#state = 'removed';
    clearTimeout(this.#late);
    removeEventListener('message', this.#hear);
    removeEventListener('blur', this.#keepFocus);
    this.#element.remove();
  }

  #end(why: SandboxEnd): void {
    if (this.#state === 'removed') return;
    this.remove();
    this.#ended?.(why);
  }

  /** Its first word is that of its own document; later ones may be the learner's, and nobody listens. */
  readonly #hear = ({ source }: MessageEvent): void => {
    if (source !== this.#element.contentWindow || this.#state !== 'loading') return;
    this.#state = 'begun';
    clearTimeout(this.#late);
    removeEventListener('message', this.#hear);
    this.#begin();
  };
}
