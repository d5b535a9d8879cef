// What Kinesis tells CloudWatch: counts of each minute, by stream, and by shard where enhanced monitoring asks for it.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
import type { MetricDatum, MetricSink } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import type { ShardMetric } from './stream-settings.ts';

/** What happened to a shard within a minute. */
export interface ShardCounts {
  incomingRecords: number;
  incomingBytes: number;
  /** Answers of GetRecords, and how far the one that was farthest behind was. */
  reads: number;
  outgoingRecords: number;
  outgoingBytes: number;
  iteratorAgeMs: number;
  /** Events of SubscribeToShard. */
  pushes: number;
  pushedRecords: number;
  pushedBytes: number;
  behindMs: number;
  writesExceeded: number;
  readsExceeded: number;
}

/** The counts of a shard as they stand in a snapshot. */
export interface KeptCounts {
  readonly streamArn: string;
  readonly shardId: string;
  readonly counts: ShardCounts;
}

interface Counted {
  readonly stream: Stream;
  readonly counts: ShardCounts;
}

type Named = Pick<MetricDatum, 'name' | 'value' | 'unit'>;

/** What the shards of a stream did in the minute that has just ended; only those that did something. */
type MinuteEnded = (stream: Stream, shards: readonly (readonly [Shard, ShardCounts])[]) => void;

const minuteMs = 60 * 1000;

export class Metrics {
  readonly #environment: ServiceEnvironment;
  readonly #minuteEnded: MinuteEnded;
  readonly #counted = new Map<Shard, Counted>();
  #sink: Promise<MetricSink | undefined> | undefined;

  constructor(environment: ServiceEnvironment, minuteEnded: MinuteEnded) {
    this.#environment = environment;
    this.#minuteEnded = minuteEnded;
  }

  /** The counts of the present minute, to be added to. They are told at its end; no call waits for that. */
  of(stream: Stream, shard: Shard): ShardCounts {
    const known = this.#counted.get(shard);
    if (known) return known.counts;
    if (this.#counted.size === 0) this.#planTelling();
    const counts = noCounts();
    this.#counted.set(shard, { stream, counts });
    return counts;
  }

  snapshot(): readonly KeptCounts[] {
    return [...this.#counted].map(([shard, { stream, counts }]) => ({ streamArn: stream.arn, shardId: shard.id, counts: { ...counts } }));
  }

  restore(stream: Stream, shard: Shard, counts: ShardCounts): void {
    Object.assign(this.of(stream, shard), counts);
  }

  #planTelling(): void {
    const { clock, scheduler } = this.#environment;
    const startMs = Math.floor(clock.now() / minuteMs) * minuteMs;
    scheduler.at(startMs + minuteMs, 'the metrics of Kinesis streams', () => this.#tell(startMs), { periodic: true });
  }

  async #tell(atMs: number): Promise<void> {
    const byStream = Map.groupBy(this.#counted, ([, { stream }]) => stream);
    this.#counted.clear();
    for (const [stream, shards] of byStream)
      this.#minuteEnded(
        stream,
        shards.map(([shard, { counts }]) => [shard, counts]),
      );
    // A page that is offline may not get CloudWatch's code: streams work without it.
    this.#sink ??= this.#environment.ports.metricSink?.().catch(() => undefined);
    const sink = await this.#sink;
    if (!sink) return;
    for (const [stream, shards] of byStream) {
      const { name: StreamName } = stream.definition;
      const at = (dimensions: Record<string, string>) => (datum: Named) => ({ ...datum, dimensions, atMs });
      const all = shards.map(([, { counts }]) => counts).reduce(together);
      const wanted = ({ name }: Named) => stream.settings.shardMetrics.includes(name as ShardMetric);
      sink.put(stream.definition, 'AWS/Kinesis', [
        ...streamMetrics(all).map(at({ StreamName })),
        ...shards.flatMap(([{ id }, { counts }]) =>
          shardMetricsOf(counts)
            .filter(wanted)
            .map(at({ StreamName, ShardId: id })),
        ),
      ]);
    }
  }
}

function noCounts(): ShardCounts {
  return {
    incomingRecords: 0,
    incomingBytes: 0,
    reads: 0,
    outgoingRecords: 0,
    outgoingBytes: 0,
    iteratorAgeMs: 0,
    pushes: 0,
    pushedRecords: 0,
    pushedBytes: 0,
    behindMs: 0,
    writesExceeded: 0,
    readsExceeded: 0,
  };
}

function together(one: ShardCounts, other: ShardCounts): ShardCounts {
  const sums = Object.entries(one).map(([name, value]) => [name, value + other[name as keyof ShardCounts]]);
  return {
    ...(Object.fromEntries(sums) as ShardCounts),
    iteratorAgeMs: Math.max(one.iteratorAgeMs, other.iteratorAgeMs),
    behindMs: Math.max(one.behindMs, other.behindMs),
  };
}

function streamMetrics(counts: ShardCounts): Named[] {
  return [
    count('IncomingRecords', counts.incomingRecords),
    bytes('IncomingBytes', counts.incomingBytes),
    count('WriteProvisionedThroughputExceeded', counts.writesExceeded),
    count('ReadProvisionedThroughputExceeded', counts.readsExceeded),
    ...(counts.reads === 0
      ? []
      : [
          count('GetRecords.Records', counts.outgoingRecords),
          bytes('GetRecords.Bytes', counts.outgoingBytes),
          milliseconds('GetRecords.IteratorAgeMilliseconds', counts.iteratorAgeMs),
        ]),
    ...(counts.pushes === 0
      ? []
      : [
          count('SubscribeToShardEvent.Records', counts.pushedRecords),
          bytes('SubscribeToShardEvent.Bytes', counts.pushedBytes),
          milliseconds('SubscribeToShardEvent.MillisBehindLatest', counts.behindMs),
        ]),
  ];
}

function shardMetricsOf(counts: ShardCounts): Named[] {
  return [
    count('IncomingRecords', counts.incomingRecords),
    bytes('IncomingBytes', counts.incomingBytes),
    count('OutgoingRecords', counts.outgoingRecords + counts.pushedRecords),
    bytes('OutgoingBytes', counts.outgoingBytes + counts.pushedBytes),
    count('WriteProvisionedThroughputExceeded', counts.writesExceeded),
    count('ReadProvisionedThroughputExceeded', counts.readsExceeded),
    ...(counts.reads === 0 ? [] : [milliseconds('IteratorAgeMilliseconds', counts.iteratorAgeMs)]),
  ];
}

const count = (name: string, value: number): Named => ({ name, value, unit: 'Count' });
const bytes = (name: string, value: number): Named => ({ name, value, unit: 'Bytes' });
const milliseconds = (name: string, value: number): Named => ({ name, value, unit: 'Milliseconds' });
