// AddApplicationInputProcessingConfiguration by the SDK's client. What the function then does: runtime/input-processor.test.ts.
import {
  AddApplicationInputProcessingConfigurationCommand,
  DescribeApplicationCommand,
  StartApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { type AnalyticsCloud, COUNT_BY_MINUTE, PASS_THROUGH, type ReachableCloud, wholeApplication } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, encoded, functionArn } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const processing = (name: string) => ({ InputLambdaProcessor: { ResourceARN: functionArn(name) } });

const add = ({ analytics }: AnalyticsCloud<ReachableCloud>, changes = {}) =>
  analytics.send(
    new AddApplicationInputProcessingConfigurationCommand({
      ApplicationName,
      CurrentApplicationVersionId: 1,
      InputId: '1.1',
      InputProcessingConfiguration: processing('f'),
      ...changes,
    }),
  );

async function withApplication(code = PASS_THROUGH) {
  const cloud = cloudWithPorts({
    functions: {
      f: ({ records }) => ({ records: records.map(({ recordId }) => ({ recordId, result: 'Ok', data: encoded('{"ticker":"F"}') })) }),
    },
  });
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(wholeApplication(code));
  return cloud;
}

describe('AddApplicationInputProcessingConfiguration', () => {
  it('answers with the new version and the function, and the input shows it', async () => {
    const cloud = await withApplication();
    const InputProcessingConfigurationDescription = { InputLambdaProcessorDescription: { ResourceARN: functionArn('f') } };
    expect(await add(cloud)).toMatchObject({ ApplicationVersionId: 2, InputId: '1.1', InputProcessingConfigurationDescription });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    expect(ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription).toMatchObject({
      InputDescriptions: [{ InputProcessingConfigurationDescription }],
    });
  });

  it('takes effect in a running application, through UPDATING', async () => {
    const cloud = await withApplication();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(60_000);
    await cloud.put('prices', { ticker: 'OWN' });
    await add(cloud);
    expect(await cloud.status()).toBe('UPDATING');
    await cloud.pass(60_000);
    await cloud.put('prices', { ticker: 'OWN' });
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'OWN' }, { TICKER: 'F' }]);
  });

  it('keeps a window that is open (inferred)', async () => {
    const cloud = await withApplication(COUNT_BY_MINUTE);
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(60_000);
    await cloud.put('prices', { ticker: 'F' });
    await add(cloud);
    await cloud.pass(10_000);
    await cloud.put('prices', { ticker: 'OWN' });
    await cloud.pass(60_000);
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'F', TRADES: 2 }]);
  });

  it.each([
    ['an input that is not there', { InputId: '9.1' }, 'ResourceNotFoundException'],
    ['a version that is not the current one', { CurrentApplicationVersionId: 7 }, 'ConcurrentModificationException'],
    ['an application that is not there', { ApplicationName: 'other' }, 'ResourceNotFoundException'],
    [
      'a function of another account',
      { InputProcessingConfiguration: { InputLambdaProcessor: { ResourceARN: functionArn('f', '999999999999') } } },
      'InvalidArgumentException',
    ],
    [
      'what is no function',
      { InputProcessingConfiguration: { InputLambdaProcessor: { ResourceARN: 'arn:aws:s3:::bucket' } } },
      'InvalidArgumentException',
    ],
  ])('refuses %s', async (_what, changes, name) => {
    await expect(add(await withApplication(), changes)).rejects.toMatchObject({ name });
  });

  it('refuses a second one (inferred)', async () => {
    const cloud = await withApplication();
    await add(cloud);
    await expect(add(cloud, { CurrentApplicationVersionId: 2 })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('refuses an application that is changing its state (model: ResourceInUseException)', async () => {
    const cloud = await withApplication();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await expect(add(cloud)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it('can be updated to another function by UpdateApplication, and only where there is one', async () => {
    const cloud = await withApplication();
    const update = (CurrentApplicationVersionId: number) => {
      const InputProcessingConfigurationUpdate = { InputLambdaProcessorUpdate: { ResourceARNUpdate: functionArn('g') } };
      const SqlApplicationConfigurationUpdate = { InputUpdates: [{ InputId: '1.1', InputProcessingConfigurationUpdate }] };
      const ApplicationConfigurationUpdate = { SqlApplicationConfigurationUpdate };
      return cloud.analytics.send(
        new UpdateApplicationCommand({ ApplicationName, CurrentApplicationVersionId, ApplicationConfigurationUpdate }),
      );
    };
    await expect(update(1)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
    await add(cloud);
    const { ApplicationDetail } = await update(2);
    expect(ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription).toMatchObject({
      InputDescriptions: [
        { InputProcessingConfigurationDescription: { InputLambdaProcessorDescription: { ResourceARN: functionArn('g') } } },
      ],
    });
  });
});
