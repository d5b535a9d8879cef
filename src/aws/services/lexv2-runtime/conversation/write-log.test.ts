// Logs of conversations, read with the real client of CloudWatch Logs.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/conversation-logs-cw.html, conversation-logs-configure.html
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBotCommand, UpdateBotAliasCommand } from '@aws-sdk/client-lex-models-v2';
import { RecognizeUtteranceCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { BOT } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, hookedCloud, talkingCloud } from '../testing/talk.ts';

const GROUP = 'conversations';
const destination = {
  cloudWatch: { cloudWatchLogGroupArn: `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}:*`, logPrefix: 'flowers/' },
};

async function shop(slotMore: object = {}) {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const order = await cloud.intent(address, 'Order', ['order a boat', 'order a boat for {Name}'], {
    intentClosingSetting: closing('For {Name}.'),
  });
  await order.slot('Name', 'AMAZON.FirstName', 'Who is it for?', slotMore);
  await cloud.build(address);
  const alias = { botId: address.botId, botAliasId: 'TSTALIASID', botAliasName: 'TestBotAlias', botVersion: 'DRAFT' };
  return {
    ...cloud,
    address,
    log: (enabled: boolean, more: object = {}) =>
      cloud.lex.send(
        new UpdateBotAliasCommand({ ...alias, conversationLogSettings: { textLogSettings: [{ enabled, destination, ...more }] } }),
      ),
    async entries() {
      const logs = cloud.client(CloudWatchLogsClient);
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, logStreamNamePrefix: 'flowers/' }));
      return events.map(({ message = '' }) => JSON.parse(message));
    },
  };
}

test('each turn is an entry, as the guide prints it', async () => {
  const { log, say, entries, address } = await shop();
  await log(true);
  const requestAttributes = { channel: 'web' };
  const answer = await say(address, 'order a boat', { requestAttributes, sessionState: { sessionAttributes: { basket: '1' } } });
  await say(address, 'Ann');
  const [first, second] = await entries();
  expect(first).toMatchObject({
    'message-version': '2.0',
    bot: { id: address.botId, name: 'Flowers', aliasId: 'TSTALIASID', aliasName: 'TestBotAlias', localeId: 'en_US', version: 'DRAFT' },
    messages: [{ contentType: 'PlainText', content: 'Who is it for?' }],
    sessionState: {
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Name' },
      intent: { name: 'Order', slots: { Name: null }, state: 'InProgress', confirmationState: 'None' },
      originatingRequestId: answer.sessionState?.originatingRequestId,
      sessionAttributes: { basket: '1' },
    },
    sessionId: 'session-1',
    inputTranscript: 'order a boat',
    rawInputTranscript: 'order a boat',
    missedUtterance: false,
    timestamp: expect.stringMatching(/^2026-11-01T/),
    developerOverride: false,
    inputMode: 'Text',
    requestAttributes,
    operationName: 'RecognizeText',
  });
  expect(first.interpretations[0]).toMatchObject({ nluConfidence: '1', intent: { name: 'Order' }, interpretationSource: 'Lex' });
  expect(second).toMatchObject({ inputTranscript: 'Ann', sessionState: { intent: { state: 'Fulfilled' } } });
  // AWS: the map is there only if the request has some.
  expect(second).not.toHaveProperty('requestAttributes');
});

test('a missed utterance is marked, and told with its intent, by which the sample aws-lex-v2-bot-analytics of AWS counts them', async () => {
  const { log, say, entries, address } = await shop();
  await log(true);
  await say(address, 'the meaning of life');
  const [entry] = await entries();
  expect(entry).toMatchObject({
    missedUtterance: true,
    inputTranscript: 'the meaning of life',
    sessionState: { intent: { name: 'FallbackIntent' } },
  });
});

