// The pipeline in a browser's tab: a learner's program on the lab page, its results counted by itself. The page stops the time,
// because a program's own clock is the lab's.
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../bin/steps/browser.ts';
import { buildWhenStale } from '../../../bin/steps/build.ts';
import { listen } from '../../../src/server/listener.ts';
import { site } from '../../../src/server/site.ts';
import { flags } from '../../e2e/environment.ts';
import { openReadyLab } from '../../e2e/lab-page.ts';
import { RECORDS_PER_BATCH } from './pipeline.ts';

const [BEGUN, COUNTED] = ['the first record is sent', 'records are counted'];
const WITHIN_MS = 60_000;

const program = (batches: number) => `
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, KinesisAnalyticsV2Client, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { name, role } from 'workshop';
import { createStream, sleep, untilRunning } from './ready-made.ts';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});
const prices = await createStream(name('prices'));
const results = await createStream(name('results'));
const ApplicationName = name('seconds');
const sql = 'CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), TRADES INTEGER); CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT" ' +
  'SELECT STREAM TICKER, COUNT(*) AS TRADES FROM "SOURCE_SQL_STREAM_001" GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO SECOND);';
const RecordColumns = [{ Name: 'TICKER', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' }, { Name: 'PRICE', Mapping: '$.price', SqlType: 'DOUBLE' }];
await analytics.send(new CreateApplicationCommand({
  ApplicationName, RuntimeEnvironment: 'SQL-1_0', ServiceExecutionRole: role,
  ApplicationConfiguration: {
    ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: sql } },
    SqlApplicationConfiguration: {
      Inputs: [{ NamePrefix: 'SOURCE_SQL_STREAM', KinesisStreamsInput: { ResourceARN: prices }, InputSchema: { RecordFormat: {
        RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } }, RecordColumns } }],
      Outputs: [{ Name: 'OUT', KinesisStreamsOutput: { ResourceARN: results }, DestinationSchema: { RecordFormatType: 'JSON' } }],
    },
  },
}));
await analytics.send(new StartApplicationCommand({ ApplicationName }));
await untilRunning(ApplicationName);
const text = new TextEncoder();
const Records = Array.from({ length: ${RECORDS_PER_BATCH} }, (_, place) => (
  { PartitionKey: 'trader-' + place, Data: text.encode(JSON.stringify({ ticker: 'T' + (place % 100), price: place })) }));
const where = { StreamName: name('results'), ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
console.log('${BEGUN}');
for (let batch = 0; batch < ${batches}; batch++) {
  await kinesis.send(new PutRecordsCommand({ StreamName: name('prices'), Records }));
  if (batch % 10 === 9) await sleep(1000);
}
let counted = 0;
while (counted < ${batches * RECORDS_PER_BATCH}) {
  await sleep(500);
  const given = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  ShardIterator = given.NextShardIterator;
  for (const { Data } of given.Records ?? []) counted += JSON.parse(new TextDecoder().decode(Data)).TRADES;
}
console.log(counted, '${COUNTED}');
`;

/** Records a second of the wall clock, stream view, console and all. */
export async function inTheTab(batches: number, say: (words: string) => void): Promise<number> {
  const executablePath = await findBrowser(say);
  const folder = process.env.SANDSHARK_DIST ?? (await buildWhenStale());
  const listener = await listen(site({ folder, aws: async () => new Response(null, { status: 404 }) }), 0);
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const lab = await openReadyLab(browser, `http://localhost:${listener.port}/`);
    await lab.pane('Console');
    await lab.goInstantly();
    const rates: number[] = [];
    // The first run warms up.
    for (const size of [20, batches, batches, batches]) {
      const text = program(size);
      await lab.write('main.ts', text);
      await lab.stored('main.ts', text);
      const ended = lab.ended(WITHIN_MS);
      const timed = lab.page.evaluate(timeBetweenLines, [BEGUN, COUNTED, WITHIN_MS] as const);
      await lab.runButton.click();
      const tookMs = await timed;
      await ended;
      rates.push((size * RECORDS_PER_BATCH) / (tookMs / 1000));
    }
    return rates.slice(1).toSorted((a, b) => a - b)[1] ?? Number.NaN;
  } finally {
    await browser.close();
    await listener.close();
  }
}

/** Runs in the page: milliseconds from one line in the console to the other. The console of the run before is emptied first. */
function timeBetweenLines([first, last, withinMs]: readonly [string, string, number]): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    let begunMs: number | undefined;
    let emptied = false;
    const look = () => {
      const text = document.querySelector('#wb-panel-console')?.textContent ?? '';
      emptied ||= !text.includes(last);
      if (emptied && begunMs === undefined && text.includes(first)) begunMs = performance.now();
      if (begunMs !== undefined && text.includes(last)) resolve(performance.now() - begunMs);
      else if (performance.now() - started > withinMs) reject(new Error(`The console says: ${text.slice(0, 500)}`));
      else setTimeout(look, 5);
    };
    look();
  });
}
