// One output at work: encoded rows wait here until the target has taken them. Nothing is dropped; a full queue holds up reading.
// AWS: delivery is at least once, with retries for as long as it takes (how-it-works-output.html).

import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSink, SinkRecord } from '../../../core/ports.ts';
import type { Random } from '../../../core/random.ts';
import { FLOW, LIMITS } from '../limits.ts';

/** `delivered`: nothing waits. `throttled`: the target takes no more for now. `refused`: it gave an error, it may be gone. */
export type DeliveryOutcome = 'delivered' | 'throttled' | 'refused';

export interface DeliveryParts {
  readonly outputId: string;
  /** The in-application stream whose rows go out here. */
  readonly streamName: string;
  readonly targetArn: string;
  readonly sink: RecordSink;
  readonly encode: (values: readonly SqlValue[]) => Uint8Array;
  readonly random: Random;
  readonly waiting: readonly SinkRecord[];
}

export class Delivery {
  readonly outputId: string;
  readonly streamName: string;
  readonly targetArn: string;
  readonly #parts: DeliveryParts;
  #waiting: SinkRecord[];

  constructor(parts: DeliveryParts) {
    this.outputId = parts.outputId;
    this.streamName = parts.streamName;
    this.targetArn = parts.targetArn;
    this.#parts = parts;
    this.#waiting = [...parts.waiting];
  }

  /** Records that no target has taken yet. */
  get waiting(): readonly SinkRecord[] {
    return this.#waiting;
  }

  /**
   * Queues rows. Inferred: each row is one record, and its partition key is random.
   * @returns the data of rows over AWS's limit: no target would ever take them
   */
  add(rows: readonly (readonly SqlValue[])[]): Uint8Array[] {
    const { encode, random } = this.#parts;
    const tooLarge: Uint8Array[] = [];
    for (const values of rows) {
      const data = encode(values);
      if (data.length > LIMITS.rowBytes) tooLarge.push(data);
      else this.#waiting.push({ partitionKey: random.uuid(), data });
    }
    return tooLarge;
  }

  /** Hands over what the target takes, in order. */
  flush(): DeliveryOutcome {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, FLOW.recordsPerPut);
      const rejected = this.#put(batch);
      if (rejected === 'refused') return 'refused';
      this.#waiting = [...rejected, ...this.#waiting.slice(batch.length)];
      if (rejected.length > 0) return 'throttled';
    }
    return 'delivered';
  }

  #put(batch: readonly SinkRecord[]): readonly SinkRecord[] | 'refused' {
    try {
      return this.#parts.sink.put(this.#parts.targetArn, batch);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return 'refused';
    }
  }
}
