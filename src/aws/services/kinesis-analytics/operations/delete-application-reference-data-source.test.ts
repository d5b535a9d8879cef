// DeleteApplicationReferenceDataSource by the SDK's client.
import {
  DeleteApplicationReferenceDataSourceCommand,
  DescribeApplicationCommand,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, REGION } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, withCompanies } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';

async function withTable() {
  const cloud = cloudWithPorts({ objects: { 'companies.csv': 'AMZN,Amazon' } });
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(withCompanies());
  const remove = (changes = {}) => {
    const request = { ApplicationName, CurrentApplicationVersionId: 1, ReferenceId: '3.1', ...changes };
    return cloud.analytics.send(new DeleteApplicationReferenceDataSourceCommand(request));
  };
  return { cloud, remove };
}

describe('DeleteApplicationReferenceDataSource', () => {
  it('takes the table away, as a new version', async () => {
    const { cloud, remove } = await withTable();
    expect(await remove()).toMatchObject({ ApplicationVersionId: 2 });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    expect(ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription).toMatchObject({
      ReferenceDataSourceDescriptions: [],
    });
  });

  it('takes it from a running application at once: code that names it falls back to READY and says why (the fall is inferred)', async () => {
    const { cloud, remove } = await withTable();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(60_000);
    expect(await cloud.status()).toBe('RUNNING');
    await remove();
    await cloud.pass(60_000);
    expect(await cloud.status()).toBe('READY');
    expect(cloud.aws.inspect(ACCOUNT, REGION)['kinesis-analytics']).toMatchObject([{ failure: expect.stringContaining('CompanyName') }]);
  });

  it.each([
    ['an id that no table has', { ReferenceId: '9.1' }, 'ResourceNotFoundException'],
    ['a version that is not the current one', { CurrentApplicationVersionId: 7 }, 'ConcurrentModificationException'],
  ])('refuses %s', async (_what, changes, name) => {
    const { remove } = await withTable();
    await expect(remove(changes)).rejects.toMatchObject({ name });
  });
});
