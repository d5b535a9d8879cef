// The lab of the page "The first SQL application": from a stream of unknown records to rows that a query chose.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenMarket, type Seconds, shownMarket } from './market.ts';

export default defineLab<Seconds>({
  id: 'first-sql-application',
  title: 'The first SQL application',
  summary:
    'Let Kinesis Analytics find the schema of a stream, create an application with it, mend its SQL, start it and connect an output.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2'],
  services: ['kinesis', 'kinesis-analytics'],
  entry: 'main.ts',
  editable: ['main.ts', 'application.sql'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 5_000,
  data: { shown: shownMarket, hidden: hiddenMarket },
  dataType: "readonly (readonly import('./ready-made.ts').Trade[])[]",
  steps: [
    {
      id: 'discover-the-schema',
      title: 'Let the service look at the stream `trades` and find its schema: `DiscoverInputSchema`. Print each column.',
      hints: [
        '`DiscoverInputSchema` needs a role with which it may read, and the stream’s ARN. Both are there: `role` and `tradesArn`.',
        'It must also know where to begin. `NOW` waits for new records, and just now none come. `TRIM_HORIZON` begins with the oldest.',
        'Import `DiscoverInputSchemaCommand`. Its answer has an `InputSchema`: `const { InputSchema } = await analytics.send(new DiscoverInputSchemaCommand({ … }));`, then `for (const { Name, SqlType } of InputSchema?.RecordColumns ?? []) console.log(Name, SqlType);`',
        "Between its braces: `ServiceExecutionRole: role, ResourceARN: tradesArn, InputStartingPositionConfiguration: { InputStartingPosition: 'TRIM_HORIZON' }`",
      ],
      checks: ['schema-discovered'],
    },
    {
      id: 'create-with-the-schema',
      title: 'Give the application its input: it reads `trades`, with the schema that you got. AWS refuses the SQL then: that is right.',
      hints: [
        'An input has a `NamePrefix`, a `KinesisStreamsInput` and an `InputSchema`. Until there is one, nobody can check the SQL against it.',
        'The SQL reads from `SOURCE_SQL_STREAM_001`. The service puts `_001` behind the prefix, so the prefix is `SOURCE_SQL_STREAM`.',
        "In `inputs`: `{ NamePrefix: 'SOURCE_SQL_STREAM', KinesisStreamsInput: { ResourceARN: tradesArn }, InputSchema },`",
      ],
      checks: ['schema-used'],
    },
    {
      id: 'mend-the-names',
      title: 'Read what AWS does not find, and mend the names in `application.sql`.',
      hints: [
        'The message names a column in capitals. Compare it with the columns that you printed in step 1.',
        'Without quotes `ticker` means `TICKER`. The schema has `ticker`. In double quotes a name stays as it is: `"ticker"`.',
        'Only the names that come from the source need quotes: `SELECT STREAM "ticker", "price", "change"`, and `WHERE "change" < 0`.',
      ],
      checks: ['application-created'],
    },
    {
      id: 'start-and-connect',
      title: 'Start the application. When it runs, add an output that sends the rows to the stream `falling`.',
      hints: [
        'Import `StartApplicationCommand`, and `untilRunning` from `./ready-made.ts`: `await analytics.send(new StartApplicationCommand({ ApplicationName }));` and `await untilRunning(ApplicationName);`',
        'Then `AddApplicationOutputCommand`, with `ApplicationName`, `CurrentApplicationVersionId: 1` and an `Output`. The version goes up with every change; a new application has 1.',
        'An output has the name of a stream of your SQL, letter by letter. The SQL says `falling` without quotes, so the stream is called `FALLING`.',
        "`Output: { Name: 'FALLING', KinesisStreamsOutput: { ResourceARN: fallingArn }, DestinationSchema: { RecordFormatType: 'JSON' } }`, and after the call once more `await untilRunning(ApplicationName);`",
      ],
      checks: ['application-running', 'output-connected', 'rows-delivered', 'written-by-the-application'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'schema-used', because: 'A schema typed by hand fits the records you saw, and no others.' },
    'looks-from-now': { fails: 'schema-discovered', because: 'From NOW on only new records count, and a silent stream has none.' },
    'looks-at-the-wrong-stream': { fails: 'schema-discovered', because: 'The schema is that of the source, not of the destination.' },
    'names-not-mended': {
      fails: 'application-created',
      because: 'An unquoted name is folded to upper case and misses a lower-case column.',
    },
    'one-name-forgotten': { fails: 'application-created', because: 'WHERE needs the quotes too.' },
    'single-quotes': { fails: 'application-created', because: 'In single quotes it is a text, not a name.' },
    'never-started': { fails: 'application-running', because: 'An application that is READY reads nothing.' },
    'output-in-lower-case': {
      fails: 'output-connected',
      because: 'A stream created as falling is called FALLING, and an output asks for the exact name.',
    },
    'computed-in-code': { fails: 'written-by-the-application', because: 'A filter in the program works until there are two programs.' },
  },
});
