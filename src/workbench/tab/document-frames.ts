// The documents in which apps and specs run. Each program has a frame of its own; the next one that nobody sees is made ahead.
import type { HostMessage, LinkedModule } from '../../lab/sandbox/protocol.ts';
import type { SandboxEnd } from '../../lab/sandbox/sandbox.ts';
import { DocumentFrame } from './document-frame.ts';
import type { GuestWorker } from './frames.ts';

/** How long the browser gets to end the process of frames that are gone, before there is another one that it could share. */
const REST_MS = 500;

interface Made {
  readonly frame: DocumentFrame;
  readonly port: MessagePort;
}

export class DocumentFrames {
  readonly #guest: string;
  readonly #packages: readonly LinkedModule[];
  #stage: HTMLElement | undefined;
  #warm: Made | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param guest the sandbox's script, as text: a frame may fetch nothing
   * @param packages what a frame loads ahead of the program that will import it
   */
  constructor(guest: string, packages: readonly LinkedModule[]) {
    this.#guest = guest;
    this.#packages = packages;
  }

  /** Where previews are shown from now on. Returns the function that takes the place away. */
  show(stage: HTMLElement): () => void {
    this.#stage = stage;
    return () => {
      if (this.#stage === stage) this.#stage = undefined;
    };
  }

  /** Makes the next frame that nobody sees ahead of its use. */
  warm(): void {
    if (this.#resting === undefined) this.#warm ??= this.#make(undefined);
  }

  /**
   * A program had to be ended by force. It may compute on for as long as its process has other frames: so the one that was made ahead goes, too,
   * and another one is made when the process is gone.
   */
  renew(): void {
    this.#warm?.frame.remove();
    this.#warm = undefined;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      this.warm();
    }, REST_MS);
  }

  /** A fresh document. `ended` is called when it did not come, or left its page, at most once. */
  take(place: 'document' | 'preview', ended: (end: SandboxEnd) => void): GuestWorker {
    const { frame, port } = place === 'preview' ? this.#make(this.#stage) : this.#takeWarm();
    frame.ended = ended;
    return { port, end: () => frame.remove() };
  }

  #takeWarm(): Made {
    const warm = this.#warm;
    this.#warm = undefined;
    return warm && warm.frame.state !== 'removed' ? warm : this.#make(undefined);
  }

  #make(stage: HTMLElement | undefined): Made {
    const { port1, port2 } = new MessageChannel();
    port1.postMessage({ type: 'preload', modules: this.#packages } satisfies HostMessage);
    return { frame: new DocumentFrame(this.#guest, port2, stage), port: port1 };
  }
}