test('a session is logged as its alias had it when the session began (AWS: conversation-logs-configure)', async () => {
  const { log, say, entries, address } = await shop();
  await say(address, 'order a boat');
  await log(true);
  await say(address, 'Ann');
  await say(address, 'order a boat', { sessionId: 'session-2' });
  await log(false);
  await say(address, 'Bob', { sessionId: 'session-2' });
  expect((await entries()).map(({ inputTranscript }) => inputTranscript)).toEqual(['order a boat', 'Bob']);
});

test('values of a slot that is obscured are its name in the log, and themselves for the user (AWS: monitoring-obfuscate)', async () => {
  const { log, say, entries, address } = await shop({ obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' } });
  await log(true);
  const answer = await say(address, 'order a boat for Emily');
  expect(answer.sessionState?.intent?.slots?.Name?.value?.interpretedValue).toBe('Emily');
  const [entry] = await entries();
  expect(entry.inputTranscript).toBe('order a boat for {Name}');
  expect(entry.sessionState.intent.slots.Name.value).toEqual({
    originalValue: '{Name}',
    interpretedValue: '{Name}',
    resolvedValues: ['{Name}'],
  });
});

test('a function that goes on with another intent is told as developerOverride; RecognizeUtterance by its name (AWS)', async () => {
  const cloud = hookedCloud((() => ({
    sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: 'Greet', slots: {} } },
  })) as never);
  const address = await cloud.bot();
  await cloud.intent(address, 'Order', ['order a boat'], { dialogCodeHook: { enabled: true } });
  await cloud.intent(address, 'Greet', ['hello'], { intentClosingSetting: closing('Hello!') });
  await cloud.build(address);
  const lambdaCodeHook = { lambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:hook', codeHookInterfaceVersion: '1.0' };
  await cloud.lex.send(
    new UpdateBotAliasCommand({
      botId: address.botId,
      botAliasId: 'TSTALIASID',
      botAliasName: 'TestBotAlias',
      botVersion: 'DRAFT',
      botAliasLocaleSettings: { en_US: { enabled: true, codeHookSpecification: { lambdaCodeHook } } },
      conversationLogSettings: { textLogSettings: [{ enabled: true, destination }] },
    }),
  );
  await cloud.say(address, 'order a boat');
  const spoken = { ...cloud.addressOf(address), requestContentType: 'text/plain; charset=utf-8', inputStream: 'hello' as never };
  await cloud.runtime.send(new RecognizeUtteranceCommand(spoken));
  const logs = cloud.client(CloudWatchLogsClient);
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP }));
  expect(events.map(({ message = '' }) => JSON.parse(message))).toMatchObject([
    { developerOverride: true, operationName: 'RecognizeText', sessionState: { intent: { name: 'Greet' } } },
    { developerOverride: false, operationName: 'RecognizeUtterance' },
  ]);
});

test('logs of audio, selective ones, and those of a bot for children are refused', async () => {
  const { log, lex, address, advance } = await shop();
  await expect(log(true, { selectiveLoggingEnabled: true })).rejects.toMatchObject({ name: 'NotImplemented' });
  const audioLogSettings = [{ enabled: true, destination: { s3Bucket: { s3BucketArn: 'arn:aws:s3:::audio', logPrefix: 'a' } } }];
  const alias = { botAliasId: 'TSTALIASID', botAliasName: 'TestBotAlias', botVersion: 'DRAFT' };
  const audio = { ...alias, botId: address.botId, conversationLogSettings: { audioLogSettings } };
  await expect(lex.send(new UpdateBotAliasCommand(audio))).rejects.toMatchObject({ name: 'NotImplemented' });
  const { botId } = await lex.send(new CreateBotCommand({ ...BOT, botName: 'Toys', dataPrivacy: { childDirected: true } }));
  await advance(5_000);
  const text = { ...alias, botId, conversationLogSettings: { textLogSettings: [{ enabled: true, destination }] } };
  await expect(lex.send(new UpdateBotAliasCommand(text))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});
