// The engine's side of a sandbox in the tab: it asks the page for a frame and then talks to the frame's Worker directly.
import type { HostMessage } from '../../lab/sandbox/protocol.ts';
import type { OpenSandbox, ProgramPlace, Sandbox, SandboxEnd, SandboxListener } from '../../lab/sandbox/sandbox.ts';
import type { FrameKind, FromEngine } from './engine-protocol.ts';

interface OpenFrame<Message> {
  readonly listener: SandboxListener;
  port?: MessagePort;
  /** What was said before the port arrived. */
  readonly unsent: Message[];
}

/** Frames of all kinds are numbered together. */
let made = 0;

/** `Message` is what the Workers of its kind are told. */
export class FrameSandbox<Message = HostMessage> implements Sandbox<Message> {
  readonly #post: (message: FromEngine) => void;
  readonly #kind: FrameKind;
  readonly #open = new Map<number, OpenFrame<Message>>();

  constructor(post: (message: FromEngine) => void, kind: FrameKind) {
    this.#post = post;
    this.#kind = kind;
  }

  open(listener: SandboxListener, place: ProgramPlace = 'worker'): OpenSandbox<Message> {
    const frame = ++made;
    const entry: OpenFrame<Message> = { listener, unsent: [] };
    this.#open.set(frame, entry);
    this.#post({ type: 'open-frame', frame, kind: place === 'worker' ? this.#kind : place });
    return {
      post(message) {
        if (entry.port) entry.port.postMessage(message);
        else entry.unsent.push(message);
      },
      kill: () => {
        if (!this.#open.delete(frame)) return;
        entry.port?.close();
        this.#post({ type: 'close-frame', frame });
      },
    };
  }

  /** Is the frame one of these, and still wanted? */
  has(frame: number): boolean {
    return this.#open.has(frame);
  }

  /** The page has made the frame. */
  connect(frame: number, port: MessagePort): void {
    const entry = this.#open.get(frame);
    if (!entry) {
      port.close();
      return;
    }
    entry.port = port;
    port.onmessage = ({ data }) => {
      if (this.#open.has(frame)) entry.listener.message(data);
    };
    for (const message of entry.unsent.splice(0)) port.postMessage(message);
  }

  /** The frame ended by itself. */
  end(frame: number, why: SandboxEnd): void {
    const entry = this.#open.get(frame);
    if (!entry) return;
    this.#open.delete(frame);
    entry.port?.close();
    this.#post({ type: 'close-frame', frame });
    entry.listener.ended(why);
  }
}
