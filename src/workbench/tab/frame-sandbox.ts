// The engine's side of a sandbox in the tab: it asks the page for a frame and then talks to the frame's Worker directly.
import type { HostMessage } from '../../lab/sandbox/protocol.ts';
import type { OpenSandbox, Sandbox, SandboxEnd, SandboxListener } from '../../lab/sandbox/sandbox.ts';
import type { FromEngine } from './engine-protocol.ts';

interface OpenFrame {
  readonly listener: SandboxListener;
  port?: MessagePort;
  /** What was said before the port arrived. */
  readonly unsent: HostMessage[];
}

export class FrameSandbox implements Sandbox {
  readonly #post: (message: FromEngine) => void;
  readonly #open = new Map<number, OpenFrame>();
  #made = 0;

  constructor(post: (message: FromEngine) => void) {
    this.#post = post;
  }

  open(listener: SandboxListener): OpenSandbox {
    const frame = ++this.#made;
    const entry: OpenFrame = { listener, unsent: [] };
    this.#open.set(frame, entry);
    this.#post({ type: 'open-frame', frame });
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
