// Makes the frames in which learner code runs, and keeps the next one warm: its Worker loaded, waiting for a program.
import frameUrl from 'virtual:sandshark/frame';
import type { HostMessage, LinkedModule } from '../../lab/sandbox/protocol.ts';

/** A frame whose Worker answers on `port`. */
export interface Frame {
  readonly port: MessagePort;
  /** Ends the Worker at once, whatever it does. */
  remove(): void;
}

export class Frames {
  readonly #guest: string;
  readonly #packages: readonly LinkedModule[];
  #warm: Frame | undefined;

  /**
   * @param guest the script of the Worker, as text: the frame may fetch nothing
   * @param packages what the Worker loads ahead of the program that will import it
   */
  constructor(guest: string, packages: readonly LinkedModule[]) {
    this.#guest = guest;
    this.#packages = packages;
  }

  /** Makes the next frame ahead of its use. */
  warm(): void {
    this.#warm ??= this.#make();
  }

  /** A fresh frame, the warm one if there is one. `failed` is called when its Worker does not start. */
  take(failed: () => void): Frame {
    const frame = this.#warm ?? this.#make();
    this.#warm = undefined;
    this.#onFailure.set(frame.port, failed);
    return frame;
  }

  readonly #onFailure = new WeakMap<MessagePort, () => void>();

  #make(): Frame {
    const element = document.createElement('iframe');
    // Without allow-same-origin the frame's origin is opaque: no storage, no cookies, nothing of the page.
    element.setAttribute('sandbox', 'allow-scripts');
    element.title = 'Sandbox of your program';
    element.hidden = true;
    element.src = frameUrl;
    const { port1, port2 } = new MessageChannel();
    const heard = ({ source, data }: MessageEvent) => {
      if (source === element.contentWindow && data === 'sandshark:worker-failed') this.#onFailure.get(port1)?.();
    };
    addEventListener('message', heard);
    element.addEventListener('load', () => element.contentWindow?.postMessage({ guest: this.#guest }, '*', [port2]), { once: true });
    // Waits in the port until the Worker listens; the port then goes to the engine.
    port1.postMessage({ type: 'preload', modules: this.#packages } satisfies HostMessage);
    document.body.append(element);
    return {
      port: port1,
      remove() {
        removeEventListener('message', heard);
        element.remove();
      },
    };
  }
}
