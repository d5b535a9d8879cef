// Resource policies, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
import { DeleteResourcePolicyCommand, DescribeResourcePoliciesCommand, PutResourcePolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { logsCloud } from '../testing/logs-cloud.ts';

const policyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'logs:PutLogEvents', Resource: '*' }],
});

test('a policy is described as it was put, replaced by name, and gone when it is deleted', async () => {
  const { logs } = await logsCloud();
  const put = (policyName: string) => logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
  const describe = async (input = {}) => (await logs.send(new DescribeResourcePoliciesCommand(input))).resourcePolicies;
  const policy = { policyName: 'events', policyDocument, lastUpdatedTime: Date.UTC(2026, 10, 1) };
  expect((await put('events')).resourcePolicy).toEqual(policy);
  await put('events');
  expect(await describe()).toEqual([policy]);
  expect(await describe({ policyScope: 'RESOURCE' })).toEqual([]);
  const remove = () => logs.send(new DeleteResourcePolicyCommand({ policyName: 'events' }));
  await remove();
  expect(await describe()).toEqual([]);
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('an eleventh policy, a document that is none and a policy of a single group are refused', async () => {
  const { logs } = await logsCloud();
  const put = (policyName: string, more = {}) => logs.send(new PutResourcePolicyCommand({ policyName, policyDocument, ...more }));
  for (let index = 0; index < 10; index += 1) await put(`p${index}`);
  await expect(put('more')).rejects.toMatchObject({ name: 'LimitExceededException' });
  await expect(put('p0', { policyDocument: '{' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(put('p0', { resourceArn: 'arn:aws:logs:us-east-1:123456789012:log-group:a' })).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});
