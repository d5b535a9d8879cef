// CreateApplication by the SDK's client: what it answers, and each way to be refused.
import { CreateApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { callContext } from '../../../testing/call-context.ts';
import { createService } from '../service.ts';
import {
  ACCOUNT,
  analyticsCloud,
  COUNT_BY_MINUTE,
  NOON,
  pricesInput,
  REGION,
  ROLE,
  resultsOutput,
  streamArn,
  wholeApplication,
} from '../testing/analytics-cloud.ts';

const create = async (request = wholeApplication()) => {
  const { ApplicationDetail } = await analyticsCloud().analytics.send(new CreateApplicationCommand(request));
  return ApplicationDetail;
};

describe('CreateApplication', () => {
  it('answers with an application that is READY, version 1, with ids for its input and output', async () => {
    expect(await create()).toMatchObject({
      ApplicationARN: `arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`,
      ApplicationStatus: 'READY',
      ApplicationVersionId: 1,
      RuntimeEnvironment: 'SQL-1_0',
      CreateTimestamp: new Date(NOON),
      ApplicationConfigurationDescription: {
        ApplicationCodeConfigurationDescription: { CodeContentDescription: { TextContent: COUNT_BY_MINUTE } },
        SqlApplicationConfigurationDescription: {
          InputDescriptions: [{ InputId: '1.1', InAppStreamNames: ['SOURCE_SQL_STREAM_001'], InputParallelism: { Count: 1 } }],
          OutputDescriptions: [{ OutputId: '2.1', Name: 'DESTINATION_SQL_STREAM' }],
        },
      },
    });
  });

  it('needs neither code nor input nor output', async () => {
    const bare = { ApplicationName: 'bare', RuntimeEnvironment: 'SQL-1_0', ServiceExecutionRole: ROLE } as const;
    expect(await create(bare)).toMatchObject({ ApplicationStatus: 'READY' });
  });

  it('refuses a name that is taken (model: ResourceInUseException)', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    await expect(cloud.createApplication()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it('shows broken SQL with its place, its line and a caret', async () => {
    const broken = COUNT_BY_MINUTE.replace('GROUP BY', 'GROUP BYE');
    await expect(create(wholeApplication(broken))).rejects.toMatchObject({
      name: 'CodeValidationException',
      message: expect.stringMatching(/line 6, column \d+[\s\S]*GROUP BYE TICKER[\s\S]*\^/),
    });
  });

  it('shows a column that does not exist', async () => {
    const broken = COUNT_BY_MINUTE.replace('MAX(PRICE)', 'MAX(PRISE)');
    await expect(create(wholeApplication(broken))).rejects.toMatchObject({
      name: 'CodeValidationException',
      message: expect.stringContaining('PRISE'),
    });
  });

  it('leaves code unchecked while there is no input (inferred)', async () => {
    expect(await create(wholeApplication(COUNT_BY_MINUTE, { inputs: [] }))).toMatchObject({ ApplicationStatus: 'READY' });
  });

  it("says which words a runtime can be in AWS's own sentence, or that another runtime is not embedded", async () => {
    await expect(create({ ...wholeApplication(), RuntimeEnvironment: 'FLINK-1_20' })).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
      message: 'RuntimeEnvironment FLINK-1_20 is not embedded in Sandshark; SQL-1_0 is.',
    });
  });

  it('refuses a Firehose source in the sentence of AWS (hashicorp/terraform-provider-aws, pull 38447)', async () => {
    const { KinesisStreamsInput: _, ...rest } = pricesInput();
    const firehose = { ...rest, KinesisFirehoseInput: { ResourceARN: `arn:aws:firehose:${REGION}:${ACCOUNT}:deliverystream/d` } };
    await expect(create(wholeApplication(COUNT_BY_MINUTE, { inputs: [firehose] }))).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
      message: `KinesisFirehoseInput is not allowed for SQL applications under account: ${ACCOUNT}. Please open a support ticket referencing KinesisFirehoseInput.`,
    });
  });

  it.each([
    [
      'a name with a space',
      { ApplicationName: 'my app' },
      /'my app' at 'applicationName' .* regular expression pattern: \[a-zA-Z0-9_\.-\]\+/,
    ],
    ['a role that is no ARN', { ServiceExecutionRole: 'admin' }, /'serviceExecutionRole'/],
  ])('refuses %s (ValidationException)', async (_, change, message) => {
    await expect(create({ ...wholeApplication(), ...change })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['more than one input', { inputs: [pricesInput(), pricesInput()] }, 'LimitExceededException'],
    ['more than three outputs', { outputs: [1, 2, 3, 4].map(() => resultsOutput()) }, 'LimitExceededException'],
    [
      'an input of a stream that is none',
      { inputs: [pricesInput({ KinesisStreamsInput: { ResourceARN: 'arn:aws:s3:::b' } })] },
      'InvalidArgumentException',
    ],
    [
      'a source of another account',
      { inputs: [pricesInput({ KinesisStreamsInput: { ResourceARN: streamArn('prices', '999999999999') } })] },
      'InvalidArgumentException',
    ],
    [
      'a target in another region',
      { outputs: [resultsOutput({ KinesisStreamsOutput: { ResourceARN: streamArn('results', ACCOUNT, 'us-east-1') } })] },
      'InvalidArgumentException',
    ],
    [
      'an output without a target',
      { outputs: [{ Name: 'X', DestinationSchema: { RecordFormatType: 'JSON' as const } }] },
      'InvalidArgumentException',
    ],
  ])('refuses %s', async (_, parts, name) => {
    await expect(create(wholeApplication(COUNT_BY_MINUTE, parts))).rejects.toMatchObject({ name });
  });

  it('refuses a fifty-first application in a region (limits.html)', async () => {
    const cloud = analyticsCloud();
    const named = (index: number) => ({ ApplicationName: `a${index}`, RuntimeEnvironment: 'SQL-1_0', ServiceExecutionRole: ROLE }) as const;
    for (let index = 0; index < 50; index++) await cloud.createApplication(named(index));
    await expect(cloud.createApplication(named(50))).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  it('refuses everything where the cloud is the AWS of after 2025-10-15', async () => {
    const clock = new VirtualClock(NOON);
    const unused = () => Promise.reject(new Error('no port is needed'));
    const service = createService(
      {
        clock,
        random: seededRandom(1),
        scheduler: new Scheduler(clock),
        ports: { recordSource: unused, recordSink: unused, identities: unused },
        observe: () => {},
      },
      { newSqlApplications: 'rejected' },
    );
    const context = callContext(ACCOUNT, REGION);
    await expect(service.operations.CreateApplication?.(wholeApplication() as never, context)).rejects.toThrow(/cannot be created since/);
  });
});
