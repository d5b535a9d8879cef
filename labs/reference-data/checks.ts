// What the lab "Reference data" demands: the table by the application's description, the names by the rows that came out.
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import type { ReferenceDataSourceDescription } from '@aws-sdk/client-kinesis-analytics-v2';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { defineChecks } from '../../src/lab/definition.ts';
import { lastRefusal } from '../../src/lab/evidence/refusal.ts';
import { type Context, fail, pricesWithRows, requireApplication, requireNames, rowCounts } from './evidence.ts';
import type { TradingDay } from './trading-day.ts';

async function requireReference(context: Context): Promise<ReferenceDataSourceDescription> {
  const { ApplicationConfigurationDescription } = await requireApplication(context);
  const { ReferenceDataSourceDescriptions = [] } = ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription ?? {};
  const refused = lastRefusal(context.evidence.calls, 'AddApplicationReferenceDataSource');
  return (
    ReferenceDataSourceDescriptions[0] ??
    fail(refused ?? 'The application has no reference data source.', 'A reference data source, with the table COMPANIES.')
  );
}

/** The text of the object that the reference names, or a failed check. */
async function requireFile({ cloud }: Context, { S3ReferenceDataSourceDescription }: ReferenceDataSourceDescription): Promise<string> {
  const { BucketARN, FileKey } = S3ReferenceDataSourceDescription ?? {};
  try {
    const { Body } = await cloud(S3Client).send(new GetObjectCommand({ Bucket: BucketARN?.split(':').at(-1), Key: FileKey }));
    return (await Body?.transformToString()) ?? '';
  } catch (error) {
    if (!(error instanceof Error) || !['NoSuchKey', 'NoSuchBucket'].includes(error.name)) throw error;
    return fail(`The table reads ${FileKey} in ${BucketARN}, and there is no such object.`, 'The file companies.csv in your bucket.');
  }
}

/** A delimiter as one writes it in a program. */
const written = (delimiter = '') => `'${delimiter.replaceAll('\r', '\\r').replaceAll('\n', '\\n')}'`;

export default defineChecks<TradingDay>([
  {
    id: 'table-added',
    title: 'The application has a table from the file in S3.',
    on: 'both',
    async judge(context) {
      await requireFile(context, await requireReference(context));
    },
  },
  {
    id: 'file-split',
    title: 'The file is split into rows of two columns.',
    on: 'both',
    async judge(context) {
      const reference = await requireReference(context);
      const file = await requireFile(context, reference);
      const { RecordFormat, RecordColumns = [] } = reference.ReferenceSchema ?? {};
      const delimiters = RecordFormat?.MappingParameters?.CSVMappingParameters;
      if (RecordFormat?.RecordFormatType !== 'CSV') {
        fail(`The format of the table is ${RecordFormat?.RecordFormatType}.`, 'CSV: a line for each ticker, with a comma in it.');
      }
      if (!delimiters) {
        fail('The format is CSV, and nothing says what ends a row and a column.', 'The MappingParameters, with those of CSV.');
      }
      const { RecordRowDelimiter = '', RecordColumnDelimiter = '' } = delimiters;
      if (!file.includes(RecordRowDelimiter)) {
        fail(
          `The row delimiter ${written(RecordRowDelimiter)} is nowhere in the file, so that it is one single row.`,
          `A row ends with '\\n'.`,
        );
      }
      const [first = ''] = file.split(RecordRowDelimiter);
      const fields = first.split(RecordColumnDelimiter);
      if (fields.length !== 2 || RecordColumns.length !== 2) {
        fail(
          `The column delimiter ${written(RecordColumnDelimiter)} makes ${fields.length} of the line “${first}”, and the table has ${RecordColumns.length} columns.`,
          'A ticker and a company: two columns, with a comma between them.',
        );
      }
    },
  },
  {
    id: 'row-for-every-price',
    title: 'Every price gives a row, with a company or without.',
    on: 'both',
    async judge(context) {
      const counts = await rowCounts(context);
      if (counts.size === 0 || [...counts.values()].every(({ rows }) => rows === 0)) {
        const { ApplicationStatus } = await requireApplication(context);
        const refused = lastRefusal(context.evidence.calls, 'UpdateApplication');
        if (refused) fail(`AWS did not take the SQL. ${refused}`, 'SQL that AWS accepts, and one row for each price.');
        fail(
          `There is no row in the stream results; the application is ${ApplicationStatus}.`,
          'One row for each price. If your program ended with an error, mend that first.',
        );
      }
      for (const [ticker, { sent, rows }] of counts) {
        if (rows === sent) continue;
        fail(
          `${sent} prices of ${ticker} came in, and ${rows} rows went out.`,
          rows < sent
            ? 'As many rows as prices. A price whose ticker is not in the file must not get lost.'
            : 'As many rows as prices. Each ticker finds one company.',
        );
      }
    },
  },
  {
    id: 'names-of-the-morning',
    title: 'In the morning each row has the company of its ticker.',
    on: 'both',
    async judge(context) {
      requireNames(await pricesWithRows(context), 'morning', 'Whole, and by the ticker of the row.');
    },
  },
  {
    id: 'afternoon-sent',
    title: 'The prices of the afternoon are sent, too.',
    on: 'both',
    async judge(context) {
      const { morning, afternoon } = context.data;
      const counts = [...(await rowCounts(context)).values()];
      const sent = counts.reduce((sum, each) => sum + each.sent, 0);
      const all = [...morning, ...afternoon].flat().length;
      const refused = lastRefusal(context.evidence.calls, 'UpdateApplication');
      if (sent !== all) {
        fail(
          `${sent} of ${all} prices are in the stream prices.${refused ? ` ${refused}` : ''}`,
          'All, once. If your program ended with an error at noon, mend that first.',
        );
      }
    },
  },
  {
    id: 'update-names-the-table',
    title: 'An update of the application names what it changes: the code, or the table.',
    on: 'shown',
    async judge({ evidence }) {
      const isEmpty = (request: string) => !/"(CodeContentUpdate|ReferenceDataSourceUpdates|InputUpdates|OutputUpdates)"/.test(request);
      const empty = evidence.calls.find((call) => call.operation === 'UpdateApplication' && isEmpty(call.request));
      if (!empty) return;
      fail(
        'An UpdateApplication of your program names no table: what does not stand in its place is not read.',
        'ReferenceDataSourceUpdates, inside ApplicationConfigurationUpdate and there inside SqlApplicationConfigurationUpdate.',
      );
    },
  },
  {
    id: 'names-of-the-afternoon',
    title: 'In the afternoon each row has the company that the new file gives.',
    on: 'both',
    async judge(context) {
      requireNames(await pricesWithRows(context), 'afternoon', 'The table is read again after the file has changed.');
    },
  },
  {
    id: 'written-by-the-application',
    title: 'The rows are written by the application, not by your program.',
    // Judged last of all: rows written by hand shall first be shown to be wrong on other data.
    on: 'hidden',
    async judge({ evidence, name, cloud }) {
      const { StreamDescriptionSummary } = await cloud(KinesisClient).send(
        new DescribeStreamSummaryCommand({ StreamName: name('results') }),
      );
      const targets = [`"StreamName":"${name('results')}"`, `"StreamARN":"${StreamDescriptionSummary?.StreamARN}"`];
      const put = evidence.calls.find(
        (call) => call.operation.startsWith('PutRecord') && targets.some((target) => call.request.includes(target)),
      );
      if (put) fail(`Your program wrote to results itself (${put.operation}).`, 'Only the application writes there.');
    },
  },
]);
