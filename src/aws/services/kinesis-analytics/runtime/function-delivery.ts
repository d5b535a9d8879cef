// One output whose target is a Lambda function: rows go to it about once a second, and each is told to be delivered or not.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-output-lambda.html
import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import type { Clock } from '../../../core/clock.ts';
import { AwsError } from '../../../core/errors.ts';
import type { FunctionRuntime, SinkRecord } from '../../../core/ports.ts';
import { base64Of } from '../../../protocols/base64.ts';
import { FLOW } from '../limits.ts';
import type { Delivery, DeliveryOutcome, DeliveryParts } from './delivery.ts';
import { type FunctionRecord, invokeWithRecords } from './invoke-with-records.ts';
import { OutputQueue } from './output-queue.ts';

export interface FunctionDeliveryParts extends DeliveryParts {
  readonly runtime: FunctionRuntime;
  readonly applicationArn: string;
  readonly clock: Clock;
}

export class FunctionDelivery implements Delivery {
  readonly outputId: string;
  readonly streamName: string;
  readonly targetArn: string;
  readonly #parts: FunctionDeliveryParts;
  readonly #queue: OutputQueue;
  /** How often each waiting record has failed. AWS: not kept when the application is disrupted. */
  readonly #failures = new WeakMap<SinkRecord, number>();
  #invokedMs = Number.NEGATIVE_INFINITY;

  constructor(parts: FunctionDeliveryParts) {
    this.outputId = parts.outputId;
    this.streamName = parts.streamName;
    this.targetArn = parts.targetArn;
    this.#parts = parts;
    this.#queue = new OutputQueue(parts);
  }

  get waiting(): readonly SinkRecord[] {
    return this.#queue.waiting;
  }

  /** AWS: a tumbling window is one invocation when it closes; rows that come all the time are one about each second. */
  get readyMs(): number | undefined {
    return this.waiting.length > 0 ? this.#invokedMs + FLOW.invokeEveryMs : undefined;
  }

  add(rows: readonly (readonly SqlValue[])[]): Uint8Array[] {
    return this.#queue.add(rows);
  }

  async flush(): Promise<DeliveryOutcome> {
    const nowMs = this.#parts.clock.now();
    if (this.readyMs === undefined || this.readyMs > nowMs) return 'delivered';
    this.#invokedMs = nowMs;
    for (let left = this.waiting.length; left > 0; ) {
      const batch = firstBatch(this.waiting.slice(0, left));
      const rejected = await this.#invoke(batch);
      if (rejected === 'refused') {
        for (const record of batch) this.#countFailure(record);
        return 'refused';
      }
      for (const record of rejected) this.#countFailure(record);
      this.#queue.offered(batch, rejected);
      if (rejected.length > 0) return 'throttled';
      left -= batch.length;
    }
    return 'delivered';
  }

  #countFailure(record: SinkRecord): void {
    this.#failures.set(record, (this.#failures.get(record) ?? 0) + 1);
  }

  /** The records that were not delivered; `refused` where the function fails or breaks the contract, which is all of them. */
  async #invoke(batch: readonly SinkRecord[]): Promise<readonly SinkRecord[] | 'refused'> {
    const { runtime, applicationArn, random } = this.#parts;
    const event = {
      invocationId: random.uuid(),
      applicationArn,
      records: batch.map((record) => ({
        recordId: record.partitionKey, // random, and the same when it is tried again
        lambdaDeliveryRecordMetadata: { retryHint: this.#failures.get(record) ?? 0 },
        data: base64Of(record.data),
      })),
    };
    let answers: ReadonlyMap<string, FunctionRecord>;
    try {
      answers = await invokeWithRecords(runtime, this.targetArn, event);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return 'refused';
    }
    const results = batch.map(({ partitionKey }) => answers.get(partitionKey)?.result);
    if (results.some((result) => result !== 'Ok' && result !== 'DeliveryFailed')) return 'refused';
    return batch.filter((_record, index) => results[index] === 'DeliveryFailed');
  }
}

/** As many records as one invocation takes, one at least. */
function firstBatch(records: readonly SinkRecord[]): readonly SinkRecord[] {
  let bytes = 0;
  const end = records.findIndex(({ data }, index) => {
    bytes += data.length;
    return index > 0 && (bytes > FLOW.invocationBytes || index === FLOW.recordsPerInvocation);
  });
  return end === -1 ? records : records.slice(0, end);
}
