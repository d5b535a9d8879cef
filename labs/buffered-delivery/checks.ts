// What the lab "Buffered delivery" demands, judged by the objects in the bucket. Nothing here reads the learner's code.
import { DescribeDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Context, type Delivered, delivered } from './archive.ts';
import { textOf } from './start/measurement.ts';
import type { Sea } from './storm.ts';

const INTERVAL_MS = 60_000;
/** The time in a key is cut to the second, and writing takes its time. */
const TOLERANCE_MS = 5_000;
const MEBIBYTE = 1024 * 1024;
/** A buffer may be over its size by the last record, of about 25 KB. */
const OVER = 64 * 1024;

const ONE_LINE_EACH = 'One measurement, one line break, the next measurement. Firehose puts nothing between records.';

const time = (ms: number) => new Date(ms).toISOString().slice(11, 19);
const two = (value: number) => String(value).padStart(2, '0');

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

/** The objects that Firehose wrote. */
async function requireObjects(context: Context): Promise<readonly (Delivered & { readonly oldestMs: number })[]> {
  const objects = (await delivered(context)).flatMap((object) =>
    object.oldestMs === undefined ? [] : [{ ...object, oldestMs: object.oldestMs }],
  );
  if (objects.length > 0) return objects;
  const refused = context.evidence.calls.find(({ operation, errorCode }) => operation === 'CreateDeliveryStream' && errorCode);
  const why = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/i.exec(refused?.response ?? '')?.[1];
  fail(
    refused
      ? `CreateDeliveryStream was refused: ${why ?? refused.errorCode}`
      : `Nothing was delivered to the bucket ${context.name('wave-archive')}.`,
    'A delivery stream that writes to the bucket.',
  );
}

async function lines(context: Context): Promise<string[]> {
  return (await requireObjects(context)).flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));
}

const sent = ({ data }: Context) => data.bursts.flatMap(({ measurements }) => measurements);

export default defineChecks<Sea>([
  {
    id: 'in-time',
    title: 'No measurement waits longer than 60 seconds.',
    on: 'both',
    async judge(context) {
      for (const { oldestMs, writtenMs } of await requireObjects(context)) {
        const waitedMs = writtenMs - oldestMs;
        if (waitedMs <= INTERVAL_MS + TOLERANCE_MS) continue;
        fail(
          `An object whose first record came at ${time(oldestMs)} was written at ${time(writtenMs)}, after ${Math.round(waitedMs / 1000)} seconds.`,
          'A buffer is delivered 60 seconds after its first record, if it was not full before.',
        );
      }
    },
  },
  {
    id: 'not-too-large',
    title: 'A buffer is delivered when 1 MiB has come together.',
    on: 'both',
    async judge(context) {
      const largest = (await requireObjects(context)).reduce((one, other) => (other.bytes > one.bytes ? other : one));
      if (largest.bytes > MEBIBYTE + OVER) {
        fail(
          `The object written at ${time(largest.writtenMs)} has ${(largest.bytes / MEBIBYTE).toFixed(1)} MiB, before compression.`,
          'In the storm an object is full after 1 MiB, and does not wait for the end of the interval.',
        );
      }
    },
  },
  {
    id: 'not-too-many',
    title: 'In quiet water one object a minute is written.',
    on: 'both',
    async judge(context) {
      const objects = await requireObjects(context);
      const small = objects.filter(({ bytes }) => bytes < MEBIBYTE);
      const minutes = Math.ceil(((context.data.bursts.at(-1)?.second ?? 0) + 1) / 60);
      if (small.length > minutes + 1) {
        fail(
          `In ${minutes} minutes ${small.length} objects were written that are not full.`,
          `${minutes + 1} at most. Many small objects are slow to read, and each one costs a request.`,
        );
      }
    },
  },
  {
    id: 'one-line-each',
    title: 'Each line of an object is one measurement.',
    on: 'both',
    async judge(context) {
      for (const { text } of await requireObjects(context)) {
        const all = text.split('\n');
        // Behind the last measurement there is a line break, and nothing behind that.
        const end = all.pop();
        if (all.length === 0) fail(`An object has no line break at all: ${short(text)}`, ONE_LINE_EACH);
        if (end) fail(`An object does not end with a line break: … ${text.slice(-60)}`, ONE_LINE_EACH);
        const bad = all.find((line) => !isJson(line));
        if (bad !== undefined)
          fail(bad === '' ? 'An object has an empty line.' : `A line is not one JSON text: ${short(bad)}`, ONE_LINE_EACH);
      }
    },
  },
  {
    id: 'nothing-lost',
    title: 'Every measurement is in the bucket, those of the storm too.',
    on: 'both',
    async judge(context) {
      const there = new Set(await lines(context));
      const all = sent(context);
      const lost = all.filter((measurement) => !there.has(textOf(measurement)));
      const [first] = lost;
      if (!first) return;
      fail(
        `Of ${all.length} measurements, ${lost.length} are not in the bucket: the first is number ${first.n} of ${first.buoy}.`,
        'Each record with an ErrorCode in RequestResponses is sent again, as often as it takes, until it has none.',
      );
    },
  },
  {
    id: 'sent-once',
    title: 'What Firehose had taken was not sent again.',
    on: 'both',
    async judge(context) {
      const extra = (await lines(context)).length - sent(context).length;
      if (extra > 0) fail(`${extra} measurements are in the bucket twice.`, 'Only the records that were refused are sent again.');
    },
  },
  {
    id: 'keys-by-hour',
    title: 'The objects are in folders by date and hour, in UTC.',
    on: 'both',
    async judge(context) {
      for (const { key, oldestMs } of await requireObjects(context)) {
        const came = new Date(oldestMs);
        const date = `${came.getUTCFullYear()}-${two(came.getUTCMonth() + 1)}-${two(came.getUTCDate())}`;
        const folder = `waves/date=${date}/hour=${two(came.getUTCHours())}/`;
        if (key.slice(0, key.lastIndexOf('/') + 1) === folder) continue;
        fail(`An object whose first record came at ${date} ${time(oldestMs)} has the key ${key}`, `It is in ${folder}`);
      }
    },
  },
  {
    id: 'failures-apart',
    title: 'What fails goes to `failed/`.',
    on: 'both',
    async judge({ cloud, name }) {
      const DeliveryStreamName = name('waves-to-s3');
      const { DeliveryStreamDescription } = await cloud(FirehoseClient).send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }));
      const [destination] = DeliveryStreamDescription?.Destinations ?? [];
      const prefix = destination?.ExtendedS3DestinationDescription?.ErrorOutputPrefix;
      if (!prefix?.startsWith('failed/')) {
        fail(
          prefix ? `Failures go to ${prefix}` : 'The delivery stream has no ErrorOutputPrefix.',
          'They go to failed/: who reads all of waves/ must not meet them.',
        );
      }
    },
  },
  {
    id: 'compressed',
    title: 'The objects are compressed with GZIP.',
    on: 'both',
    async judge(context) {
      const plain = (await requireObjects(context)).find(({ format }) => format !== 'gzip');
      if (plain) fail(`The object ${plain.key} is not compressed with GZIP.`, 'A CompressionFormat of GZIP.');
    },
  },
]);

const short = (text: string) => (text.length > 160 ? `${text.slice(0, 90)} … ${text.slice(-60)}` : text);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // The caller says which line it is.
  }
}
