// Versions, aliases, tags and resource policies by the real client. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/versions-aliases.html
import {
  CreateBotAliasCommand,
  CreateBotVersionCommand,
  CreateResourcePolicyCommand,
  CreateResourcePolicyStatementCommand,
  DeleteBotAliasCommand,
  DeleteBotVersionCommand,
  DeleteResourcePolicyCommand,
  DeleteResourcePolicyStatementCommand,
  DescribeBotAliasCommand,
  DescribeBotLocaleCommand,
  DescribeBotVersionCommand,
  DescribeIntentCommand,
  DescribeResourcePolicyCommand,
  ListBotAliasesCommand,
  ListBotVersionsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBotAliasCommand,
  UpdateIntentCommand,
  UpdateResourcePolicyCommand,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { lexCloud } from '../testing/lex-cloud.ts';

const specification = { botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } };

async function versioned() {
  const cloud = lexCloud();
  const address = await cloud.bot();
  const { intentId } = await cloud.intent(address, 'OrderFlowers', ['I want flowers']);
  await cloud.build(address);
  const made = await cloud.lex.send(new CreateBotVersionCommand({ botId: address.botId, ...specification }));
  return { ...cloud, address, botId: address.botId, intentId, made };
}

test('a version is Versioning, then Available, and never changes with the draft', async () => {
  const { lex, advance, address, botId, intentId, made } = await versioned();
  expect(made).toMatchObject({ botVersion: '1', botStatus: 'Versioning', ...specification });
  await advance(5000);
  expect(await lex.send(new DescribeBotVersionCommand({ botId, botVersion: '1' }))).toMatchObject({
    botName: 'Flowers',
    botStatus: 'Available',
  });
  await lex.send(new UpdateIntentCommand({ ...address, intentId, intentName: 'Changed' }));
  expect(await lex.send(new DescribeBotLocaleCommand({ ...address, botVersion: '1' }))).toMatchObject({ botLocaleStatus: 'Built' });
  expect(await lex.send(new DescribeIntentCommand({ ...address, botVersion: '1', intentId }))).toMatchObject({
    intentName: 'OrderFlowers',
  });
});

