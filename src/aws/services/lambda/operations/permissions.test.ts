// Resource policies by the real SDK client, seen through callers of other accounts and through services that send events.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html and the pages of the operations.
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
  PublishVersionCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import type { EventSource } from '../../../core/ports.ts';
import { ACCOUNT, arnOf, ECHO, lambdaCloud, ROLE, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'echo';
const OTHER = '999999999999';
const bucket: EventSource = { service: 's3.amazonaws.com', arn: 'arn:aws:s3:::images', account: ACCOUNT };
const fromBucket = {
  StatementId: 's3',
  Action: 'lambda:InvokeFunction',
  Principal: 's3.amazonaws.com',
  SourceArn: bucket.arn,
  SourceAccount: ACCOUNT,
};

async function withFunction() {
  const cloud = await lambdaCloud();
  await cloud.createFunction(FunctionName, "async (event) => { console.log('got ' + JSON.stringify(event)); }");
  const add = (more: object) => cloud.lambda.send(new AddPermissionCommand({ FunctionName, ...fromBucket, ...more }));
  const sink = await cloud.services.ports.eventSink?.(arnOf(FunctionName));
  const check = (source: EventSource, arn = arnOf(FunctionName)) => sink?.check(arn, source);
  const deliver = (source: EventSource) => sink?.deliver(arnOf(FunctionName), '{"n":1}', source);
  return { ...cloud, add, check, deliver };
}

describe('AddPermission', () => {
  it('writes a statement, which GetPolicy shows and RemovePermission takes away', async () => {
    const { lambda, add } = await withFunction();
    const { Statement } = await add({});
    const statement = {
      Sid: 's3',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: arnOf(FunctionName),
      Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT }, ArnLike: { 'AWS:SourceArn': bucket.arn } },
    };
    expect(JSON.parse(Statement ?? '')).toEqual(statement);
    const { Policy, RevisionId } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    expect(JSON.parse(Policy ?? '')).toEqual({ Version: '2012-10-17', Id: 'default', Statement: [statement] });
    await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: 's3', RevisionId }));
    await expect(lambda.send(new GetPolicyCommand({ FunctionName }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404, 'The resource you requested does not exist.'),
    );
  });

  it('takes statement ids with hyphens and underscores, as the documentation writes them', async () => {
    const { Statement } = await (await withFunction()).add({ StatementId: 'new-photos_1' });
    expect(JSON.parse(Statement ?? '')).toMatchObject({ Sid: 'new-photos_1' });
  });

  it('lets a service in for its source only; what it sends runs a little later', async () => {
    const { add, check, deliver, settle, logs } = await withFunction();
    await expect(check(bucket)).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await add({});
    await check(bucket);
    await expect(check({ ...bucket, arn: 'arn:aws:s3:::others' })).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await expect(check({ ...bucket, account: OTHER })).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await expect(check({ ...bucket, service: 'sns.amazonaws.com' })).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await expect(check(bucket, arnOf('none'))).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await deliver(bucket);
    expect(logs).toEqual([]);
    await settle(1);
    expect(logs.map(({ message }) => message)).toContainEqual(expect.stringContaining('got {"n":1}'));
  });

  it('lets another account call, whose own users need permission as well', async () => {
    const { lambda, client } = await withFunction();
    const stranger = client(LambdaClient, { account: OTHER });
    const call = () => stranger.send(new InvokeCommand({ FunctionName: arnOf(FunctionName) }));
    await expect(call()).rejects.toMatchObject(refusal('AccessDeniedException', 403));
    await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'other', Action: 'lambda:InvokeFunction', Principal: OTHER }));
    expect((await call()).StatusCode).toBe(200);
    await expect(stranger.send(new GetFunctionCommand({ FunctionName: arnOf(FunctionName) }))).rejects.toMatchObject(
      refusal('AccessDeniedException', 403),
    );
  });

  it('has a policy for each version and alias', async () => {
    const { lambda, add, check } = await withFunction();
    await lambda.send(new PublishVersionCommand({ FunctionName }));
    await add({ Qualifier: '1' });
    await check(bucket, `${arnOf(FunctionName)}:1`);
    await expect(check(bucket)).rejects.toMatchObject({ code: 'AccessDeniedException' });
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName, Qualifier: '1' }));
    expect(Policy).toContain(`${arnOf(FunctionName)}:1`);
  });

  it.each([
    [
      'the statement is there',
      {},
      'ResourceConflictException',
      409,
      'The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.',
    ],
    [
      'the principal is none',
      { StatementId: 'x', Principal: 'somebody' },
      'InvalidParameterValueException',
      400,
      'The provided principal was invalid. Please check the principal and try again.',
    ],
    ['the revision is another', { StatementId: 'x', RevisionId: 'x' }, 'PreconditionFailedException', 412, undefined],
    [
      'it is for $LATEST',
      { StatementId: 'x', Qualifier: '$LATEST' },
      'InvalidParameterValueException',
      400,
      'We currently do not support adding policies for $LATEST.',
    ],
    ['the function is not there', { FunctionName: 'none' }, 'ResourceNotFoundException', 404, undefined],
    ['the version is not there', { Qualifier: '5' }, 'ResourceNotFoundException', 404, undefined],
    ['the action is none', { Action: 's3:GetObject' }, 'ValidationException', 400, undefined],
  ] as const)('refuses when %s', async (_what, change, name, status, message) => {
    const { add } = await withFunction();
    await add({});
    await expect(add(change)).rejects.toMatchObject(refusal(name, status, message));
  });

  it('refuses a policy that becomes too long', async () => {
    const { add } = await withFunction();
    const more = async () => {
      for (let index = 0; index < 200; index++) await add({ StatementId: `s${index}` });
    };
    await expect(more()).rejects.toMatchObject(
      refusal('PolicyLengthExceededException', 400, 'The final policy size is bigger than the limit (20480).'),
    );
  });
});

describe('RemovePermission', () => {
  it('refuses what is not there', async () => {
    const { lambda, add } = await withFunction();
    const remove = (StatementId: string, more: object = {}) =>
      lambda.send(new RemovePermissionCommand({ FunctionName, StatementId, ...more }));
    await expect(remove('x')).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404, 'No policy is associated with the given resource.'),
    );
    await add({});
    await expect(remove('x')).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404, 'Statement x is not found in resource policy.'),
    );
    await expect(remove('s3', { RevisionId: 'x' })).rejects.toMatchObject(refusal('PreconditionFailedException', 412));
  });
});

describe('what users may do', () => {
  it('is decided by the function, the role that is passed and the code that is read', async () => {
    const { client, iam, request } = await withFunction();
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    const allow = (...statements: object[]) =>
      iam.send(
        new PutUserPolicyCommand({
          UserName: 'ann',
          PolicyName: 'p',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
        }),
      );
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
    const ann = client(LambdaClient, {
      credentials: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
    });
    const create = () => ann.send(new CreateFunctionCommand(request('new', ECHO)));
    await allow({ Effect: 'Allow', Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: arnOf('*') });
    expect((await ann.send(new InvokeCommand({ FunctionName }))).StatusCode).toBe(200);
    await expect(create()).rejects.toMatchObject({ message: expect.stringContaining(`iam:PassRole on resource: ${ROLE}`) });
    await allow(
      { Effect: 'Allow', Action: 'lambda:CreateFunction', Resource: arnOf('new') },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: ROLE,
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    );
    expect((await create()).FunctionName).toBe('new');
    await expect(ann.send(new InvokeCommand({ FunctionName }))).rejects.toMatchObject(refusal('AccessDeniedException', 403));
  });
});
