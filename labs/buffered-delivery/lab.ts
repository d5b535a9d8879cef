// The lab of the page "Firehose to S3": many records become few objects, in order and in time.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenSea, type Sea, shownSea } from './storm.ts';

export default defineLab<Sea>({
  id: 'buffered-delivery',
  title: 'Buffered delivery',
  summary: 'Deliver measurements to S3 with Firehose: buffers by size and time, one line each, nothing lost in a storm, folders by hour.',
  packages: ['@aws-sdk/client-firehose', '@aws-sdk/client-s3'],
  services: ['firehose', 's3', 'iam'],
  entry: 'main.ts',
  editable: ['main.ts'],
  readOnly: ['measurement.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  // A buffer that nobody set waits for five minutes.
  settleForMs: 310_000,
  throughput: 'enforced',
  data: { shown: shownSea, hidden: hiddenSea },
  dataType: `{
    readonly bursts: readonly {
      /** When it is sent, in seconds from the beginning. */
      readonly second: number;
      readonly measurements: readonly import('./measurement.ts').Measurement[];
    }[];
  }`,
  steps: [
    {
      id: 'size-and-time',
      title: 'Let Firehose write an object when 1 MiB has come together, or 60 seconds after the first record.',
      hints: [
        'Look at the console: with the defaults, 5 MiB and 300 seconds, the bucket is empty when the program ends.',
        '`BufferingHints` has two members, `SizeInMBs` and `IntervalInSeconds`. Whichever is reached first counts. Both must be given.',
        'In place of the first TODO: `BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },`',
      ],
      checks: ['in-time', 'not-too-large', 'not-too-many'],
    },
    {
      id: 'one-line-each',
      title: 'Make each measurement a line of its own.',
      hints: [
        'The console shows how the first object begins. Look for the place where one measurement ends and the next one begins.',
        'Firehose writes the bytes of the records one behind the other, and nothing between them. So the line break must be in the record, as its last byte.',
        "In `toRecord`: `Data: new TextEncoder().encode(textOf(measurement) + '\\n')`",
      ],
      checks: ['one-line-each'],
    },
    {
      id: 'send-again',
      title: 'In the storm Firehose refuses some records. Send those again, and only those.',
      hints: [
        '`PutRecordBatch` succeeds even when records do not. `FailedPutCount` says how many failed, and `RequestResponses` which: one answer for each record, in the same order.',
        'Make it a loop: `let records = …`, then `while (records.length > 0) { … }`, in which `records` becomes what was refused. The limit counts by the second: wait for one before the next try.',
        'The body of the loop: `const { FailedPutCount, RequestResponses = [] } = await put(DeliveryStreamName, records);`, then `records = records.filter((_, index) => RequestResponses[index]?.ErrorCode);` and `if (FailedPutCount) await sleep(1_000);`',
      ],
      checks: ['nothing-lost', 'sent-once'],
    },
    {
      id: 'folders',
      title: 'Put the objects in folders `waves/date=2026-01-05/hour=09/`, failures in `failed/`, and compress them with GZIP.',
      hints: [
        'A `Prefix` may hold expressions that Firehose evaluates for each object: `!{timestamp:yyyy}` is the year in which its first record came. The letters are those of Java: `MM` is the month, `mm` the minute, `HH` the hour of 24.',
        'With an expression in `Prefix`, an `ErrorOutputPrefix` must be given. Let it begin outside of `waves/`. `!{firehose:error-output-type}` in it is the kind of failure.',
        "Three lines: `Prefix: 'waves/date=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/',`, `ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',` and `CompressionFormat: 'GZIP',`",
      ],
      checks: ['keys-by-hour', 'failures-apart', 'compressed'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'keys-by-hour', because: 'A date that is written into the prefix stays that date tomorrow.' },
    'no-error-prefix': {
      fails: 'in-time',
      because: 'A prefix with expressions needs an error prefix, or CreateDeliveryStream refuses it and there is no stream at all.',
    },
    'time-alone': {
      fails: 'not-too-large',
      because: 'With a size that is never reached, the interval alone decides, and a storm becomes one large object.',
    },
    'every-second': {
      fails: 'not-too-many',
      because: 'A short interval is not faster for the reader: it makes many small objects.',
    },
    'no-line-break': { fails: 'one-line-each', because: 'Firehose puts nothing between records: they become one endless line.' },
    'escaped-line-break': { fails: 'one-line-each', because: 'A backslash and an n are two characters, and no line break.' },
    'count-ignored': { fails: 'nothing-lost', because: 'A call that was answered with 200 can hold records that were refused.' },
    'one-more-try': {
      fails: 'nothing-lost',
      because: 'The second is not over yet when the records come again, so they are refused again.',
    },
    'whole-batch-again': { fails: 'sent-once', because: 'Whoever sends the whole batch again doubles what Firehose had taken.' },
    'minutes-for-months': { fails: 'keys-by-hour', because: 'mm are minutes, MM is the month: the folders look right and are wrong.' },
    'failures-inside': {
      fails: 'failures-apart',
      because: 'Failures below the prefix of the data are read as data by whoever reads the whole folder.',
    },
  },
});
