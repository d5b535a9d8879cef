// UpdateApplication by the SDK's client, with versions and tokens.
import {
  DescribeApplicationCommand,
  StartApplicationCommand,
  StopApplicationCommand,
  UpdateApplicationCommand,
  type UpdateApplicationCommandInput,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { DELAYS_MS } from '../limits.ts';
import { analyticsCloud, PASS_THROUGH, streamArn } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, functionArn, withCompanies } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const withCode = (TextContentUpdate: string) => ({
  ApplicationConfigurationUpdate: { ApplicationCodeConfigurationUpdate: { CodeContentUpdate: { TextContentUpdate } } },
});

async function created() {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication();
  const update = async (request: Omit<UpdateApplicationCommandInput, 'ApplicationName'>) =>
    (await cloud.analytics.send(new UpdateApplicationCommand({ ApplicationName, ...request }))).ApplicationDetail;
  const detail = async () => (await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }))).ApplicationDetail;
  return { cloud, update, detail };
}

describe('UpdateApplication', () => {
  it('changes code, input and output in one step, as one new version', async () => {
    const { update } = await created();
    const detail = await update({
      CurrentApplicationVersionId: 1,
      ApplicationConfigurationUpdate: {
        ...withCode(PASS_THROUGH.replace('SOURCE_SQL_STREAM_001', 'TRADES_001')).ApplicationConfigurationUpdate,
        SqlApplicationConfigurationUpdate: {
          InputUpdates: [{ InputId: '1.1', NamePrefixUpdate: 'TRADES', InputParallelismUpdate: { CountUpdate: 2 } }],
          OutputUpdates: [{ OutputId: '2.1', KinesisStreamsOutputUpdate: { ResourceARNUpdate: streamArn('elsewhere') } }],
        },
      },
    });
    expect(detail).toMatchObject({
      ApplicationVersionId: 2,
      ApplicationStatus: 'READY',
      ApplicationConfigurationDescription: {
        SqlApplicationConfigurationDescription: {
          InputDescriptions: [{ InputId: '1.1', InAppStreamNames: ['TRADES_001', 'TRADES_002'] }],
          OutputDescriptions: [
            { Name: 'DESTINATION_SQL_STREAM', KinesisStreamsOutputDescription: { ResourceARN: streamArn('elsewhere') } },
          ],
        },
      },
    });
  });

  it('takes a running application through UPDATING', async () => {
    const { cloud, update } = await created();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(DELAYS_MS.start);
    expect(await update({ CurrentApplicationVersionId: 1, ...withCode(PASS_THROUGH) })).toMatchObject({ ApplicationStatus: 'UPDATING' });
    await cloud.pass(DELAYS_MS.update);
    expect(await cloud.status()).toBe('RUNNING');
  });

  it('changes nothing when the new code is broken', async () => {
    const { update, detail } = await created();
    await expect(update({ CurrentApplicationVersionId: 1, ...withCode('SELECT') })).rejects.toMatchObject({
      name: 'CodeValidationException',
    });
    expect(await detail()).toMatchObject({ ApplicationVersionId: 1 });
  });

  it('takes the ConditionalToken in place of the version, once', async () => {
    const { update, detail } = await created();
    const ConditionalToken = (await detail())?.ConditionalToken;
    expect(await update({ ConditionalToken, ...withCode(PASS_THROUGH) })).toMatchObject({ ApplicationVersionId: 2 });
    await expect(update({ ConditionalToken, ...withCode(PASS_THROUGH) })).rejects.toMatchObject({
      name: 'ConcurrentModificationException',
    });
  });

  it('refuses a token from before a start and a stop, though the version is the same (inferred)', async () => {
    const { cloud, update, detail } = await created();
    const ConditionalToken = (await detail())?.ConditionalToken;
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(DELAYS_MS.start);
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    await cloud.pass(DELAYS_MS.stop);
    expect(await detail()).toMatchObject({ ApplicationVersionId: 1 });
    await expect(update({ ConditionalToken })).rejects.toMatchObject({ name: 'ConcurrentModificationException' });
  });

  it('wants exactly one of version and token (inferred)', async () => {
    const { update } = await created();
    await expect(update({})).rejects.toMatchObject({ name: 'InvalidArgumentException' });
    await expect(update({ CurrentApplicationVersionId: 1, ConditionalToken: 'x' })).rejects.toMatchObject({
      name: 'InvalidArgumentException',
    });
  });

  it('refuses an input or output that does not exist', async () => {
    const { update } = await created();
    const inputs = { SqlApplicationConfigurationUpdate: { InputUpdates: [{ InputId: '9.1' }] } };
    const outputs = { SqlApplicationConfigurationUpdate: { OutputUpdates: [{ OutputId: '9.1' }] } };
    for (const ApplicationConfigurationUpdate of [inputs, outputs])
      await expect(update({ CurrentApplicationVersionId: 1, ApplicationConfigurationUpdate })).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
  });

  it('renames the table of reference data only where the code still finds it (model: CodeValidationException)', async () => {
    const cloud = cloudWithPorts({});
    await cloud.createApplication(withCompanies());
    const ReferenceDataSourceUpdates = [{ ReferenceId: '3.1', TableNameUpdate: 'Firms' }];
    const request = {
      ApplicationName,
      CurrentApplicationVersionId: 1,
      ApplicationConfigurationUpdate: { SqlApplicationConfigurationUpdate: { ReferenceDataSourceUpdates } },
    };
    await expect(cloud.analytics.send(new UpdateApplicationCommand(request))).rejects.toMatchObject({
      name: 'CodeValidationException',
      message: expect.stringContaining('CompanyName'),
    });
  });

  it('takes a function as output', async () => {
    const { update, detail } = await created();
    const OutputUpdates = [{ OutputId: '2.1', LambdaOutputUpdate: { ResourceARNUpdate: functionArn('f') } }];
    const ApplicationConfigurationUpdate = { SqlApplicationConfigurationUpdate: { OutputUpdates } };
    await update({ CurrentApplicationVersionId: 1, ApplicationConfigurationUpdate });
    expect(JSON.stringify(await detail())).toContain(functionArn('f'));
  });
});
