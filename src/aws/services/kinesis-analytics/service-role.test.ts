// The service role of an application, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/iam-role.html; how a lack of permission shows is inferred.
import { CreateRoleCommand, DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { DiscoverInputSchemaCommand, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { clientFor } from '../../testing/sdk-client.ts';
import { ACCOUNT, analyticsCloud, PASS_THROUGH, REGION, ROLE, streamArn, wholeApplication } from './testing/analytics-cloud.ts';

const MINUTE = 60_000;
const RoleName = 'analytics';
const READ = { Effect: 'Allow', Action: ['kinesis:DescribeStream', 'kinesis:GetRecords'], Resource: streamArn('prices') };
const WRITE = { Effect: 'Allow', Action: 'kinesis:PutRecords', Resource: streamArn('results') };

async function cloudWithRole(statements: readonly object[], service = 'kinesisanalytics.amazonaws.com') {
  const cloud = analyticsCloud();
  const iam = clientFor(cloud.aws, IAMClient, { account: ACCOUNT, region: REGION });
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] };
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const allow = (PolicyName: string, Statement: readonly object[]) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  const withdraw = (PolicyName: string) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  if (statements.length > 0) await allow('given', statements);
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(wholeApplication(PASS_THROUGH));
  const start = () => cloud.analytics.send(new StartApplicationCommand({ ApplicationName: 'minutes' }));
  return { cloud, allow, withdraw, start };
}

describe('the service role', () => {
  it('lets the application read and write what its policies name', async () => {
    const { cloud, start } = await cloudWithRole([READ, WRITE]);
    await start();
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'AAPL', PRICE: 1 }]);
  });

  it('that may not write keeps the rows waiting, and loses none', async () => {
    const { cloud, start, allow } = await cloudWithRole([READ]);
    await start();
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([]);
    await allow('more', [WRITE]);
    await cloud.pass(2 * MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'AAPL', PRICE: 1 }]);
  });

  it('that may no longer read makes the source look gone; what came meanwhile is read later', async () => {
    const { cloud, start, allow, withdraw } = await cloudWithRole([READ, WRITE]);
    await start();
    await cloud.pass(MINUTE);
    await withdraw('given');
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    expect(await cloud.rows('results')).toEqual([]);
    await allow('given', [READ, WRITE]);
    await cloud.put('prices', { ticker: 'IBM', price: 2 });
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'AAPL' }, { TICKER: 'IBM' }]);
  });

  it.each([
    ['may do nothing', [], 'kinesisanalytics.amazonaws.com', 'kinesis:DescribeStream'],
    ['trusts another service', [READ, WRITE], 'lambda.amazonaws.com', 'not authorized to assume role'],
  ])('that %s cannot start an application', async (_what, statements, service, sentence) => {
    const { start } = await cloudWithRole(statements, service);
    await expect(start()).rejects.toMatchObject({
      name: 'InvalidApplicationConfigurationException',
      message: expect.stringContaining(sentence),
    });
  });

  it('is asked by DiscoverInputSchema, too', async () => {
    const { cloud } = await cloudWithRole([]);
    const InputStartingPositionConfiguration = { InputStartingPosition: 'TRIM_HORIZON' as const };
    const request = { ResourceARN: streamArn('prices'), ServiceExecutionRole: ROLE, InputStartingPositionConfiguration };
    await expect(cloud.analytics.send(new DiscoverInputSchemaCommand(request))).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: expect.stringContaining('is not authorized to perform'),
    });
  });
});
