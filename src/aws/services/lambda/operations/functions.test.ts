// Functions by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html and its siblings; sentences as
// moto's tests and users quote them from the real service.

import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetRuntimeManagementConfigCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, codeOf, ECHO, lambdaCloud, REGION, ROLE, refusal } from '../testing/lambda-cloud.ts';

describe('CreateFunction', () => {
  it('answers with the whole configuration: Pending first, Active a little later', async () => {
    const cloud = await lambdaCloud();
    const created = await cloud.lambda.send(
      new CreateFunctionCommand(
        cloud.request('echo', ECHO, { Environment: { Variables: { LEVEL: 'high' } }, Description: 'Says it again' }),
      ),
    );
    expect(created).toMatchObject({
      $metadata: { httpStatusCode: 201 },
      FunctionName: 'echo',
      FunctionArn: arnOf('echo'),
      Runtime: 'nodejs22.x',
      Role: ROLE,
      Handler: 'index.handler',
      CodeSize: codeOf(ECHO).length,
      CodeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      Description: 'Says it again',
      Timeout: 3,
      MemorySize: 128,
      LastModified: '2026-11-01T00:00:00.000+0000',
      Version: '$LATEST',
      State: 'Pending',
      StateReasonCode: 'Creating',
      Environment: { Variables: { LEVEL: 'high' } },
      TracingConfig: { Mode: 'PassThrough' },
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/echo' },
      RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await expect(cloud.invoke('echo')).rejects.toMatchObject(refusal('ResourceConflictException', 409, /state: Pending/));
    await cloud.settle(1);
    const now = await cloud.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'echo' }));
    expect(now).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect(now.StateReason).toBeUndefined();
  });

  it('takes code from S3, and says what S3 says when it is not there', async () => {
    const cloud = await lambdaCloud();
    const s3 = cloud.client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket: 'code-bucket' }));
    await s3.send(new PutObjectCommand({ Bucket: 'code-bucket', Key: 'echo.zip', Body: codeOf(ECHO) }));
    await cloud.createFunction('echo', '', { Code: { S3Bucket: 'code-bucket', S3Key: 'echo.zip' } });
    expect((await cloud.invoke('echo', { a: 1 })).value).toEqual({ a: 1 });
    const other = cloud.request('other', '', { Code: { S3Bucket: 'code-bucket', S3Key: 'none.zip' } });
    await expect(cloud.lambda.send(new CreateFunctionCommand(other))).rejects.toMatchObject(
      refusal(
        'InvalidParameterValueException',
        400,
        'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
      ),
    );
  });

  it('publishes a first version where told so', async () => {
    const cloud = await lambdaCloud();
    const created = await cloud.createFunction('echo', ECHO, { Publish: true });
    expect(created).toMatchObject({ Version: '1', FunctionArn: `${arnOf('echo')}:1` });
    const { Versions } = await cloud.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'echo' }));
    expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1']);
  });

  it.each([
    ['the name is taken', {}, 'ResourceConflictException', 409, 'Function already exist: taken'],
    [
      'the role is not there',
      { Role: `arn:aws:iam::${ACCOUNT}:role/nobody` },
      'InvalidParameterValueException',
      400,
      'The role defined for the function cannot be assumed by Lambda.',
    ],
    [
      'the role trusts somebody else',
      { Role: `arn:aws:iam::${ACCOUNT}:role/ec2` },
      'InvalidParameterValueException',
      400,
      /cannot be assumed by Lambda/,
    ],
    [
      'the role is of another account',
      { Role: 'arn:aws:iam::999999999999:role/worker' },
      'AccessDeniedException',
      403,
      'Cross-account pass role is not allowed.',
    ],
    [
      'the zip is none',
      { Code: { ZipFile: new Uint8Array([1, 2, 3]) } },
      'InvalidParameterValueException',
      400,
      /^Could not unzip uploaded file/,
    ],
    ['the zip is empty', { Code: { ZipFile: new Uint8Array(0) } }, 'InvalidParameterValueException', 400, /non-empty zip/],
    ['there is no code', { Code: {} }, 'InvalidParameterValueException', 400, /source for function code/],
    [
      'code comes twice',
      { Code: { ZipFile: codeOf(ECHO), S3Bucket: 'bucket', S3Key: 'k' } },
      'InvalidParameterValueException',
      400,
      /^Please do not provide other FunctionCode parameters/,
    ],
    [
      'a variable is reserved',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'InvalidParameterValueException',
      400,
      /Reserved keys used in this request: AWS_REGION$/,
    ],
    [
      'a variable has a bad name',
      { Environment: { Variables: { '1x': 'x' } } },
      'InvalidParameterValueException',
      400,
      /Map keys must satisfy constraint/,
    ],
    [
      'the variables are too long',
      { Environment: { Variables: { LONG: 'x'.repeat(5000) } } },
      'InvalidParameterValueException',
      400,
      /exceeded the 4KB limit/,
    ],
    ['the handler is missing', { Handler: undefined }, 'InvalidParameterValueException', 400, /^Handler is mandatory/],
    ['the runtime is missing', { Runtime: undefined }, 'InvalidParameterValueException', 400, /^Runtime is mandatory/],
    [
      'a layer is not there',
      { Layers: [`arn:aws:lambda:${REGION}:${ACCOUNT}:layer:none:1`] },
      'InvalidParameterValueException',
      400,
      /does not exist/,
    ],
    [
      'the runtime is no runtime',
      { Runtime: 'cobol' as never },
      'ValidationException',
      400,
      /Value 'cobol' at 'runtime' failed to satisfy constraint: Member must satisfy enum value set/,
    ],
    [
      'the memory is too small',
      { MemorySize: 64 },
      'ValidationException',
      400,
      /'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128/,
    ],
    ['the name is no name', { FunctionName: 'a b' }, 'ValidationException', 400, /'functionName' failed to satisfy constraint/],
    [
      'the dead letter target is neither queue nor topic',
      { DeadLetterConfig: { TargetArn: `arn:aws:s3:::bucket` } },
      'InvalidParameterValueException',
      400,
      /invalid/,
    ],
    ['SnapStart is wanted', { SnapStart: { ApplyOn: 'PublishedVersions' } }, 'InvalidParameterValueException', 400, /SnapStart/],
    ['a tag is reserved', { Tags: { 'aws:x': 'y' } }, 'InvalidParameterValueException', 400, /reserved/],
    ['the runtime is of another language', { Runtime: 'python3.13' }, 'NotImplemented', 501, /Runtime python3.13 .* is not embedded/],
    ['it is an image', { PackageType: 'Image' }, 'NotImplemented', 501, /PackageType Image is not embedded/],
    ['it has a VPC', { VpcConfig: { SubnetIds: ['subnet-1'] } }, 'NotImplemented', 501, /VpcConfig is not embedded/],
  ] as const)('refuses when %s', async (_what, change, name, status, message) => {
    const cloud = await lambdaCloud();
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    await cloud.iam.send(new CreateRoleCommand({ RoleName: 'ec2', AssumeRolePolicyDocument: JSON.stringify(trust) }));
    await cloud.createFunction('taken');
    const request = { ...cloud.request('taken', ECHO), ...(name !== 'ResourceConflictException' && { FunctionName: 'other' }), ...change };
    await expect(cloud.lambda.send(new CreateFunctionCommand(request as never))).rejects.toMatchObject({
      ...refusal(name, status),
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('refuses a zip that is small and holds very much', async () => {
    const cloud = await lambdaCloud();
    const ZipFile = codeOf(ECHO);
    // The directory at the end says how large the file is: 0x50 0x4b 0x01 0x02, 20 bytes, the size.
    const directory = ZipFile.findIndex((byte, at) => byte === 0x50 && ZipFile[at + 1] === 0x4b && ZipFile[at + 2] === 1);
    new DataView(ZipFile.buffer, ZipFile.byteOffset).setUint32(directory + 24, 251 * 1024 * 1024, true);
    await expect(cloud.lambda.send(new CreateFunctionCommand(cloud.request('bomb', '', { Code: { ZipFile } })))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400, 'Unzipped size must be smaller than 262144000 bytes'),
    );
  });
});

describe('GetFunction', () => {
  it('gives configuration, tags and the code, which can be fetched', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo', ECHO, { Tags: { team: 'sea' } });
    const { Configuration, Code, Tags } = await cloud.lambda.send(new GetFunctionCommand({ FunctionName: 'echo' }));
    expect(Configuration).toMatchObject({ FunctionName: 'echo', State: 'Active' });
    expect(Tags).toEqual({ team: 'sea' });
    const code = await fetch(Code?.Location ?? '');
    expect(new Uint8Array(await code.arrayBuffer())).toEqual(codeOf(ECHO));
  });

  it.each([
    ['its name', 'echo'],
    ['its ARN', arnOf('echo')],
    ['account and name', `${ACCOUNT}:function:echo`],
    ['function and name', 'function:echo'],
    ['an ARN with a qualifier', `${arnOf('echo')}:$LATEST`],
  ])('finds a function by %s', async (_what, FunctionName) => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    expect((await cloud.lambda.send(new GetFunctionCommand({ FunctionName }))).Configuration?.FunctionName).toBe('echo');
  });

  it.each([
    ['is not there', { FunctionName: 'none' }, 'ResourceNotFoundException', 404, `Function not found: ${arnOf('none')}`],
    [
      'has no such version',
      { FunctionName: 'echo', Qualifier: '7' },
      'ResourceNotFoundException',
      404,
      `Function not found: ${arnOf('echo')}:7`,
    ],
    [
      'is named with two qualifiers',
      { FunctionName: 'echo:1', Qualifier: '2' },
      'InvalidParameterValueException',
      400,
      'The derived qualifier from the function name does not match the specified qualifier.',
    ],
    [
      'is in another region',
      { FunctionName: arnOf('echo').replace(REGION, 'eu-west-1') },
      'ResourceNotFoundException',
      404,
      "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    ],
  ] as const)('refuses a function that %s', async (_what, input, name, status, message) => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    await expect(cloud.lambda.send(new GetFunctionCommand(input))).rejects.toMatchObject(refusal(name, status, message));
    await expect(cloud.lambda.send(new GetFunctionConfigurationCommand(input))).rejects.toMatchObject(refusal(name, status, message));
  });

  it('answers what Terraform asks at every read: no code signing, runtime updates by themselves', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    const FunctionName = 'echo';
    const signing = await cloud.lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName }));
    expect(signing).toMatchObject({ FunctionName: 'echo' });
    expect(signing.CodeSigningConfigArn).toBeUndefined();
    expect(await cloud.lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName }))).toMatchObject({ UpdateRuntimeOn: 'Auto' });
  });
});