test('numbers of versions are never used again; a version that an alias shows is in use', async () => {
  const { lex, advance, botId } = await versioned();
  await lex.send(new CreateBotAliasCommand({ botId, botAliasName: 'live', botVersion: '1' }));
  const remove = (input: object) => lex.send(new DeleteBotVersionCommand({ botId, botVersion: '1', ...input }));
  await expect(remove({})).rejects.toMatchObject({ name: 'ConflictException', message: 'Version 1 is in use by live.' });
  expect(await remove({ skipResourceInUseCheck: true })).toMatchObject({ botStatus: 'Deleting' });
  await advance(2000);
  await expect(lex.send(new DescribeBotVersionCommand({ botId, botVersion: '1' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(remove({})).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  expect(await lex.send(new CreateBotVersionCommand({ botId, ...specification }))).toMatchObject({ botVersion: '2' });
  const { botVersionSummaries } = await lex.send(new ListBotVersionsCommand({ botId }));
  expect(botVersionSummaries?.map(({ botVersion }) => botVersion)).toEqual(['DRAFT', '2']);
});

test('a version of a locale that is missing is refused', async () => {
  const { lex, botId } = await versioned();
  const wrong = { de_DE: { sourceBotVersion: 'DRAFT' } };
  const command = new CreateBotVersionCommand({ botId, botVersionLocaleSpecification: wrong });
  await expect(lex.send(command)).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test('an alias keeps the code hook of a locale, and remembers which versions it showed', async () => {
  const { lex, botId, advance } = await versioned();
  const lambdaARN = 'arn:aws:lambda:us-east-1:123456789012:function:hook';
  const botAliasLocaleSettings = {
    en_US: { enabled: true, codeHookSpecification: { lambdaCodeHook: { lambdaARN, codeHookInterfaceVersion: '1.0' } } },
  };
  const made = await lex.send(new CreateBotAliasCommand({ botId, botAliasName: 'live', botVersion: '1', botAliasLocaleSettings }));
  expect(made).toMatchObject({ botAliasStatus: 'Creating', botAliasLocaleSettings });
  await advance(5000);
  const { botAliasId } = made;
  await lex.send(new CreateBotVersionCommand({ botId, ...specification }));
  await lex.send(new UpdateBotAliasCommand({ botId, botAliasId, botAliasName: 'live', botVersion: '2' }));
  const described = await lex.send(new DescribeBotAliasCommand({ botId, botAliasId }));
  expect(described).toMatchObject({
    botAliasStatus: 'Available',
    botAliasLocaleSettings: {},
    botAliasHistoryEvents: [{ botVersion: '1', endDate: expect.any(Date) }, { botVersion: '2' }],
  });
  const { botAliasSummaries } = await lex.send(new ListBotAliasesCommand({ botId }));
  expect(botAliasSummaries?.map(({ botAliasName }) => botAliasName)).toEqual(['TestBotAlias', 'live']);
  expect(await lex.send(new DeleteBotAliasCommand({ botId, botAliasId }))).toMatchObject({ botAliasStatus: 'Deleting' });
  await advance(2000);
  await expect(lex.send(new DescribeBotAliasCommand({ botId, botAliasId }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('TestBotAlias shows the draft alone, cannot be made and cannot be deleted', async () => {
  const { lex, botId } = await versioned();
  const botAliasId = 'TSTALIASID';
  const update = (botVersion: string) =>
    lex.send(new UpdateBotAliasCommand({ botId, botAliasId, botAliasName: 'TestBotAlias', botVersion }));
  await update('DRAFT');
  await expect(update('1')).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(lex.send(new DeleteBotAliasCommand({ botId, botAliasId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test.each<[string, object, string]>([
  ['a name that is taken', { botAliasName: 'TestBotAlias' }, 'PreconditionFailedException'],
  ['a version that is missing', { botVersion: '9' }, 'PreconditionFailedException'],
  ['the draft', { botVersion: 'DRAFT' }, 'ValidationException'],
  [
    'a locale that its version lacks',
    { botVersion: '1', botAliasLocaleSettings: { de_DE: { enabled: true } } },
    'PreconditionFailedException',
  ],
  ['sentiment analysis', { sentimentAnalysisSettings: { detectSentiment: true } }, 'NotImplemented'],
  ['a bot that is missing', { botId: 'NONESUCH00' }, 'PreconditionFailedException'],
])('an alias is refused for %s', async (_why, input, name) => {
  const { lex, botId } = await versioned();
  await expect(lex.send(new CreateBotAliasCommand({ botId, botAliasName: 'live', ...input }))).rejects.toMatchObject({ name });
});

test('bots and aliases carry tags; the ARN of something else is refused', async () => {
  const { lex, botId } = await versioned();
  for (const resource of [`bot/${botId}`, `bot-alias/${botId}/TSTALIASID`]) {
    const resourceARN = `arn:aws:lex:us-east-1:123456789012:${resource}`;
    await lex.send(new TagResourceCommand({ resourceARN, tags: { team: 'blue', stage: 'dev' } }));
    await lex.send(new UntagResourceCommand({ resourceARN, tagKeys: ['stage'] }));
    expect((await lex.send(new ListTagsForResourceCommand({ resourceARN }))).tags).toEqual({ team: 'blue' });
  }
  const tagsOf = (resource: string) =>
    lex.send(new ListTagsForResourceCommand({ resourceARN: `arn:aws:lex:us-east-1:123456789012:${resource}` }));
  await expect(tagsOf('bot/NONESUCH00')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(tagsOf('queue/work')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a resource policy has revisions, and statements that are added and taken away', async () => {
  const { lex, botId } = await versioned();
  const resourceArn = `arn:aws:lex:us-east-1:123456789012:bot/${botId}`;
  const at = { resourceArn };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  await expect(lex.send(new DescribeResourcePolicyCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(await lex.send(new CreateResourcePolicyCommand({ ...at, policy }))).toMatchObject({ resourceArn, revisionId: '1' });
  await expect(lex.send(new CreateResourcePolicyCommand({ ...at, policy }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  const statement = {
    ...at,
    statementId: 'other',
    effect: 'Allow',
    principal: [{ arn: 'arn:aws:iam::111122223333:root' }],
    action: ['lex:RecognizeText'],
  } as const;
  const add = () => lex.send(new CreateResourcePolicyStatementCommand(structuredClone(statement) as never));
  expect(await add()).toMatchObject({ revisionId: '2' });
  await expect(add()).rejects.toMatchObject({ name: 'ConflictException' });
  const { policy: text = '' } = await lex.send(new DescribeResourcePolicyCommand(at));
  expect(JSON.parse(text).Statement).toEqual([
    {
      Sid: 'other',
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
      Action: ['lex:RecognizeText'],
      Resource: resourceArn,
    },
  ]);
  const update = (expectedRevisionId: string) => lex.send(new UpdateResourcePolicyCommand({ ...at, policy: text, expectedRevisionId }));
  await expect(update('1')).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  expect(await update('2')).toMatchObject({ revisionId: '3' });
  const remove = () => lex.send(new DeleteResourcePolicyStatementCommand({ ...at, statementId: 'other' }));
  // AWS: the model says 204, so that the answer has no body.
  await remove();
  expect(await lex.send(new DescribeResourcePolicyCommand(at))).toMatchObject({ revisionId: '4' });
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(lex.send(new UpdateResourcePolicyCommand({ ...at, policy: '{]' }))).rejects.toMatchObject({ name: 'ValidationException' });
  await lex.send(new DeleteResourcePolicyCommand(at));
  await expect(lex.send(new DeleteResourcePolicyCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
