// What the engine sends to the page. The events of one moment travel together: a call of PutRecords makes five hundred observations,
// and messages of their own would cost more than the call. Bytes that share a buffer are then copied once, too.
import type { RunEvent } from '../../lab/run-events.ts';
import type { FromEngine } from './engine-protocol.ts';

export interface Outbox {
  /** Goes when the code that is running now has ended. */
  event(event: RunEvent): void;
  /** Goes now, behind the events before it. */
  send(message: FromEngine): void;
}

export function createOutbox(post: (message: FromEngine) => void): Outbox {
  let waiting: RunEvent[] = [];
  const flush = () => {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    post({ type: 'events', events });
  };
  return {
    event(event) {
      if (waiting.push(event) === 1) queueMicrotask(flush);
    },
    send(message) {
      flush();
      post(message);
    },
  };
}
