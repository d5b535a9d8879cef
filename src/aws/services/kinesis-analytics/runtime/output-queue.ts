// Encoded rows that wait for one output's target. Nothing is dropped; a full queue holds up reading.
// AWS: delivery is at least once, with retries for as long as it takes (how-it-works-output.html).
import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import type { SinkRecord } from '../../../core/ports.ts';
import type { Random } from '../../../core/random.ts';
import { LIMITS } from '../limits.ts';

export interface OutputQueueParts {
  readonly encode: (values: readonly SqlValue[]) => Uint8Array;
  readonly random: Random;
  readonly waiting: readonly SinkRecord[];
}

export class OutputQueue {
  readonly #parts: OutputQueueParts;
  #waiting: readonly SinkRecord[];

  constructor(parts: OutputQueueParts) {
    this.#parts = parts;
    this.#waiting = parts.waiting;
  }

  /** Records that no target has taken yet, in order. */
  get waiting(): readonly SinkRecord[] {
    return this.#waiting;
  }

  /**
   * Queues rows. Inferred: each row is one record, and its partition key is random.
   * @returns the data of rows over AWS's limit: no target would ever take them
   */
  add(rows: readonly (readonly SqlValue[])[]): Uint8Array[] {
    const { encode, random } = this.#parts;
    const fitting: SinkRecord[] = [];
    const tooLarge: Uint8Array[] = [];
    for (const values of rows) {
      const data = encode(values);
      if (data.length > LIMITS.rowBytes) tooLarge.push(data);
      else fitting.push({ partitionKey: random.uuid(), data });
    }
    if (fitting.length > 0) this.#waiting = [...this.#waiting, ...fitting];
    return tooLarge;
  }

  /** The first `batch.length` records were offered; `rejected` ones of them stay in front. Rows that came meanwhile stay behind. */
  offered(batch: readonly SinkRecord[], rejected: readonly SinkRecord[]): void {
    this.#waiting = [...rejected, ...this.#waiting.slice(batch.length)];
  }
}
