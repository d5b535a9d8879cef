// AddApplicationInput by the SDK's client.
import { AddApplicationInputCommand, DescribeApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { analyticsCloud, COUNT_BY_MINUTE, pricesInput, wholeApplication } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

async function withoutInput(code = COUNT_BY_MINUTE) {
  const cloud = analyticsCloud();
  await cloud.createApplication(wholeApplication(code, { inputs: [], outputs: [] }));
  const add = (CurrentApplicationVersionId = 1, Input = pricesInput()) =>
    cloud.analytics.send(new AddApplicationInputCommand({ ApplicationName, CurrentApplicationVersionId, Input }));
  return { cloud, add };
}

describe('AddApplicationInput', () => {
  it('answers with the new version and the names of the in-application streams', async () => {
    const { add } = await withoutInput();
    expect(await add(1, pricesInput({ InputParallelism: { Count: 3 } }))).toMatchObject({
      ApplicationVersionId: 2,
      InputDescriptions: [
        {
          InputId: '1.1',
          NamePrefix: 'SOURCE_SQL_STREAM',
          InAppStreamNames: ['SOURCE_SQL_STREAM_001', 'SOURCE_SQL_STREAM_002', 'SOURCE_SQL_STREAM_003'],
        },
      ],
    });
  });

  it('refuses a version that is not the current one (model: ConcurrentModificationException)', async () => {
    const { add } = await withoutInput();
    await expect(add(7)).rejects.toMatchObject({ name: 'ConcurrentModificationException', message: expect.stringContaining('which is 1') });
  });

  it('refuses a second input', async () => {
    const { add } = await withoutInput();
    await add();
    await expect(add(2)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('checks code that was waiting for it, and changes nothing when that is wrong (inferred)', async () => {
    const { cloud, add } = await withoutInput(COUNT_BY_MINUTE.replace('MAX(PRICE)', 'MAX(PRISE)'));
    await expect(add()).rejects.toMatchObject({ name: 'CodeValidationException' });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    expect(ApplicationDetail?.ApplicationVersionId).toBe(1);
  });

  it('refuses a JSON column without a Mapping (api: required for JSON)', async () => {
    const { add } = await withoutInput();
    const input = pricesInput();
    const InputSchema = {
      ...input.InputSchema,
      RecordFormat: input.InputSchema?.RecordFormat,
      RecordColumns: [{ Name: 'T', SqlType: 'INTEGER' }],
    };
    await expect(add(1, { ...input, InputSchema })).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: 'Column T of a JSON source needs a Mapping.',
    });
  });
});
