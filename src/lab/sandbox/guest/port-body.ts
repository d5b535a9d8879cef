// A body in chunks over the port, either direction: the reader pulls each chunk, so that a fast writer waits for a slow reader.
import type { BodyMessage } from '../protocol.ts';

export interface BodySender {
  /** Handles the reader's `pull` and `cancel`. */
  receive(message: BodyMessage): void;
}

export interface BodyReader {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Handles the writer's `chunk`, `chunk-end` and `chunk-error`. */
  receive(message: BodyMessage): void;
  /** Ends the stream with `reason`; the writer is told to stop. */
  fail(reason: unknown): void;
}

/** Sends `stream` chunk by chunk, each when it is asked for. */
export function bodySender(id: number, stream: ReadableStream<Uint8Array>, post: (message: BodyMessage) => void): BodySender {
  const reader = stream.getReader();
  const send = async () => {
    try {
      const { done, value } = await reader.read();
      post(done ? { type: 'chunk-end', id } : { type: 'chunk', id, bytes: value });
    } catch (error) {
      post({ type: 'chunk-error', id, message: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    receive(message) {
      if (message.type === 'pull') void send();
      // A source that fails while it is being cancelled has nobody left to tell.
      if (message.type === 'cancel') reader.cancel().catch(() => {});
    },
  };
}

/**
 * A stream that asks the other side for each chunk.
 * @param ended called once, when nothing more will come
 * @param waits called when a chunk is asked for; what it returns is called when that chunk, or the end, is there
 */
export function bodyReader(
  id: number,
  post: (message: BodyMessage) => void,
  ended: () => void,
  waits: () => () => void = () => () => {},
): BodyReader {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  let arrived: (() => void) | undefined;
  let open = true;
  const close = (last: () => void) => {
    if (!open) return;
    open = false;
    last();
    arrived?.();
    ended();
  };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(given) {
        controller = given;
      },
      pull() {
        const there = waits();
        post({ type: 'pull', id });
        return new Promise<void>((resolve) => {
          arrived = () => {
            there();
            resolve();
          };
        });
      },
      cancel() {
        close(() => post({ type: 'cancel', id }));
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    receive(message) {
      if (message.type === 'chunk' && open) {
        controller.enqueue(message.bytes as Uint8Array<ArrayBuffer>);
        arrived?.();
      }
      if (message.type === 'chunk-end') close(() => controller.close());
      if (message.type === 'chunk-error') close(() => controller.error(new TypeError(message.message)));
    },
    fail(reason) {
      close(() => {
        post({ type: 'cancel', id });
        controller.error(reason);
      });
    },
  };
}
