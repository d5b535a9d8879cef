// The Kinesis stream behind a Firehose stream: read from LATEST when the stream becomes ACTIVE, shard by shard, at least once.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/writing-with-kinesis-streams.html, kpl-with-firehose.html of Kinesis
import { deaggregate } from '../../../core/aggregated-records.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSource, SourcePosition } from '../../../core/ports.ts';
import { roleVerdict } from '../access/delivery-role.ts';
import { pauseMs } from '../delivery/flush.ts';
import { takeIn } from '../delivery/intake.ts';
import type { Surroundings } from '../delivery/surroundings.ts';
import type { BufferedRecord, DeliveryStream, StreamSource } from '../delivery-stream.ts';
import { loggingOf } from '../destination/destination.ts';
import { limits } from '../limits.ts';

export class StreamReader {
  readonly #surroundings: Surroundings;
  readonly #wake: (stream: DeliveryStream) => void;
  readonly #subscriptions = new Map<string, () => void>();

  /** @param wake called when something was appended to the source of a stream */
  constructor(surroundings: Surroundings, wake: (stream: DeliveryStream) => void) {
    this.#surroundings = surroundings;
    this.#wake = wake;
  }

  /** Takes in what has come since the last look. A source that cannot be read is tried again later. */
  async look(stream: DeliveryStream, source: StreamSource): Promise<void> {
    const { environment, errors } = this.#surroundings;
    delete stream.lookDueMs;
    try {
      const verdict = await roleVerdict(environment, source.roleArn, stream, 'kinesis:GetRecords', source.streamArn);
      // The code is inferred.
      if (verdict !== 'allowed')
        throw new AwsError('AccessDenied', `Access was denied. Ensure that ${source.roleArn} allows reading ${source.streamArn}.`);
      const port = await environment.ports.recordSource(source.streamArn);
      if (!this.#subscriptions.has(stream.arn))
        this.#subscriptions.set(
          stream.arn,
          port.subscribe(source.streamArn, () => this.#wake(stream)),
        );
      this.#read(stream, source, port);
      source.failures = 0;
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      const failure = { errorCode: `Kinesis.${thrown.code}`, errorMessage: thrown.message };
      await errors.tell(stream, loggingOf(stream.destination), source.streamArn, failure);
      stream.lookDueMs = environment.clock.now() + pauseMs(source.failures++);
    }
  }

  /** Ends the subscription. */
  forget(stream: DeliveryStream): void {
    this.#subscriptions.get(stream.arn)?.();
    this.#subscriptions.delete(stream.arn);
  }

  /** Buffer and position change together, without a wait between: what is counted as read is in a buffer. */
  #read(stream: DeliveryStream, source: StreamSource, port: RecordSource): void {
    const { clock } = this.#surroundings.environment;
    const { streamArn } = source;
    const shards = port.shardIds(streamArn);
    if (source.startedMs === undefined) {
      source.startedMs = clock.now();
      source.positions = Object.fromEntries(shards.map((shard) => [shard, port.latest(streamArn, shard)]));
    }
    let [records, bytes] = [0, 0];
    for (const shardId of shards) {
      for (let batch = this.#batch(source, port, shardId); batch.length > 0; batch = this.#batch(source, port, shardId)) {
        takeIn(stream, batch, clock.now());
        const last = batch.at(-1)?.origin?.sequenceNumber ?? '';
        source.positions = { ...source.positions, [shardId]: { kind: 'after', sequenceNumber: last } };
        records += batch.length;
        bytes += batch.reduce((sum, { data }) => sum + data.length, 0);
      }
    }
    if (records > 0)
      this.#surroundings.metrics.put(stream, { 'DataReadFromKinesisStream.Records': records, 'DataReadFromKinesisStream.Bytes': bytes });
  }

  /** A shard that came later is read from its beginning. What the Producer Library put into one record becomes records of its own. */
  #batch({ streamArn, positions }: StreamSource, port: RecordSource, shardId: string): BufferedRecord[] {
    const position: SourcePosition = positions[shardId] ?? { kind: 'oldest' };
    return port.read(streamArn, shardId, position, limits.recordsPerRead).flatMap((record) => {
      const { sequenceNumber, approximateArrivalMs } = record;
      const inner = deaggregate(record.data) ?? [];
      return (inner.length > 0 ? inner : [record]).map(({ partitionKey, data }, index) => ({
        id: `${sequenceNumber}${String(index).padStart(6, '0')}`,
        data,
        arrivalMs: approximateArrivalMs,
        origin: { shardId, partitionKey, sequenceNumber },
      }));
    });
  }
}
