// What a snapshot keeps: everything but warm instances. Source: the design (a snapshot is the whole cloud as plain data).
import {
  AddPermissionCommand,
  CreateAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  ListLayersCommand,
  PublishLayerVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { ACCOUNT, codeOf, type LambdaCloud, lambdaCloud, refusal, zipOf } from './testing/lambda-cloud.ts';

const FunctionName = 'keeps';

async function restored(cloud: LambdaCloud): Promise<LambdaCloud> {
  const states = [...cloud.services.all].map(([name, service]) => [name, structuredClone(service.snapshot())] as const);
  const other = await lambdaCloud({ roles: 'none' });
  other.clock.advanceTo(cloud.clock.now());
  for (const [name, state] of states) (await other.services.byName(name)).restore(state);
  return other;
}

it('A snapshot keeps functions, versions, aliases, policies, layers and settings', async () => {
  const cloud = await lambdaCloud();
  const layer = await cloud.lambda.send(
    new PublishLayerVersionCommand({ LayerName: 'words', Content: { ZipFile: zipOf({ 'w.js': 'module.exports = 7;' }) } }),
  );
  await cloud.createFunction(FunctionName, "async () => require('/opt/w.js')", {
    Publish: true,
    Layers: [layer.LayerVersionArn ?? ''],
    Tags: { a: 'b' },
  });
  await cloud.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  await cloud.lambda.send(
    new AddPermissionCommand({ FunctionName, StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '999999999999' }),
  );
  await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  const { lambda, invoke } = await restored(cloud);
  expect(await lambda.send(new GetFunctionCommand({ FunctionName }))).toMatchObject({
    Tags: { a: 'b' },
    Concurrency: { ReservedConcurrentExecutions: 0 },
  });
  expect(await lambda.send(new GetAliasCommand({ FunctionName, Name: 'live' }))).toMatchObject({ FunctionVersion: '1' });
  expect((await lambda.send(new GetPolicyCommand({ FunctionName }))).Policy).toContain('999999999999');
  expect((await lambda.send(new ListLayersCommand({}))).Layers).toHaveLength(1);
  await expect(invoke(FunctionName)).rejects.toMatchObject(refusal('TooManyRequestsException', 429));
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 1 }));
  expect((await invoke(FunctionName)).value).toBe(7);
});

it('A snapshot keeps an update that is under way, and events that wait for their next try', async () => {
  const cloud = await lambdaCloud();
  const dead = `arn:aws:sqs:us-east-1:${ACCOUNT}:dead`;
  await cloud.createFunction(FunctionName, "async () => { console.log('ran'); throw new Error('no'); }", {
    DeadLetterConfig: { TargetArn: dead },
  });
  await cloud.lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: '{"n":1}' }));
  await cloud.settle(1);
  await cloud.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf("async () => { console.log('then'); throw new Error('no'); }") }),
  );
  const { settle, logs, delivered, lambda } = await restored(cloud);
  await settle(3600);
  expect(logs.filter(({ message }) => message.includes('\tthen\n'))).toHaveLength(2);
  expect(delivered).toMatchObject([{ targetArn: dead, event: { n: 1 } }]);
  expect((await lambda.send(new GetFunctionCommand({ FunctionName }))).Configuration?.LastUpdateStatus).toBe('Successful');
});
