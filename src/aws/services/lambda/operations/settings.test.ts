// Reserved concurrency, recursion, asynchronous settings and tags by the real SDK client. Source: the pages of the operations under
// https://docs.aws.amazon.com/lambda/latest/api/; sentences that AWS does not document are inferred.
import {
  DeleteFunctionConcurrencyCommand,
  DeleteFunctionEventInvokeConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionEventInvokeConfigCommand,
  GetFunctionRecursionConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListTagsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  PutFunctionRecursionConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, lambdaCloud, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'echo';
const queue = (name: string) => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;

async function withFunction() {
  const cloud = await lambdaCloud();
  await cloud.createFunction(FunctionName);
  return cloud;
}

const missing = refusal('ResourceNotFoundException', 404, `Function not found: ${arnOf('none')}`);

describe('reserved concurrency', () => {
  it('is kept, told and taken away', async () => {
    const { lambda } = await withFunction();
    const get = async () => (await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }))).ReservedConcurrentExecutions;
    expect(await get()).toBeUndefined();
    expect(await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 900 }))).toMatchObject({
      ReservedConcurrentExecutions: 900,
    });
    expect(await get()).toBe(900);
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    expect(await get()).toBeUndefined();
  });

  it('leaves a hundred to the others', async () => {
    const { lambda } = await withFunction();
    await expect(lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 901 }))).rejects.toMatchObject(
      refusal(
        'InvalidParameterValueException',
        400,
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      ),
    );
  });

  it('of one function leaves less to the others, which are throttled together beyond that', async () => {
    const { lambda, createFunction, invoke } = await withFunction();
    await createFunction('slow', 'async () => new Promise((resolve) => setTimeout(resolve, 20, 1))');
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 900 }));
    expect((await lambda.send(new GetAccountSettingsCommand({}))).AccountLimit?.UnreservedConcurrentExecutions).toBe(100);
    const outcomes = await Promise.allSettled(Array.from({ length: 101 }, () => invoke('slow')));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { name: 'TooManyRequestsException', Reason: 'ConcurrentInvocationLimitExceeded' } }]);
  });

  it('needs a function', async () => {
    const { lambda } = await withFunction();
    const none = { FunctionName: 'none' };
    await expect(lambda.send(new PutFunctionConcurrencyCommand({ ...none, ReservedConcurrentExecutions: 1 }))).rejects.toMatchObject(
      missing,
    );
    await expect(lambda.send(new GetFunctionConcurrencyCommand(none))).rejects.toMatchObject(missing);
    await expect(lambda.send(new DeleteFunctionConcurrencyCommand(none))).rejects.toMatchObject(missing);
  });
});

describe('the recursion config', () => {
  it('is Terminate unless it is allowed', async () => {
    const { lambda } = await withFunction();
    const get = async () => (await lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName }))).RecursiveLoop;
    expect(await get()).toBe('Terminate');
    await lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Allow' }));
    expect(await get()).toBe('Allow');
    await expect(lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName: 'none' }))).rejects.toMatchObject(missing);
    await expect(
      lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName: 'none', RecursiveLoop: 'Allow' })),
    ).rejects.toMatchObject(missing);
  });
});

describe('the event invoke config', () => {
  it('is put, changed member by member, put anew, listed and deleted', async () => {
    const { lambda } = await withFunction();
    const put = await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: queue('failed') } },
      }),
    );
    expect(put).toMatchObject({
      FunctionArn: `${arnOf(FunctionName)}:$LATEST`,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: queue('failed') } },
      LastModified: new Date('2026-11-01T00:00:01Z'),
    });
    const updated = await lambda.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 60 }));
    expect(updated).toMatchObject({
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 60,
      DestinationConfig: { OnFailure: { Destination: queue('failed') } },
    });
    await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 0 }));
    const now = await lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));
    expect(now).toMatchObject({ MaximumRetryAttempts: 0, DestinationConfig: { OnSuccess: {}, OnFailure: {} } });
    expect(now.MaximumEventAgeInSeconds).toBeUndefined();
    await lambda.send(new PublishVersionCommand({ FunctionName }));
    await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: '1', MaximumRetryAttempts: 2 }));
    const list = await lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }));
    expect(list.FunctionEventInvokeConfigs?.map(({ FunctionArn }) => FunctionArn)).toEqual([
      `${arnOf(FunctionName)}:$LATEST`,
      `${arnOf(FunctionName)}:1`,
    ]);
    await lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
    await expect(lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404, `The function ${arnOf(FunctionName)}:$LATEST doesn't have an EventInvokeConfig`),
    );
  });

  it.each([
    ['retries too often', { MaximumRetryAttempts: 3 }, 'ValidationException'],
    ['waits too short', { MaximumEventAgeInSeconds: 59 }, 'ValidationException'],
    [
      'sends to nothing',
      { DestinationConfig: { OnSuccess: { Destination: 'arn:aws:ec2:us-east-1:123456789012:x' } } },
      'InvalidParameterValueException',
    ],
    ['sends to itself', { DestinationConfig: { OnSuccess: { Destination: arnOf(FunctionName) } } }, 'InvalidParameterValueException'],
  ])('is refused when it %s', async (_what, change, name) => {
    const { lambda } = await withFunction();
    await expect(lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...change }))).rejects.toMatchObject(
      refusal(name, 400),
    );
  });

  it('is refused to a function whose role may not send there', async () => {
    const cloud = await withFunction();
    await cloud.allow('worker', ['logs:*']);
    const DestinationConfig = { OnFailure: { Destination: queue('failed') } };
    await expect(cloud.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig }))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400, 'The provided execution role does not have permissions to call SendMessage on SQS'),
    );
  });

  it('is refused where there is nothing to update, or no function', async () => {
    const { lambda } = await withFunction();
    const gone = refusal('ResourceNotFoundException', 404);
    await expect(lambda.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }))).rejects.toMatchObject(
      gone,
    );
    await expect(lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }))).rejects.toMatchObject(gone);
    await expect(lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'none' }))).rejects.toMatchObject(missing);
    await expect(lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'none' }))).rejects.toMatchObject(missing);
  });
});

describe('tags', () => {
  it('are added, replaced and taken away', async () => {
    const { lambda } = await withFunction();
    const Resource = arnOf(FunctionName);
    await lambda.send(new TagResourceCommand({ Resource, Tags: { a: '1', b: '2' } }));
    await lambda.send(new TagResourceCommand({ Resource, Tags: { b: '3' } }));
    expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ a: '1', b: '3' });
    await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['a'] }));
    expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ b: '3' });
  });

  it('belong to functions, not to versions, and are at most fifty', async () => {
    const { lambda } = await withFunction();
    const Resource = arnOf(FunctionName);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_unused, index) => [`k${index}`, '']));
    await expect(lambda.send(new TagResourceCommand({ Resource, Tags: many }))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(lambda.send(new TagResourceCommand({ Resource: `${Resource}:$LATEST`, Tags: { a: '' } }))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(lambda.send(new ListTagsCommand({ Resource: arnOf('none') }))).rejects.toMatchObject(missing);
    await expect(lambda.send(new UntagResourceCommand({ Resource: arnOf('none'), TagKeys: ['a'] }))).rejects.toMatchObject(missing);
  });
});
