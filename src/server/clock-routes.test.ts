// Source of truth: src/lab/remote-clock.ts, whose own reader is the client here.

import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { remoteTime } from '../lab/remote-clock.ts';
import { type RunningEndpoint, runningEndpoint } from './testing/running-endpoint.ts';

let endpoint: RunningEndpoint;
const ask = (request: Request) => fetch(request);
afterEach(() => endpoint.close());

test('on a virtual clock a stream becomes active when the clock is moved, and not before', async () => {
  endpoint = await runningEndpoint('virtual');
  const client = new KinesisClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' },
  });
  const status = async () =>
    (await client.send(new DescribeStreamSummaryCommand({ StreamName: 'prices' }))).StreamDescriptionSummary?.StreamStatus;
  await client.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  const time = await remoteTime(ask, new URL(endpoint.url));
  const due = await time?.nextDueMs();
  expect(await time?.busy()).toBe(true);
  expect(await status()).toBe('CREATING');
  await time?.advanceTo(due ?? 0);
  expect(time?.now()).toBe(due);
  expect(await status()).toBe('ACTIVE');
  client.destroy();
});

test('on the wall clock there is no remote time, and moving it is refused with the remedy', async () => {
  endpoint = await runningEndpoint('real');
  expect(await remoteTime(ask, new URL(endpoint.url))).toBeUndefined();
  const answer = await fetch(`${endpoint.url}/_sandshark/clock`, { method: 'POST', body: '{"advanceToMs":1}' });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('--clock virtual');
});

test('a time that is no number is refused', async () => {
  endpoint = await runningEndpoint('virtual');
  for (const body of ['{}', '{"advanceToMs":"soon"}', 'not JSON', '[]']) {
    expect((await fetch(`${endpoint.url}/_sandshark/clock`, { method: 'POST', body })).status, body).toBe(400);
  }
});

test('while a function computes, the clock says so: whoever waits for its answer lets no time pass', async () => {
  endpoint = await runningEndpoint('virtual');
  const own = { endpoint: endpoint.url, region: 'us-east-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } };
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const { Role } = await new IAMClient(own).send(
    new CreateRoleCommand({ RoleName: 'runs', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', ...trust }) }),
  );
  const lambda = new LambdaClient(own);
  const code = 'export const handler = async () => { for (let n = 0; n < 3e8; n++); return "done"; };';
  const ZipFile = zipSync({ 'index.mjs': new TextEncoder().encode(code) });
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'slow',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: Role?.Arn,
      Code: { ZipFile },
    }),
  );
  const time = await remoteTime(ask, new URL(endpoint.url));
  await time?.advanceTo((await time.nextDueMs()) ?? 0);
  expect(await time?.computing?.()).toBe(0);
  const invoked = lambda.send(new InvokeCommand({ FunctionName: 'slow' }));
  while ((await time?.computing?.()) === 0);
  const { Payload } = await invoked;
  expect(new TextDecoder().decode(Payload)).toBe('"done"');
  expect(await time?.computing?.()).toBe(0);
  lambda.destroy();
});
