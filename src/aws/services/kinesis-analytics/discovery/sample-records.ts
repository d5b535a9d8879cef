// Reads sample records of a stream: what is there from the position on, and where nothing is, what comes within a bounded cloud time.
import type { RecordSource } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { StartingPosition } from '../application.ts';
import { DISCOVERY } from '../limits.ts';
import { type ReadRecord, ShardReader } from '../runtime/shard-reader.ts';
import { startingPositions } from '../runtime/starting-positions.ts';

/**
 * Up to DISCOVERY.records records. Resolves at once where some are there; otherwise DISCOVERY.collectMs after the first one comes, and
 * after DISCOVERY.waitMs at the latest, then with none. Rejects with AwsError when the stream is gone.
 */
export async function sampleRecords(
  { clock, scheduler }: ServiceEnvironment,
  source: RecordSource,
  streamArn: string,
  starting: StartingPosition,
): Promise<readonly ReadRecord[]> {
  const input = { namePrefix: 'SAMPLE', parallelism: 1, streamArn };
  const reader = new ShardReader(source, input, startingPositions(source, streamArn, starting, undefined));
  const sample = () => withinBounds(reader.read().records);
  const atOnce = sample();
  if (atOnce.length > 0) return atOnce;
  return new Promise((resolve, reject) => {
    let cancel = () => {};
    const finish = () => {
      unsubscribe();
      try {
        resolve(sample());
      } catch (error) {
        reject(error);
      }
    };
    const unsubscribe = source.subscribe(streamArn, () => {
      unsubscribe();
      cancel();
      scheduler.at(clock.now() + DISCOVERY.collectMs, `sample of ${streamArn}`, finish);
    });
    cancel = scheduler.at(clock.now() + DISCOVERY.waitMs, `sample of ${streamArn}`, finish);
  });
}

function withinBounds(records: readonly ReadRecord[]): readonly ReadRecord[] {
  let bytes = 0;
  return records.slice(0, DISCOVERY.records).filter(({ record }, index) => {
    bytes += record.data.length;
    return index === 0 || bytes <= DISCOVERY.bytes;
  });
}
