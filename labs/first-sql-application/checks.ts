// What the lab "The first SQL application" demands, judged by the cloud's answers and by the calls that the program made.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type ReadRecord, readStream } from '../../src/lab/evidence/read-stream.ts';
import { lastRefusal, missingApplication, refusal } from '../../src/lab/evidence/refusal.ts';
import { askedInputs, type Context, callsOf, describeApplication } from './evidence.ts';
import { SECONDS_BEFORE, type Seconds, type Trade } from './market.ts';

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const rowText = ({ ticker, price, change }: Pick<Trade, 'ticker' | 'price' | 'change'>) => `${ticker} at ${price} (${change})`;
const isFalling = ({ change }: Trade) => change < 0;

/** A record of `falling` as the trade it should be. Whoever quotes the columns of the SQL stream gets lower-case keys. */
function rowOf({ json, text }: ReadRecord): Pick<Trade, 'ticker' | 'price' | 'change'> {
  const values = Object.fromEntries(Object.entries(json ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  const { ticker, price, change } = values;
  if (typeof ticker !== 'string' || typeof price !== 'number' || typeof change !== 'number') {
    fail(`A record in falling is ${text}.`, 'Each row is a JSON object with TICKER, PRICE and CHANGE.');
  }
  return { ticker, price, change };
}

/** How often each text is there. */
const counted = (texts: readonly string[]) => new Map([...Map.groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length]));

async function requireApplication(context: Context) {
  const application = await describeApplication(context);
  if (application) return application;
  throw new CheckFailure(missingApplication(context.evidence.calls, context.name('falling-prices')));
}

export default defineChecks<Seconds>([
  {
    id: 'schema-discovered',
    title: 'The service has found the schema of the stream `trades`.',
    on: 'both',
    judge(context) {
      const calls = callsOf(context, 'DiscoverInputSchema');
      const [last] = calls.slice(-1);
      if (!last)
        fail(
          'Your program did not call DiscoverInputSchema.',
          'A call that gives the ARN of the stream trades, and a schema as the answer.',
        );
      if (calls.some(({ request, errorCode }) => !errorCode && request.includes(`:stream/${context.name('trades')}"`))) return;
      const trades = context.name('trades');
      const arn = /"ResourceARN":"([^"]*)"/.exec(last.request)?.[1];
      if (!arn?.endsWith(`:stream/${trades}`))
        fail(`DiscoverInputSchema looked at ${arn ?? 'no stream'}.`, `It looks at the stream ${trades}.`);
      const isSilent = last.errorCode === 'UnableToDetectSchemaException';
      fail(
        `The answer was ${refusal(last)}`,
        isSilent ? 'A schema, from records that are in the stream already: begin at TRIM_HORIZON.' : 'A schema as the answer.',
      );
    },
  },
  {
    id: 'schema-used',
    title: 'The application was given `trades` as its input, with a column for each member of the records.',
    on: 'both',
    judge(context) {
      const input = askedInputs(context).at(-1);
      if (!input) fail('No input was given to the application.', 'An input with the stream trades and the InputSchema that was found.');
      const arn = input.KinesisStreamsInput?.ResourceARN;
      if (!arn?.endsWith(`:stream/${context.name('trades')}`)) {
        fail(arn ? `The input reads ${arn}.` : 'The input has no KinesisStreamsInput.', `It reads the stream ${context.name('trades')}.`);
      }
      const columns = input.InputSchema?.RecordColumns ?? [];
      const members = new Set(context.data.flat().flatMap((trade) => Object.keys(trade)));
      const missing = [...members].find((member) => !columns.some(({ Mapping }) => Mapping === `$.${member}`));
      if (missing) {
        fail(
          `The records have a member ${missing}, and the schema has columns for ${columns.map(({ Mapping }) => Mapping).join(', ') || 'nothing'}.`,
          'The schema that DiscoverInputSchema found in this stream.',
        );
      }
    },
  },
  {
    id: 'application-created',
    title: 'AWS accepted the SQL: the application exists.',
    on: 'both',
    async judge(context) {
      const { ApplicationConfigurationDescription: description } = await requireApplication(context);
      if (!description?.SqlApplicationConfigurationDescription?.InputDescriptions?.length) {
        fail(
          lastRefusal(context.evidence.calls, 'AddApplicationInput') ?? 'The application has no input.',
          'An application with its input.',
        );
      }
    },
  },
  {
    id: 'application-running',
    title: 'The application is running.',
    on: 'both',
    async judge(context) {
      const { ApplicationStatus } = await requireApplication(context);
      if (ApplicationStatus !== 'RUNNING')
        fail(`The application is ${ApplicationStatus}.`, 'It is RUNNING: it was started and waited for.');
    },
  },
  {
    id: 'output-connected',
    title: 'The in-application stream goes to the stream `falling`.',
    on: 'both',
    async judge(context) {
      const { ApplicationConfigurationDescription: description } = await requireApplication(context);
      const outputs = description?.SqlApplicationConfigurationDescription?.OutputDescriptions ?? [];
      const stream = context.name('falling');
      const output = outputs.find(({ KinesisStreamsOutputDescription: to }) => to?.ResourceARN?.endsWith(`:stream/${stream}`));
      if (!output) {
        fail(
          outputs.length ? 'No output of the application goes to that stream.' : 'The application has no output.',
          `An output that goes to the stream ${stream}.`,
        );
      }
      const sql = description?.ApplicationCodeConfigurationDescription?.CodeContentDescription?.TextContent ?? '';
      const declared = [...sql.matchAll(/\bSTREAM\s+(?:"([^"]+)"|(\w+))\s*\(/gi)].map(([, quoted, bare]) => quoted ?? bare?.toUpperCase());
      if (!declared.includes(output.Name)) {
        fail(
          `The output is called ${output.Name}, and the SQL makes the stream ${declared.join(', ') || '(none)'}.`,
          'The output has the name of the stream in the SQL. Without quotes that name is in capitals.',
        );
      }
    },
  },
  {
    id: 'rows-delivered',
    title: 'Each trade whose price fell has a row in `falling`, and no other.',
    on: 'both',
    async judge({ cloud, name, data }) {
      const rows = counted((await readStream(cloud(KinesisClient), name('falling'))).map(rowOf).map(rowText));
      const all = counted(data.flat().filter(isFalling).map(rowText));
      // What came before the start may be there too: that depends on where the application begins to read.
      const later = counted(data.slice(SECONDS_BEFORE).flat().filter(isFalling).map(rowText));
      const stray = [...rows].find(([text, count]) => count > (all.get(text) ?? 0));
      if (stray)
        fail(`There is a row ${stray[0]} that is no falling price, or is there twice.`, 'A row for each trade whose change is below 0.');
      const missing = [...later].find(([text, count]) => count > (rows.get(text) ?? 0));
      if (missing) {
        const total = [...rows.values()].reduce((sum, count) => sum + count, 0);
        fail(
          `${total === 0 ? 'No rows came out' : `${total} rows came out, and none`} for ${missing[0]}.`,
          'A row for each falling price that is sent after the output was added and the application is RUNNING again.',
        );
      }
    },
  },
  {
    id: 'written-by-the-application',
    title: 'The rows are written by the application, not by your program.',
    // Judged last, on other data: the program is first to be shown what is wrong with its rows.
    on: 'hidden',
    judge({ evidence, name }) {
      const targets = [`"StreamName":"${name('falling')}"`, `:stream/${name('falling')}"`];
      const own = evidence.calls.find(
        ({ operation, request }) => operation.startsWith('PutRecord') && targets.some((target) => request.includes(target)),
      );
      if (own) fail(`Your program wrote to falling itself (${own.operation}).`, 'Only the application writes there.');
    },
  },
]);