describe('ListFunctions', () => {
  it('lists the functions of the account and region in pages, without their states', async () => {
    const cloud = await lambdaCloud();
    for (const name of ['c', 'a', 'b']) await cloud.createFunction(name);
    const first = await cloud.lambda.send(new ListFunctionsCommand({ MaxItems: 2 }));
    expect(first.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['a', 'b']);
    expect(first.Functions?.[0]?.State).toBeUndefined();
    const second = await cloud.lambda.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
    expect(second.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['c']);
    expect(second.NextMarker).toBeUndefined();
    const elsewhere = cloud.client(LambdaClient, { region: 'eu-west-1' });
    expect((await elsewhere.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
    await expect(cloud.lambda.send(new ListFunctionsCommand({ Marker: 'x' }))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
  });

  it('lists all versions where told so', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('a', ECHO, { Publish: true });
    const { Functions } = await cloud.lambda.send(new ListFunctionsCommand({ FunctionVersion: 'ALL' }));
    expect(Functions?.map(({ FunctionArn }) => FunctionArn)).toEqual([`${arnOf('a')}:$LATEST`, `${arnOf('a')}:1`]);
  });

  it('is counted by GetAccountSettings', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('a');
    const { AccountUsage, AccountLimit } = await cloud.lambda.send(new GetAccountSettingsCommand({}));
    expect(AccountUsage).toEqual({ FunctionCount: 1, TotalCodeSize: codeOf(ECHO).length });
    expect(AccountLimit).toMatchObject({ ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000, CodeSizeZipped: 52_428_800 });
  });
});

describe('DeleteFunction', () => {
  it('takes the function away, with its warm instances', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    await cloud.invoke('echo');
    await cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'echo' }));
    await expect(cloud.invoke('echo')).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    expect(cloud.host !== 'none' && cloud.host.open()).toBe(0);
    await expect(cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'echo' }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404),
    );
  });

  it('takes one version away, but not $LATEST', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo', ECHO, { Publish: true });
    await cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'echo', Qualifier: '1' }));
    await expect(cloud.invoke('echo', {}, { Qualifier: '1' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await expect(cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'echo', Qualifier: '$LATEST' }))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
  });
});
