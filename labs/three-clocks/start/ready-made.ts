// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  DescribeApplicationCommand,
  type InputStartingPosition,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { name, role } from 'workshop';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});
const MINUTE_MS = 60_000;

export interface Scan {
  readonly gate: string;
  /** When the ticket was scanned, in seconds after the first full minute. */
  readonly happened: number;
  /** When the gate sends it: at once, or when its network is back. */
  readonly sent: number;
}

/** What the application writes: the columns of DESTINATION_SQL_STREAM. */
export interface Row {
  readonly CLOCK: string;
  /** As the application writes a TIMESTAMP: 'yyyy-MM-dd HH:mm:ss.SSS', in UTC. */
  readonly WINDOW_START: string;
  readonly SCANS: number;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits for the next full minute and gives its time, in milliseconds since 1970. */
export async function untilFullMinute(): Promise<number> {
  const begin = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
  await sleep(begin - Date.now());
  return begin;
}

/** Creates a stream of one shard, waits until it is active and returns its ARN. */
export async function createStream(StreamName: string): Promise<string> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return StreamDescriptionSummary?.StreamARN ?? '';
}

/** Creates the application, with one input and one output, and gives its name. It does not run yet. */
export async function createApplication(sql: string, scansArn: string, totalsArn: string): Promise<string> {
  const ApplicationName = name('totals-per-minute');
  await analytics.send(
    new CreateApplicationCommand({
      ApplicationName,
      RuntimeEnvironment: 'SQL-1_0',
      ServiceExecutionRole: role,
      ApplicationConfiguration: {
        ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: sql } },
        SqlApplicationConfiguration: {
          Inputs: [
            {
              NamePrefix: 'SOURCE_SQL_STREAM',
              KinesisStreamsInput: { ResourceARN: scansArn },
              InputSchema: {
                RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
                RecordColumns: [
                  { Name: 'GATE', Mapping: '$.gate', SqlType: 'VARCHAR(8)' },
                  { Name: 'EVENT_TIME', Mapping: '$.at', SqlType: 'TIMESTAMP' },
                ],
              },
            },
          ],
          Outputs: [
            {
              Name: 'DESTINATION_SQL_STREAM',
              KinesisStreamsOutput: { ResourceARN: totalsArn },
              DestinationSchema: { RecordFormatType: 'JSON' },
            },
          ],
        },
      },
    }),
  );
  return ApplicationName;
}

/** Starts the application where it shall begin to read, and waits until it runs. */
export async function startApplication(ApplicationName: string, InputStartingPosition: InputStartingPosition): Promise<void> {
  const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
  const inputs = ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription?.InputDescriptions ?? [];
  const SqlRunConfigurations = inputs.map(({ InputId }) => ({
    InputId,
    InputStartingPositionConfiguration: { InputStartingPosition },
  }));
  await analytics.send(new StartApplicationCommand({ ApplicationName, RunConfiguration: { SqlRunConfigurations } }));
  for (;;) {
    const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    if (ApplicationDetail?.ApplicationStatus === 'RUNNING') return;
    await sleep(1_000);
  }
}

/** Sends the scans: each record says in `at` when it happened. What a gate sends in the same second goes in one call. */
export async function sendScans(StreamName: string, scans: readonly Scan[], begin: number): Promise<void> {
  const timestamp = (second: number) => new Date(begin + second * 1_000).toISOString().replace('T', ' ').replace('Z', '');
  for (const second of new Set(scans.map(({ sent }) => sent))) {
    const together = scans.filter(({ sent }) => sent === second);
    const Records = together.map(({ gate, happened }) => ({
      PartitionKey: gate,
      Data: new TextEncoder().encode(JSON.stringify({ gate, at: timestamp(happened) })),
    }));
    await sleep(begin + second * 1_000 - Date.now());
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  }
}

/** All rows of a stream, from its oldest record on. */
export async function readRows(StreamName: string): Promise<Row[]> {
  const rows: Row[] = [];
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  for (const { ShardId } of Shards) {
    let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    for (let behind = 1; ShardIterator && behind > 0; ) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      for (const record of page.Records ?? []) rows.push(JSON.parse(new TextDecoder().decode(record.Data)));
      behind = page.MillisBehindLatest ?? 0;
      ShardIterator = page.NextShardIterator;
    }
  }
  return rows;
}

/** Prints a table: what really happened in each minute, and what each clock says. `28 in 2` are 28 scans in 2 rows. */
export function printTotals(scans: readonly Scan[], begin: number, rows: readonly Row[]): void {
  const clocks = ['ROWTIME', 'ARRIVAL', 'EVENT', 'STAGGER'];
  const line = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(9)).join('');
  console.log(line(['minute', 'happened', ...clocks]));
  const minuteOf = (row: Row) => Math.floor((Date.parse(`${row.WINDOW_START.replace(' ', 'T')}Z`) - begin) / MINUTE_MS);
  const minutes = Math.max(4, ...rows.map((row) => minuteOf(row) + 1));
  for (let minute = 0; minute < minutes; minute += 1) {
    const happened = scans.filter((scan) => Math.floor(scan.happened / 60) === minute).length;
    const totals = clocks.map((clock) => {
      const own = rows.filter((row) => row.CLOCK === clock && minuteOf(row) === minute);
      const sum = own.reduce((total, { SCANS }) => total + SCANS, 0);
      return own.length === 0 ? '-' : own.length === 1 ? sum : `${sum} in ${own.length}`;
    });
    console.log(line([new Date(begin + minute * MINUTE_MS).toISOString().slice(11, 16), happened, ...totals]));
  }
}
