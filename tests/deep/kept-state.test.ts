// The endpoint with a kept state, killed a hundred times in the middle of writing. Sources: issue 5, "State", and issue 7, "killed at any
// moment and started again, nothing is lost" (https://docs.aws.amazon.com/kinesisanalytics/latest/dev/failover-checkpoint.html).
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateStreamCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { expect, test } from 'vitest';
import { type Consumer, killedAgainAndAgain, recordsOf } from '../../src/server/testing/killed-endpoint.ts';

const streamArn = (name: string) => `arn:aws:kinesis:us-east-1:123456789012:stream/${name}`;
const toStream = (Name: string, stream: string) => ({
  Name,
  KinesisStreamsOutput: { ResourceARN: streamArn(stream) },
  DestinationSchema: { RecordFormatType: 'JSON' as const },
});

/** Lets every text through, and counts them by the second. */
const CODE = `
CREATE OR REPLACE STREAM "COPIES" (TEXT VARCHAR(16));
CREATE OR REPLACE PUMP "COPY_PUMP" AS INSERT INTO "COPIES" SELECT STREAM TEXT FROM "SOURCE_SQL_STREAM_001";
CREATE OR REPLACE STREAM "COUNTS" (TEXTS INTEGER);
CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "COUNTS" SELECT STREAM COUNT(*) FROM "SOURCE_SQL_STREAM_001"
GROUP BY STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' SECOND);`;

const application: Consumer = {
  async begin({ kinesis, analytics }) {
    for (const StreamName of ['copies', 'counts']) await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    const CSVMappingParameters = { RecordRowDelimiter: '\n', RecordColumnDelimiter: ',' };
    await analytics.send(
      new CreateApplicationCommand({
        ApplicationName: 'copies',
        RuntimeEnvironment: 'SQL-1_0',
        ServiceExecutionRole: 'arn:aws:iam::123456789012:role/analytics',
        ApplicationConfiguration: {
          ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: CODE } },
          SqlApplicationConfiguration: {
            Inputs: [
              {
                NamePrefix: 'SOURCE_SQL_STREAM',
                KinesisStreamsInput: { ResourceARN: streamArn('s') },
                InputSchema: {
                  RecordFormat: { RecordFormatType: 'CSV', MappingParameters: { CSVMappingParameters } },
                  RecordColumns: [{ Name: 'TEXT', SqlType: 'VARCHAR(16)' }],
                },
              },
            ],
            Outputs: [toStream('COPIES', 'copies'), toStream('COUNTS', 'counts')],
          },
        },
      }),
    );
    const InputStartingPositionConfiguration = { InputStartingPosition: 'TRIM_HORIZON' as const };
    const SqlRunConfigurations = [{ InputId: '1.1', InputStartingPositionConfiguration }];
    await analytics.send(new StartApplicationCommand({ ApplicationName: 'copies', RunConfiguration: { SqlRunConfigurations } }));
  },
  async lost({ kinesis }, texts) {
    const counted = async () => (await recordsOf(kinesis, 'counts')).reduce((sum, row) => sum + JSON.parse(row).TEXTS, 0);
    // The last window closes in real time.
    for (let wait = 0; wait < 30 && (await counted()) < texts.length; wait++) await sleep(1000);
    const copied = new Set((await recordsOf(kinesis, 'copies')).map((row) => JSON.parse(row).TEXT));
    const uncounted = texts.length - (await counted());
    return [...texts.filter((text) => !copied.has(text)), ...(uncounted > 0 ? [`${uncounted} texts that no window counted`] : [])];
  },
};

test('killed a hundred times, the endpoint has every write that it acknowledged, and its application gave out every record', async () => {
  const state = join(await mkdtemp(join(tmpdir(), 'sandshark-')), 'state');
  const seed = Number(process.env.SEED ?? 1);
  const { acknowledged, lost } = await killedAgainAndAgain({ state, times: 100, seed, consumer: application });
  expect(acknowledged).toBeGreaterThan(1000);
  expect(lost).toEqual([]);
}, 600_000);
