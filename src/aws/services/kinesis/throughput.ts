// The throughput of shards: how much each takes and gives within a second of the cloud's clock.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
import { limits } from './limits.ts';
import type { Shard } from './shard.ts';

export type Admission = 'taken' | 'exceeded';

interface Meter {
  /** The second that the counts below belong to, since the epoch. */
  second: number;
  writtenRecords: number;
  writtenBytes: number;
  reads: number;
  readBytes: number;
  /** Reading is refused before this time, because the last answers were large. */
  readableFromMs: number;
}

export class Throughput {
  readonly #meters = new WeakMap<Shard, Meter>();

  /** May a record of so many bytes be written now? Counts it if so. */
  write(shard: Shard, bytes: number, nowMs: number): Admission {
    const meter = this.#meter(shard, nowMs);
    if (meter.writtenRecords >= limits.shardRecordsPerSecond) return 'exceeded';
    // Inferred: a record larger than a second's worth is taken when it has its second for itself.
    if (meter.writtenBytes > 0 && meter.writtenBytes + bytes > limits.shardWrittenBytesPerSecond) return 'exceeded';
    meter.writtenRecords += 1;
    meter.writtenBytes += bytes;
    return 'taken';
  }

  /** May the shard be read now? Counts the call if so. */
  read(shard: Shard, nowMs: number): Admission {
    const meter = this.#meter(shard, nowMs);
    if (meter.reads >= limits.shardReadsPerSecond || nowMs < meter.readableFromMs) return 'exceeded';
    meter.reads += 1;
    return 'taken';
  }

  /** AWS: after an answer of 10 MB, calls within the next 5 seconds are refused; after more than 2 MB in a second, those of the next (API_GetRecords). */
  gave(shard: Shard, bytes: number, nowMs: number): void {
    const meter = this.#meter(shard, nowMs);
    meter.readBytes += bytes;
    const restMs = Math.floor(meter.readBytes / limits.shardReadBytesPerSecond) * 1000;
    if (restMs > 0) meter.readableFromMs = nowMs + restMs;
  }

  #meter(shard: Shard, nowMs: number): Meter {
    const second = Math.floor(nowMs / 1000);
    const known = this.#meters.get(shard);
    if (known?.second === second) return known;
    const readableFromMs = known?.readableFromMs ?? 0;
    const meter = { second, writtenRecords: 0, writtenBytes: 0, reads: 0, readBytes: 0, readableFromMs };
    this.#meters.set(shard, meter);
    return meter;
  }
}
