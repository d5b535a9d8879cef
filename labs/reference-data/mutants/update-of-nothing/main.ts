import {
  AddApplicationReferenceDataSourceCommand,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { data, name } from 'workshop';
import sql from './names.sql';
import { createApplication, createBucket, createStream, describe, printNames, putFile, sendPrices, sleep, untilRunning } from './ready-made.ts';

const analytics = new KinesisAnalyticsV2Client({});
const Bucket = name('company-names');
const FileKey = 'companies.csv';
const TableName = 'COMPANIES';
const ApplicationName = name('names-for-tickers');

// Two streams, a file in S3, and an application without code that reads `prices` and writes to `results`.
const BucketARN = await createBucket(Bucket);
await putFile(Bucket, FileKey, data.companies);
await createApplication(ApplicationName, await createStream(name('prices')), await createStream(name('results')));

// Step 1: the file becomes the table COMPANIES. Columns of CSV are matched by their order.
await analytics.send(
  new AddApplicationReferenceDataSourceCommand({
    ApplicationName,
    CurrentApplicationVersionId: (await describe(ApplicationName)).version,
    ReferenceDataSource: {
      TableName,
      S3ReferenceDataSource: { BucketARN, FileKey },
      ReferenceSchema: {
        RecordFormat: {
          RecordFormatType: 'CSV',
          MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\n', RecordColumnDelimiter: ',' } },
        },
        RecordColumns: [
          { Name: 'TICKER', SqlType: 'VARCHAR(4)' },
          { Name: 'COMPANY', SqlType: 'VARCHAR(40)' },
        ],
      },
    },
  }),
);

// Step 2 is in names.sql: the code that the application gets here.
await analytics.send(
  new UpdateApplicationCommand({
    ApplicationName,
    CurrentApplicationVersionId: (await describe(ApplicationName)).version,
    ApplicationConfigurationUpdate: { ApplicationCodeConfigurationUpdate: { CodeContentUpdate: { TextContentUpdate: sql } } },
  }),
);
await analytics.send(new StartApplicationCommand({ ApplicationName }));
await untilRunning(ApplicationName);

console.log('Morning.');
await sendPrices(name('prices'), data.morning);

console.log('Noon: a new companies.csv is put in place of the old one.');
await putFile(Bucket, FileKey, data.companiesFromNoon);

// Step 3: the table is a copy. An update of it reads the file again.
const { version, referenceId } = await describe(ApplicationName);
await analytics.send(
  new UpdateApplicationCommand({
    ApplicationName,
    CurrentApplicationVersionId: version,
    // @ts-expect-error: not its place
    ReferenceDataSourceUpdates: [{ ReferenceId: referenceId }],
  }),
);
await untilRunning(ApplicationName);

console.log('Afternoon.');
await sendPrices(name('prices'), data.afternoon);

await sleep(3_000);
await printNames(name('results'));
