// From a SQL application through Firehose into an OpenSearch domain, and out to a dashboard.
import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { data, name, role } from 'workshop';
import { search } from './dashboard.ts';
import { createBucket, createDomain, printRefused, startApplication, untilDelivering } from './ready-made.ts';
import { sendMinute, untilNextMinute } from './sea.ts';

const firehose = new FirehoseClient({});

const domain = await createDomain(name('harbour'));
const refused = await createBucket(name('refused-documents'));
const index = name('waves');

// Step 1: where Firehose delivers to. What the index refuses goes to the bucket.
const DeliveryStreamName = name('to-dashboard');
await firehose.send(
  new CreateDeliveryStreamCommand({
    DeliveryStreamName,
    AmazonopensearchserviceDestinationConfiguration: {
      RoleARN: role,
      DomainARN: domain.arn,
      IndexName: index,
      IndexRotationPeriod: 'NoRotation',
      S3BackupMode: 'FailedDocumentsOnly',
      S3Configuration: { RoleARN: role, BucketARN: refused.arn, BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 } },
    },
  }),
);

// Steps 2 and 4: the index is made before the first document comes, and says of each field what it is.
await domain.ask('PUT', `/${index}`, {
  mappings: {
    properties: {
      BUOY: { type: 'keyword' },
      WINDOW_START: { type: 'date', format: 'yyyy-MM-dd HH:mm:ss.SSS||strict_date_optional_time' },
      MEASUREMENTS: { type: 'integer' },
      MEAN: { type: 'double' },
      HIGHEST: { type: 'double' },
    },
  },
});

// Ready-made: measurements → stream → minute-waves.sql → Firehose.
await startApplication(await untilDelivering(DeliveryStreamName));

// The sea: each element of `data.minutes` is a minute. Every five minutes the dashboard is refreshed. Step 3 is in dashboard.ts.
for (const [minute, { measurements, harbour }] of data.minutes.entries()) {
  await sendMinute(measurements, harbour, DeliveryStreamName);
  await untilNextMinute();
  if (minute % 5 === 4) await domain.ask('POST', `/${index}*/_search`, search);
}
// The last window closes, and the last buffers become full of time.
for (let wait = 0; wait < 3; wait += 1) await untilNextMinute();
const answer = await domain.ask('POST', `/${index}*/_search`, search);
console.log(`The dashboard finds ${answer.hits?.total?.value ?? 0} documents.`);
await printRefused(refused);
