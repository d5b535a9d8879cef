// The archive: measurements go to a delivery stream of Amazon Data Firehose, which writes them to a bucket, many in an object.
import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { data, name, role } from 'workshop';
import { type Measurement, textOf } from './measurement.ts';
import { createBucket, nextSecond, printObjects, put, sleep, untilActive } from './ready-made.ts';

const firehose = new FirehoseClient({});
const Bucket = name('wave-archive');
const DeliveryStreamName = name('waves-to-s3');

await firehose.send(
  new CreateDeliveryStreamCommand({
    DeliveryStreamName,
    DeliveryStreamType: 'DirectPut',
    ExtendedS3DestinationConfiguration: {
      RoleARN: role,
      BucketARN: await createBucket(Bucket),
      // Step 1: how much a buffer takes, and how long it waits.
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      // Step 4: where the objects go, where failures go, compression.
      Prefix: 'waves/date=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/',
      ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy-MM-dd}/',
      CompressionFormat: 'GZIP',
    },
  }),
);
await untilActive(DeliveryStreamName);

// Step 2: the bytes of one measurement.
function toRecord(measurement: Measurement) {
  return { Data: new TextEncoder().encode(`${textOf(measurement)}\n`) };
}

// Step 3: send up to 150 measurements, until Firehose has all of them.
async function send(measurements: readonly Measurement[]) {
  const records = measurements.map(toRecord);
  const { RequestResponses = [] } = await put(DeliveryStreamName, records);
  const refused = records.filter((_, index) => RequestResponses[index]?.ErrorCode);
  if (refused.length > 0) await put(DeliveryStreamName, refused);
}

// The sea: a few measurements every ten seconds, and a second of storm.
const begin = await nextSecond();
for (const { second, measurements } of data.bursts) {
  await sleep(begin + second * 1_000 - Date.now());
  for (let from = 0; from < measurements.length; from += 150) await send(measurements.slice(from, from + 150));
}

// A minute later the last buffer is written.
await sleep(65_000);
await printObjects(Bucket);
