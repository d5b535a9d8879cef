// DeleteApplicationInputProcessingConfiguration by the SDK's client.
import { DeleteApplicationInputProcessingConfigurationCommand, DescribeApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { PASS_THROUGH, pricesInput, wholeApplication } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, functionArn } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';

async function withFunction() {
  const cloud = cloudWithPorts({});
  const input = pricesInput({ InputProcessingConfiguration: { InputLambdaProcessor: { ResourceARN: functionArn('f') } } });
  await cloud.createApplication(wholeApplication(PASS_THROUGH, { inputs: [input] }));
  const remove = (changes = {}) => {
    const request = { ApplicationName, CurrentApplicationVersionId: 1, InputId: '1.1', ...changes };
    return cloud.analytics.send(new DeleteApplicationInputProcessingConfigurationCommand(request));
  };
  return { cloud, remove };
}

describe('DeleteApplicationInputProcessingConfiguration', () => {
  it('takes the function from the input, as a new version', async () => {
    const { cloud, remove } = await withFunction();
    expect(await remove()).toMatchObject({ ApplicationVersionId: 2 });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    const [input] = ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription?.InputDescriptions ?? [];
    expect(input).toMatchObject({ InputId: '1.1' });
    expect(input?.InputProcessingConfigurationDescription).toBeUndefined();
  });

  it.each([
    ['an input that is not there', { InputId: '9.1' }, 'ResourceNotFoundException'],
    ['a version that is not the current one', { CurrentApplicationVersionId: 7 }, 'ConcurrentModificationException'],
  ])('refuses %s', async (_what, changes, name) => {
    const { remove } = await withFunction();
    await expect(remove(changes)).rejects.toMatchObject({ name });
  });

  it('refuses an input that has no function (inferred)', async () => {
    const { remove } = await withFunction();
    await remove();
    await expect(remove({ CurrentApplicationVersionId: 2 })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });
});
