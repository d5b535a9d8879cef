// Updates, versions and aliases by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html,
// configuration-aliases.html, and the pages of the operations; sentences as users quote them unless they are told to be inferred.
import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, codeOf, lambdaCloud, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'says';

/** A function that says `one`, published as version 1, and then `two`, which is version 2. */
async function twoVersions() {
  const cloud = await lambdaCloud();
  await cloud.createFunction(FunctionName, "async () => 'one'", { Publish: true });
  await cloud.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf("async () => 'two'"), Publish: true }));
  await cloud.settle(1);
  const says = async (Qualifier?: string) => (await cloud.invoke(FunctionName, {}, { Qualifier })).value;
  return { ...cloud, says };
}

describe('UpdateFunctionCode', () => {
  it('is InProgress first; until it is over, invocations run the code of before', async () => {
    const cloud = await lambdaCloud();
    const created = await cloud.createFunction(FunctionName, "async () => 'old'");
    const updated = await cloud.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf("async () => 'new'") }));
    expect(updated).toMatchObject({ LastUpdateStatus: 'InProgress', State: 'Active', Version: '$LATEST' });
    expect(updated.RevisionId).not.toBe(created.RevisionId);
    expect(updated.CodeSha256).not.toBe(created.CodeSha256);
    expect((await cloud.invoke(FunctionName)).value).toBe('old');
    await expect(cloud.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 5 }))).rejects.toMatchObject(
      refusal(
        'ResourceConflictException',
        409,
        `The operation cannot be performed at this time. An update is in progress for resource: ${arnOf(FunctionName)}`,
      ),
    );
    await cloud.settle(1);
    expect((await cloud.invoke(FunctionName)).value).toBe('new');
    expect(await cloud.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).toMatchObject({
      LastUpdateStatus: 'Successful',
    });
  });

  it('changes nothing in a dry run', async () => {
    const { lambda, says } = await twoVersions();
    const answer = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf("async () => 'three'"), DryRun: true }));
    expect(answer.CodeSize).toBe(codeOf("async () => 'three'").length);
    expect(await says()).toBe('two');
  });

  it('refuses another revision, no zip, no function', async () => {
    const { lambda } = await twoVersions();
    const update = (more: object) => lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf('1'), ...more }));
    await expect(update({ RevisionId: 'x' })).rejects.toMatchObject(
      refusal(
        'PreconditionFailedException',
        412,
        'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      ),
    );
    await expect(update({ ZipFile: new Uint8Array([1]) })).rejects.toMatchObject(refusal('InvalidParameterValueException', 400));
    await expect(update({ FunctionName: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
  });
});

