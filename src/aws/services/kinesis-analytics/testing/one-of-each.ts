// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CreateApplicationCommand, KinesisAnalyticsV2Client, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { account, makeServiceRole, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async makeLater(client) {
    const analytics = client(KinesisAnalyticsV2Client);
    await makeServiceRole(client, 'windows', 'kinesisanalytics.amazonaws.com', ['kinesis:DescribeStream', 'kinesis:GetRecords']);
    const stream = `arn:aws:kinesis:us-east-1:${account}:stream/prices`;
    const RecordFormat = { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } } as const;
    const InputSchema = { RecordFormat, RecordColumns: [{ Name: 'P', SqlType: 'INTEGER', Mapping: '$.p' }] };
    const Inputs = [{ NamePrefix: 'SOURCE', KinesisStreamsInput: { ResourceARN: stream }, InputSchema }];
    const SqlApplicationConfiguration = { Inputs };
    const { ApplicationDetail } = await analytics.send(
      new CreateApplicationCommand({
        ApplicationName: 'windows',
        RuntimeEnvironment: 'SQL-1_0',
        ServiceExecutionRole: `arn:aws:iam::${account}:role/windows`,
        ApplicationConfiguration: {
          SqlApplicationConfiguration,
          ApplicationCodeConfiguration: {
            CodeContentType: 'PLAINTEXT',
            CodeContent: {
              TextContent:
                "CREATE STREAM S (P INTEGER); CREATE PUMP Q AS INSERT INTO S SELECT STREAM SUM(P) FROM SOURCE_001 GROUP BY STEP(SOURCE_001.ROWTIME BY INTERVAL '10' SECOND);",
            },
          },
        },
      }),
    );
    const InputId =
      ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription?.InputDescriptions?.[0]?.InputId;
    const InputStartingPositionConfiguration = { InputStartingPosition: 'TRIM_HORIZON' } as const;
    await analytics.send(
      new StartApplicationCommand({
        ApplicationName: 'windows',
        RunConfiguration: { SqlRunConfigurations: [{ InputId, InputStartingPositionConfiguration }] },
      }),
    );
  },
};
