// The lab of the page "Reference data": prices with a ticker, a file with the names of the companies, and a file that changes at noon.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenDay, shownDay, type TradingDay } from './trading-day.ts';

export default defineLab<TradingDay>({
  id: 'reference-data',
  title: 'Reference data',
  summary: 'Join a stream of prices with company names from a file in S3, then change the file and make the application read it again.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2', '@aws-sdk/client-s3'],
  services: ['kinesis', 'kinesis-analytics', 's3'],
  entry: 'main.ts',
  editable: ['main.ts', 'names.sql'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 15_000,
  data: { shown: shownDay, hidden: hiddenDay },
  dataType: `{
    /** One element a second: the trades of that second. */
    readonly morning: import('./ready-made.ts').Seconds;
    readonly afternoon: import('./ready-made.ts').Seconds;
    /** The file of company names in the morning: lines such as MSFT,Microsoft */
    readonly companies: string;
    /** The same file from noon on. */
    readonly companiesFromNoon: string;
  }`,
  sqlInputs: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'PRICE', type: 'DOUBLE' },
      ],
    },
  ],
  sqlTables: [
    {
      name: 'COMPANIES',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'COMPANY', type: 'VARCHAR(40)' },
      ],
    },
  ],
  steps: [
    {
      id: 'add-the-table',
      title: 'In `main.ts`, give the application a table: `COMPANIES`, from the file in S3, with the columns `TICKER` and `COMPANY`.',
      hints: [
        '`AddApplicationReferenceDataSourceCommand` takes `ApplicationName`, `CurrentApplicationVersionId` and a `ReferenceDataSource`. That has three members: `TableName`, `S3ReferenceDataSource` and `ReferenceSchema`. `describe` in `ready-made.ts` tells you the version.',
        'The schema has the shape of the `InputSchema` in `ready-made.ts`. But this file is CSV: instead of `JSONMappingParameters` it needs `CSVMappingParameters`, and a column needs no `Mapping`.',
        "The format: `RecordFormat: { RecordFormatType: 'CSV', MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\\n', RecordColumnDelimiter: ',' } } }`. The columns have a `Name` and a `SqlType`, in the order of the file. A name of a company may have 40 letters.",
        "`await analytics.send(new AddApplicationReferenceDataSourceCommand({ ApplicationName, CurrentApplicationVersionId: (await describe(ApplicationName)).version, ReferenceDataSource: { TableName, S3ReferenceDataSource: { BucketARN, FileKey }, ReferenceSchema: { RecordFormat: { RecordFormatType: 'CSV', MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\\n', RecordColumnDelimiter: ',' } } }, RecordColumns: [{ Name: 'TICKER', SqlType: 'VARCHAR(4)' }, { Name: 'COMPANY', SqlType: 'VARCHAR(40)' }] } } }));`",
      ],
      checks: ['table-added', 'file-split'],
    },
    {
      id: 'join-the-names',
      title: 'In `names.sql`, look up the company of each price in `COMPANIES`. A price whose ticker is not in the file keeps its row.',
      hints: [
        'Put the table behind `FROM`, with the condition that the tickers are equal. Which join keeps a price that finds no company?',
        'Both sides have a column `TICKER`. Say which you mean: `"SOURCE_SQL_STREAM_001".TICKER` and `C.TICKER`, with `AS C` behind the table.',
        'The end becomes `FROM "SOURCE_SQL_STREAM_001" LEFT JOIN COMPANIES AS C ON "SOURCE_SQL_STREAM_001".TICKER = C.TICKER;`',
        'And the columns: `SELECT STREAM "SOURCE_SQL_STREAM_001".TICKER, C.COMPANY, "SOURCE_SQL_STREAM_001".PRICE`.',
      ],
      checks: ['row-for-every-price', 'names-of-the-morning'],
    },
    {
      id: 'load-it-again',
      title: 'At noon the file changes, and the application does not notice. Make it read the file again before the afternoon begins.',
      hints: [
        'Press Run and read the console: Google in the afternoon, too, and still no name for AAPL. The file is right; the table is as old as the start of the application.',
        '`UpdateApplicationCommand` loads it anew, if its `ApplicationConfigurationUpdate` has a `SqlApplicationConfigurationUpdate` with `ReferenceDataSourceUpdates`: a list with the `ReferenceId` of the table. `describe(ApplicationName)` gives `referenceId` and `version`.',
        'After the new file is in S3: `const { version, referenceId } = await describe(ApplicationName);`. Then update, then `await untilRunning(ApplicationName);`.',
        '`await analytics.send(new UpdateApplicationCommand({ ApplicationName, CurrentApplicationVersionId: version, ApplicationConfigurationUpdate: { SqlApplicationConfigurationUpdate: { ReferenceDataSourceUpdates: [{ ReferenceId: referenceId, S3ReferenceDataSourceUpdate: { BucketARNUpdate: BucketARN, FileKeyUpdate: FileKey } }] } } }));`',
      ],
      checks: ['afternoon-sent', 'update-names-the-table', 'names-of-the-afternoon', 'written-by-the-application'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'names-of-the-morning',
      because: 'Names in the code are right for the companies you know, and wrong for all others.',
    },
    'names-in-the-program': {
      fails: 'written-by-the-application',
      because: 'A program that looks the names up itself needs the file, and so does the next program.',
    },
    'mixed-case-columns': {
      fails: 'row-for-every-price',
      because: 'A name without quotes is folded to upper case: C.TICKER does not find a column that is called Ticker.',
    },
    'wrong-row-delimiter': {
      fails: 'file-split',
      because: 'A file without \\r\\n is one single row, when \\r\\n is said to end a row.',
    },
    'columns-swapped': {
      fails: 'names-of-the-morning',
      because: 'Columns of CSV are matched by their order. Their names are yours and change nothing.',
    },
    'short-column': { fails: 'names-of-the-morning', because: 'A text that is longer than its column is cut, and no error says so.' },
    'inner-join': { fails: 'row-for-every-price', because: 'JOIN alone drops every price whose ticker is not in the file.' },
    'never-loaded-again': {
      fails: 'names-of-the-afternoon',
      because: 'The table is a copy. Nothing tells the application that the file has changed.',
    },
    'loaded-before-the-change': {
      fails: 'names-of-the-afternoon',
      because: 'An update that comes before the new file reads the old one once more.',
    },
    'update-of-nothing': {
      fails: 'update-names-the-table',
      because: 'A member in the wrong place is not read, and no error says so. Only the editor warns.',
    },
    'old-version': {
      fails: 'afternoon-sent',
      because: 'Each change of the application makes a new version, and the next change must name it.',
    },
  },
});
