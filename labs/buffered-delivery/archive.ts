// For the checks: the objects that the delivery stream has written, with their text and the time of their oldest record.
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { gunzipSync } from 'fflate';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Sea } from './storm.ts';

export type Context = CheckContext<Sea>;

export interface Delivered {
  readonly key: string;
  readonly writtenMs: number;
  /** Arrival of its oldest record, by its name, in milliseconds since the epoch; undefined for a name that is not Firehose's. */
  readonly oldestMs: number | undefined;
  readonly format: 'gzip' | 'plain';
  /** Without compression. */
  readonly bytes: number;
  readonly text: string;
}

const read = new WeakMap<Context['evidence'], Promise<readonly Delivered[]>>();

/** All objects of the bucket in the order in which they were written, read once for a run; none when there is no bucket. */
export function delivered(context: Context): Promise<readonly Delivered[]> {
  const known = read.get(context.evidence) ?? readAll(context);
  read.set(context.evidence, known);
  return known;
}

async function readAll({ cloud, name }: Context): Promise<readonly Delivered[]> {
  const s3 = cloud(S3Client);
  const Bucket = name('wave-archive');
  const contents = await s3.send(new ListObjectsV2Command({ Bucket })).then(
    ({ Contents = [] }) => Contents,
    (error: Error) => (error.name === 'NoSuchBucket' ? [] : Promise.reject(error)),
  );
  const objects: Delivered[] = [];
  for (const { Key: key = '', LastModified } of contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
    const stored = (await Body?.transformToByteArray()) ?? new Uint8Array();
    // RFC 1952: the first two bytes of a gzip file.
    const format = stored[0] === 0x1f && stored[1] === 0x8b ? 'gzip' : 'plain';
    const whole = format === 'gzip' ? gunzipSync(stored) : stored;
    const text = new TextDecoder().decode(whole);
    objects.push({ key, writtenMs: LastModified?.getTime() ?? 0, oldestMs: timeIn(key), format, bytes: whole.length, text });
  }
  return objects.sort((one, other) => one.writtenMs - other.writtenMs);
}

/**
 * The time in the name of an object, to the second.
 * AWS: stream name, version, arrival of the oldest record, random text. https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html
 */
function timeIn(key: string): number | undefined {
  const found = /-\d+-(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-[0-9a-f-]{36}[^/]*$/.exec(key);
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
