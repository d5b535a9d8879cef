// One output at work: rows go in, and leave for the target in order until it has taken them.
// AWS: delivery is at least once, with retries for as long as it takes (how-it-works-output.html).
import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSink, SinkRecord } from '../../../core/ports.ts';
import { FLOW } from '../limits.ts';
import { OutputQueue, type OutputQueueParts } from './output-queue.ts';

/** `delivered`: nothing more to do now. `throttled`: the target takes no more for now. `refused`: it gave an error, it may be gone. */
export type DeliveryOutcome = 'delivered' | 'throttled' | 'refused';

/** What the running query knows of an output. */
export interface Delivery {
  readonly outputId: string;
  /** The in-application stream whose rows go out here. */
  readonly streamName: string;
  readonly targetArn: string;
  /** Records that no target has taken yet. */
  readonly waiting: readonly SinkRecord[];
  /** When what is held back on purpose will be ready to leave, in milliseconds since the epoch; undefined while nothing is. */
  readonly readyMs?: number | undefined;
  /** Queues rows; returns the data of those that are over the limit of a row. */
  add(rows: readonly (readonly SqlValue[])[]): Uint8Array[];
  /** Hands over what the target takes, in order. A promise where the target is a function. */
  flush(): DeliveryOutcome | Promise<DeliveryOutcome>;
}

export interface DeliveryParts extends OutputQueueParts {
  readonly outputId: string;
  readonly streamName: string;
  readonly targetArn: string;
}

export class StreamDelivery implements Delivery {
  readonly outputId: string;
  readonly streamName: string;
  readonly targetArn: string;
  readonly #sink: RecordSink;
  readonly #queue: OutputQueue;

  constructor({ sink, ...parts }: DeliveryParts & { readonly sink: RecordSink }) {
    this.outputId = parts.outputId;
    this.streamName = parts.streamName;
    this.targetArn = parts.targetArn;
    this.#sink = sink;
    this.#queue = new OutputQueue(parts);
  }

  get waiting(): readonly SinkRecord[] {
    return this.#queue.waiting;
  }

  add(rows: readonly (readonly SqlValue[])[]): Uint8Array[] {
    return this.#queue.add(rows);
  }

  flush(): DeliveryOutcome {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, FLOW.recordsPerPut);
      const rejected = this.#put(batch);
      if (rejected === 'refused') return 'refused';
      this.#queue.offered(batch, rejected);
      if (rejected.length > 0) return 'throttled';
    }
    return 'delivered';
  }

  #put(batch: readonly SinkRecord[]): readonly SinkRecord[] | 'refused' {
    try {
      return this.#sink.put(this.targetArn, batch);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return 'refused';
    }
  }
}
