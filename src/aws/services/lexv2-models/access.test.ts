// What each operation of both APIs asks of IAM, by a user who may do nothing, and by users who may do one thing.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import * as models from '@aws-sdk/client-lex-models-v2';
import * as runtime from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { asBot, uploaded, zipOf } from './testing/archives.ts';
import { BOT, lexCloud, prompt } from './testing/lex-cloud.ts';

const ID = 'ABCDEFGHIJ';
const lexArn = (resource: string) => `arn:aws:lex:us-east-1:123456789012:${resource}`;
const [BOT_ARN, ALIAS_ARN] = [lexArn(`bot/${ID}`), lexArn(`bot-alias/${ID}/TSTALIASID`)];

interface User {
  readonly lex: models.LexModelsV2Client;
  readonly talk: runtime.LexRuntimeV2Client;
}

/** A cloud with a user; `statements` are all that the user may do. */
async function cloudWithUser(statementsOf: (botId: string) => readonly object[] = () => []) {
  const cloud = lexCloud();
  const address = await cloud.bot();
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const Statement = statementsOf(address.botId).map((statement) => ({ Effect: 'Allow', ...statement }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  if (Statement.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'lex', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const options = { credentials, clock: cloud.clock };
  const ann: User = {
    lex: cloud.client(models.LexModelsV2Client, options),
    talk: cloud.client(runtime.LexRuntimeV2Client, options),
  };
  return { ...cloud, address, ann };
}

const bot = { botId: ID };
const draft = { ...bot, botVersion: 'DRAFT' };
const locale = { ...draft, localeId: 'en_US' };
const intent = { ...locale, intentId: ID };
const alias = { ...bot, botAliasId: 'TSTALIASID' };
const session = { ...alias, localeId: 'en_US', sessionId: 'session-1' };
const names = { botAliasName: 'live', intentName: 'Order', slotName: 'Size', slotTypeName: 'Sizes' };
const elicitation = { valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('?') } };
const selection = { valueSelectionSetting: { resolutionStrategy: 'OriginalValue' } };
const specification = { resourceSpecification: { botLocaleExportSpecification: locale }, fileFormat: 'LexJson' };
const imported = { resourceSpecification: { botLocaleImportSpecification: locale }, importId: ID, mergeStrategy: 'Overwrite' };
const hour = { relativeAggregationDuration: { timeDimension: 'Hours', timeValue: 1 } };
const resource = { resourceArn: BOT_ARN };
const tagged = { resourceARN: BOT_ARN };
const policy = '{"Version":"2012-10-17","Statement":[]}';
const statement = { statementId: 's', effect: 'Allow', principal: [{ service: 'connect.amazonaws.com' }], action: ['lex:RecognizeText'] };

/** An input that is well-formed, and the resource that AWS names. */
const OPERATIONS: Readonly<Record<string, readonly [input: object, resource: string]>> = {
  BuildBotLocale: [locale, BOT_ARN],
  CreateBot: [BOT, lexArn('bot/*')],
  CreateBotAlias: [{ ...bot, ...names }, lexArn(`bot-alias/${ID}/*`)],
  CreateBotLocale: [{ ...locale, nluIntentConfidenceThreshold: 0.4 }, BOT_ARN],
  CreateBotVersion: [{ ...bot, botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } }, BOT_ARN],
  CreateExport: [specification, BOT_ARN],
  CreateIntent: [{ ...locale, ...names }, BOT_ARN],
  CreateResourcePolicy: [{ ...resource, policy }, BOT_ARN],
  CreateResourcePolicyStatement: [{ ...resource, ...statement }, BOT_ARN],
  CreateSlot: [{ ...intent, ...names, ...elicitation }, BOT_ARN],
  CreateSlotType: [{ ...locale, ...names, ...selection }, BOT_ARN],
  CreateUploadUrl: [{}, '*'],
  DeleteBot: [bot, BOT_ARN],
  DeleteBotAlias: [alias, ALIAS_ARN],
  DeleteBotLocale: [locale, BOT_ARN],
  DeleteBotVersion: [{ ...bot, botVersion: '1' }, BOT_ARN],
  DeleteExport: [{ exportId: ID }, lexArn('bot/*')],
  DeleteImport: [{ importId: ID }, lexArn('bot/*')],
  DeleteIntent: [intent, BOT_ARN],
  DeleteResourcePolicy: [resource, BOT_ARN],
  DeleteResourcePolicyStatement: [{ ...resource, statementId: 's' }, BOT_ARN],
  DeleteSlot: [{ ...intent, slotId: ID }, BOT_ARN],
  DeleteSlotType: [{ ...locale, slotTypeId: ID }, BOT_ARN],
  DeleteUtterances: [bot, BOT_ARN],
  DescribeBot: [bot, BOT_ARN],
  DescribeBotAlias: [alias, ALIAS_ARN],
  DescribeBotLocale: [locale, BOT_ARN],
  DescribeBotVersion: [{ ...bot, botVersion: '1' }, BOT_ARN],
  DescribeExport: [{ exportId: ID }, lexArn('bot/*')],
  DescribeImport: [{ importId: ID }, lexArn('bot/*')],
  DescribeIntent: [intent, BOT_ARN],
  DescribeResourcePolicy: [resource, BOT_ARN],
  DescribeSlot: [{ ...intent, slotId: ID }, BOT_ARN],
  DescribeSlotType: [{ ...locale, slotTypeId: ID }, BOT_ARN],
  ListAggregatedUtterances: [{ ...bot, localeId: 'en_US', aggregationDuration: hour, botAliasId: 'TSTALIASID' }, BOT_ARN],
  ListBotAliases: [bot, BOT_ARN],
  ListBotLocales: [draft, BOT_ARN],
  ListBotVersions: [bot, BOT_ARN],
  ListBots: [{}, '*'],
  ListBuiltInIntents: [{ localeId: 'en_US' }, '*'],
  ListBuiltInSlotTypes: [{ localeId: 'en_US' }, '*'],
  ListExports: [bot, '*'],
  ListImports: [bot, '*'],
  ListIntents: [locale, BOT_ARN],
  ListSlotTypes: [locale, BOT_ARN],
  ListSlots: [intent, BOT_ARN],
  ListTagsForResource: [tagged, BOT_ARN],
  StartImport: [imported, BOT_ARN],
  TagResource: [{ ...tagged, tags: { team: 'a' } }, BOT_ARN],
  UntagResource: [{ ...tagged, tagKeys: ['team'] }, BOT_ARN],
  UpdateBot: [{ ...BOT, ...bot }, BOT_ARN],
  UpdateBotAlias: [{ ...alias, ...names }, ALIAS_ARN],
  UpdateBotLocale: [{ ...locale, nluIntentConfidenceThreshold: 0.4 }, BOT_ARN],
  UpdateExport: [{ exportId: ID }, lexArn('bot/*')],
  UpdateIntent: [{ ...intent, ...names }, BOT_ARN],
  UpdateResourcePolicy: [{ ...resource, policy }, BOT_ARN],
  UpdateSlot: [{ ...intent, ...names, ...elicitation, slotId: ID }, BOT_ARN],
  UpdateSlotType: [{ ...locale, ...names, ...selection, slotTypeId: ID }, BOT_ARN],
  DeleteSession: [session, ALIAS_ARN],
  GetSession: [session, ALIAS_ARN],
  PutSession: [{ ...session, sessionState: {} }, ALIAS_ARN],
  RecognizeText: [{ ...session, text: 'hello' }, ALIAS_ARN],
  RecognizeUtterance: [{ ...session, requestContentType: 'text/plain; charset=utf-8', inputStream: 'hello' }, ALIAS_ARN],
};

/** Sends an operation by its name. */
function send({ lex, talk }: User, name: string, input: object): Promise<unknown> {
  const isRuntime = `${name}Command` in runtime;
  const Command = (isRuntime ? runtime : models)[`${name}Command` as never] as new (input: object) => never;
  return isRuntime ? talk.send(new Command(input)) : lex.send(new Command(input));
}

test('the table has every operation of both APIs that is embedded', async () => {
  const coverage = (await lexCloud().aws.coverage()).filter(({ name }) => name.startsWith('lexv2-'));
  expect(Object.keys(OPERATIONS).toSorted()).toEqual(coverage.flatMap(({ embedded }) => embedded).toSorted());
});

test('a user without rights may call no operation, and hears the action and the resource', async () => {
  const { ann } = await cloudWithUser();
  for (const [name, [input, arn]] of Object.entries(OPERATIONS)) {
    const refused: unknown = await send(ann, name, input).catch((error: unknown) => error);
    expect({ name, refused }).toMatchObject({
      name,
      refused: {
        name: 'AccessDeniedException',
        message: expect.stringContaining(`is not authorized to perform: lex:${name} on resource: ${arn}`),
        $metadata: { httpStatusCode: 403 },
      },
    });
  }
});

const denied = (action: string) => ({ name: 'AccessDeniedException', message: expect.stringContaining(`lex:${action} on`) });

test('rights to one bot are none to another, and those to a bot are none to its aliases', async () => {
  const { ann, address, bot: make } = await cloudWithUser((botId) => [{ Action: 'lex:*', Resource: lexArn(`bot/${botId}`) }]);
  const { botId } = address;
  expect(await ann.lex.send(new models.DescribeBotCommand({ botId }))).toMatchObject({ botId });
  const other = await make('Other');
  await expect(ann.lex.send(new models.DescribeBotCommand({ botId: other.botId }))).rejects.toMatchObject(denied('DescribeBot'));
  const ofAlias = { botId, botAliasId: 'TSTALIASID' };
  await expect(ann.lex.send(new models.DescribeBotAliasCommand(ofAlias))).rejects.toMatchObject(denied('DescribeBotAlias'));
  await expect(
    ann.talk.send(new runtime.RecognizeTextCommand({ ...ofAlias, localeId: 'en_US', sessionId: 'session-1', text: 'hello' })),
  ).rejects.toMatchObject(denied('RecognizeText'));
  // AWS lists both, the bot and its aliases, for DeleteBot.
  await expect(ann.lex.send(new models.DeleteBotCommand({ botId }))).rejects.toMatchObject(denied('DeleteBot'));
});

test('tags decide: those of the bot (aws:ResourceTag), and those of the request (aws:RequestTag)', async () => {
  const { ann, lex, address } = await cloudWithUser(() => [
    { Action: 'lex:DescribeBot', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } },
    { Action: 'lex:CreateBot', Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/team': 'a' } } },
  ]);
  const { botId } = address;
  const describe = () => ann.lex.send(new models.DescribeBotCommand({ botId }));
  await expect(describe()).rejects.toMatchObject(denied('DescribeBot'));
  await lex.send(new models.TagResourceCommand({ resourceARN: lexArn(`bot/${botId}`), tags: { team: 'a' } }));
  expect(await describe()).toMatchObject({ botId });
  const create = (team: string) => ann.lex.send(new models.CreateBotCommand({ ...BOT, botName: team, botTags: { team } }));
  await expect(create('b')).rejects.toMatchObject(denied('CreateBot'));
  expect(await create('a')).toMatchObject({ botStatus: 'Creating' });
});

test('an operation that deletes more than it names needs the rights to that too', async () => {
  const all = ['DeleteBotAlias', 'DeleteBotChannel', 'DeleteBotLocale', 'DeleteBotVersion', 'DeleteIntent', 'DeleteSlot', 'DeleteSlotType'];
  for (const missing of all) {
    const Action = ['DeleteBot', ...all].filter((action) => action !== missing).map((action) => `lex:${action}`);
    const { ann, address } = await cloudWithUser(() => [{ Action, Resource: '*' }]);
    await expect(ann.lex.send(new models.DeleteBotCommand({ botId: address.botId }))).rejects.toMatchObject(denied(missing));
  }
  const Action = ['DeleteBot', ...all].map((action) => `lex:${action}`);
  const { ann, address } = await cloudWithUser(() => [{ Action, Resource: '*' }]);
  expect(await ann.lex.send(new models.DeleteBotCommand({ botId: address.botId }))).toMatchObject({ botStatus: 'Deleting' });
});

test('StartImport needs the rights to what it makes, and those to change and delete where it overwrites', async () => {
  const made = ['Bot', 'BotLocale', 'Intent', 'Slot', 'SlotType'].map((thing) => `lex:Create${thing}`);
  const Action = ['lex:CreateUploadUrl', 'lex:StartImport', ...made];
  const { ann, aws, advance } = await cloudWithUser(() => [{ Action, Resource: '*' }]);
  const start = async (mergeStrategy: models.MergeStrategy) => {
    const importId = await uploaded({ lex: ann.lex, aws, advance }, zipOf({}));
    return ann.lex.send(new models.StartImportCommand({ importId, resourceSpecification: asBot('Imported'), mergeStrategy }));
  };
  expect(await start('FailOnConflict')).toMatchObject({ importStatus: 'InProgress' });
  await expect(start('Overwrite')).rejects.toMatchObject(denied('UpdateBot'));
});

test('a policy on the alias itself lets a user talk to the bot', async () => {
  const { ann, lex, address, intent: makeIntent, build } = await cloudWithUser();
  await makeIntent(address, 'Greet', ['hello']);
  await build(address);
  const at = { botId: address.botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId: 'session-1' };
  const say = () => ann.talk.send(new runtime.RecognizeTextCommand({ ...at, text: 'hello' }));
  await expect(say()).rejects.toMatchObject(denied('RecognizeText'));
  const resourceArn = lexArn(`bot-alias/${address.botId}/TSTALIASID`);
  const Principal = { AWS: 'arn:aws:iam::123456789012:user/ann' };
  const Statement = [{ Effect: 'Allow', Principal, Action: 'lex:RecognizeText', Resource: resourceArn }];
  await lex.send(new models.CreateResourcePolicyCommand({ resourceArn, policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  expect((await say()).sessionState?.intent?.name).toBe('Greet');
});