describe('UpdateFunctionConfiguration', () => {
  it('changes what is given, keeps the rest, and takes away what is given empty', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction(FunctionName, 'async () => process.env.LEVEL', {
      Environment: { Variables: { LEVEL: '1' } },
      DeadLetterConfig: { TargetArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:dead` },
      Description: 'before',
    });
    await cloud.lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName,
        Timeout: 9,
        MemorySize: 256,
        Environment: { Variables: {} },
        DeadLetterConfig: { TargetArn: '' },
      }),
    );
    await cloud.settle(1);
    const now = await cloud.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(now).toMatchObject({ Timeout: 9, MemorySize: 256, Description: 'before' });
    expect([now.Environment, now.DeadLetterConfig]).toEqual([undefined, undefined]);
    expect((await cloud.invoke(FunctionName)).value).toBeNull();
  });

  it('refuses another revision, a role that Lambda cannot assume, layers that are not there', async () => {
    const { lambda } = await twoVersions();
    const update = (more: object) => lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...more }));
    await expect(update({ RevisionId: 'x' })).rejects.toMatchObject(refusal('PreconditionFailedException', 412));
    await expect(update({ Role: `arn:aws:iam::${ACCOUNT}:role/nobody` })).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(update({ Layers: [`arn:aws:lambda:us-east-1:${ACCOUNT}:layer:x:1`] })).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(update({ FunctionName: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
  });
});

describe('PublishVersion', () => {
  it('freezes code and configuration under a number; nothing new gives the same version again', async () => {
    const { lambda, says, settle } = await twoVersions();
    expect(await Promise.all([says('1'), says('2'), says()])).toEqual(['one', 'two', 'two']);
    expect(await lambda.send(new PublishVersionCommand({ FunctionName }))).toMatchObject({ Version: '2' });
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 7 }));
    await settle(1);
    const third = await lambda.send(new PublishVersionCommand({ FunctionName, Description: 'seven seconds' }));
    expect(third).toMatchObject({ Version: '3', Timeout: 7, Description: 'seven seconds', FunctionArn: `${arnOf(FunctionName)}:3` });
    const { Versions, NextMarker } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName, MaxItems: 2 }));
    expect(Versions?.map(({ Version, Timeout }) => [Version, Timeout])).toEqual([
      ['$LATEST', 7],
      ['1', 3],
    ]);
    const rest = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName, Marker: NextMarker }));
    expect(rest.Versions?.map(({ Version }) => Version)).toEqual(['2', '3']);
  });

  it('refuses other code than the caller means, another revision, and an update under way', async () => {
    const { lambda } = await twoVersions();
    const publish = (more: object) => lambda.send(new PublishVersionCommand({ FunctionName, ...more }));
    await expect(publish({ CodeSha256: 'x' })).rejects.toMatchObject({
      ...refusal('InvalidParameterValueException', 400),
      message: expect.stringMatching(/^CodeSHA256 \(x\) is different from current CodeSHA256 in \$LATEST \(.{44}\)\. Please try again/),
    });
    await expect(publish({ RevisionId: 'x' })).rejects.toMatchObject(refusal('PreconditionFailedException', 412));
    await expect(publish({ FunctionName: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 7 }));
    await expect(publish({})).rejects.toMatchObject(refusal('ResourceConflictException', 409));
  });
});

describe('an alias', () => {
  it('points to a version, and moves', async () => {
    const { lambda, says } = await twoVersions();
    const created = await lambda.send(
      new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1', Description: 'what users see' }),
    );
    expect(created).toMatchObject({
      AliasArn: `${arnOf(FunctionName)}:live`,
      Name: 'live',
      FunctionVersion: '1',
      Description: 'what users see',
    });
    expect(await says('live')).toBe('one');
    const moved = await lambda.send(
      new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2', RevisionId: created.RevisionId }),
    );
    expect(moved).toMatchObject({ FunctionVersion: '2', Description: 'what users see' });
    expect(await says('live')).toBe('two');
    expect(await lambda.send(new GetAliasCommand({ FunctionName, Name: 'live' }))).toMatchObject({ FunctionVersion: '2' });
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'beta', FunctionVersion: '1' }));
    const names = async (FunctionVersion?: string) =>
      (await lambda.send(new ListAliasesCommand({ FunctionName, FunctionVersion }))).Aliases?.map(({ Name }) => Name);
    expect([await names(), await names('1')]).toEqual([['beta', 'live'], ['beta']]);
    await expect(lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '2' }))).rejects.toMatchObject(
      refusal('ResourceConflictException', 409),
    );
    await lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
    await expect(says('live')).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
  });

  it('shares invocations between two versions by weight', async () => {
    const { lambda, invoke } = await twoVersions();
    const RoutingConfig = { AdditionalVersionWeights: { 2: 0.25 } };
    const alias = await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1', RoutingConfig }));
    expect(alias.RoutingConfig).toEqual(RoutingConfig);
    let second = 0;
    for (let time = 0; time < 200; time++) if ((await invoke(FunctionName, {}, { Qualifier: 'live' })).ExecutedVersion === '2') second++;
    expect(second).toBeGreaterThan(30);
    expect(second).toBeLessThan(70);
    const alone = await lambda.send(
      new UpdateAliasCommand({ FunctionName, Name: 'live', RoutingConfig: { AdditionalVersionWeights: {} } }),
    );
    expect(alone.RoutingConfig).toBeUndefined();
  });

  it.each([
    ['whose name is taken', { Name: 'taken' }, 'ResourceConflictException', 409, `Alias already exists: ${arnOf(FunctionName)}:taken`],
    [
      'of a version that is not there',
      { FunctionVersion: '9' },
      'ResourceNotFoundException',
      404,
      `Function not found: ${arnOf(FunctionName)}:9`,
    ],
    ['of another alias', { FunctionVersion: 'taken' }, 'ValidationException', 400, undefined],
    ['with a number as its name', { Name: '12' }, 'ValidationException', 400, undefined],
    [
      'with a weight beyond 1',
      { RoutingConfig: { AdditionalVersionWeights: { 2: 1.5 } } },
      'InvalidParameterValueException',
      400,
      'Weights must be between 0.0 and 1.0',
    ],
    [
      'that shares with $LATEST',
      { RoutingConfig: { AdditionalVersionWeights: { $LATEST: 0.5 } } },
      'InvalidParameterValueException',
      400,
      '$LATEST is not supported for an alias pointing to more than 1 version',
    ],
    [
      'that shares with itself',
      { RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } },
      'InvalidParameterValueException',
      400,
      undefined,
    ],
    [
      'that shares with two',
      { RoutingConfig: { AdditionalVersionWeights: { 2: 0.5, 3: 0.1 } } },
      'InvalidParameterValueException',
      400,
      'Number of items in AdditionalVersionWeights cannot be greater than 1',
    ],
  ] as const)('is refused %s', async (_what, change, name, status, message) => {
    const { lambda } = await twoVersions();
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'taken', FunctionVersion: '1' }));
    const request = { FunctionName, Name: 'live', FunctionVersion: '1', ...change };
    await expect(lambda.send(new CreateAliasCommand(request as never))).rejects.toMatchObject(refusal(name, status, message));
  });

  it('is looked for in vain with a sentence, and kept from a stale change', async () => {
    const { lambda } = await twoVersions();
    const missing = refusal('ResourceNotFoundException', 404, `Cannot find alias arn: ${arnOf(FunctionName)}:none`);
    await expect(lambda.send(new GetAliasCommand({ FunctionName, Name: 'none' }))).rejects.toMatchObject(missing);
    await expect(lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'none' }))).rejects.toMatchObject(missing);
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
    await expect(lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'live', RevisionId: 'x' }))).rejects.toMatchObject(
      refusal('PreconditionFailedException', 412),
    );
  });
});
