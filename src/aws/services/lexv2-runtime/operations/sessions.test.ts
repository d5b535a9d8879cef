// Sessions by the real client. AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_PutSession.html
import { UpdateBotAliasCommand } from '@aws-sdk/client-lex-models-v2';
import {
  DeleteSessionCommand,
  GetSessionCommand,
  LexRuntimeV2Client,
  PutSessionCommand,
  type PutSessionCommandInput,
  RecognizeUtteranceCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { unpacked } from '../packed-header.ts';
import { closing, talkingCloud, textsOf } from '../testing/talk.ts';

async function boats() {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const order = await cloud.intent(address, 'Order', ['order a boat'], { intentClosingSetting: closing('Size {Size}.') });
  await order.slot('Size', 'AMAZON.Number', 'How large?');
  await cloud.build(address);
  return { ...cloud, address, at: cloud.addressOf(address) };
}

test('a session is there after the first utterance, until it is deleted', async () => {
  const { runtime, say, address, at } = await boats();
  await expect(runtime.send(new GetSessionCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await say(address, 'order a boat');
  const session = await runtime.send(new GetSessionCommand(at));
  expect(session).toMatchObject({ sessionId: 'session-1', sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' } } });
  expect(textsOf(session)).toEqual(['How large?']);
  expect(await runtime.send(new DeleteSessionCommand(at))).toMatchObject(at);
  await expect(runtime.send(new DeleteSessionCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a session ends after the idle time of its bot, by the clock of the cloud', async () => {
  const { runtime, say, address, at, advance } = await boats();
  await say(address, 'order a boat');
  await advance(299_000);
  expect((await say(address, '3')).sessionState?.intent?.state).toBe('Fulfilled');
  await advance(301_000);
  await expect(runtime.send(new GetSessionCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('PutSession asks for a slot, and answers in headers', async () => {
  const { runtime, say, address, at } = await boats();
  const sessionState = {
    dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
    intent: { name: 'Order' },
    sessionAttributes: { from: 'web' },
  };
  const answer = await runtime.send(new PutSessionCommand({ ...at, sessionState } as PutSessionCommandInput));
  expect(answer).toMatchObject({ sessionId: 'session-1', contentType: 'text/plain;charset=utf-8' });
  expect(unpacked(answer.messages ?? '', 'messages')).toEqual([{ content: 'How large?', contentType: 'PlainText' }]);
  expect(unpacked(answer.sessionState ?? '', 'state')).toMatchObject({ intent: { name: 'Order', slots: { Size: null } } });
  expect(textsOf(await say(address, '5'))).toEqual(['Size 5.']);
});

test('PutSession says what it is told to say, and refuses what the bot does not have', async () => {
  const { runtime, at } = await boats();
  const put = (input: object) => runtime.send(new PutSessionCommand({ ...at, ...input } as PutSessionCommandInput));
  const messages = [{ content: 'What can I do?', contentType: 'PlainText' }];
  const { messages: said = '' } = await put({ messages, sessionState: { dialogAction: { type: 'ElicitIntent' } } });
  expect(unpacked(said, 'messages')).toEqual(messages);
  const wrong = [
    { sessionState: { intent: { name: 'None' } } },
    { sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'None' }, intent: { name: 'Order' } } },
    { sessionState: { dialogAction: { type: 'Wait' } } },
  ];
  for (const input of wrong) await expect(put(input)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put({ sessionState: {}, responseContentType: 'audio/mpeg' })).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('RecognizeUtterance takes text, and answers in headers as aws-lex-web-ui reads them; speech is refused', async () => {
  const { runtime, at } = await boats();
  const say = (requestContentType: string) =>
    runtime.send(new RecognizeUtteranceCommand({ ...at, requestContentType, inputStream: 'order a boat' as never }));
  const answer = await say('text/plain; charset=utf-8');
  expect(answer).toMatchObject({ inputMode: 'Text' });
  expect(unpacked(answer.inputTranscript ?? '', 'transcript')).toBe('order a boat');
  expect(unpacked(answer.messages ?? '', 'messages')).toEqual([{ content: 'How large?', contentType: 'PlainText' }]);
  await expect(say('audio/l16; rate=16000; channels=1')).rejects.toMatchObject({ name: 'NotImplemented' });
});

test.each([
  ['a bot that is missing', { botId: 'NONESUCH00' }, 'ResourceNotFoundException'],
  ['an alias that is missing', { botAliasId: 'NONESUCH00' }, 'ResourceNotFoundException'],
  ['a locale that is missing', { localeId: 'ja_JP' }, 'ResourceNotFoundException'],
  ['a session id of one letter', { sessionId: 'a' }, 'ValidationException'],
  ['a text that is too long', { text: 'a'.repeat(1025) }, 'ValidationException'],
])('%s is refused', async (_why, input, name) => {
  const { say, address } = await boats();
  await expect(say(address, 'order a boat', input)).rejects.toMatchObject({ name });
});

test('a locale that was never built, and one that the alias has disabled, cannot be talked to', async () => {
  const { say, bot, lex, address } = await boats();
  await expect(say(await bot('Other'), 'hello')).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('BuildBotLocale'),
  });
  const alias = { botId: address.botId, botAliasId: 'TSTALIASID', botAliasName: 'TestBotAlias', botVersion: 'DRAFT' };
  await lex.send(new UpdateBotAliasCommand({ ...alias, botAliasLocaleSettings: { en_US: { enabled: false } } }));
  await expect(say(address, 'order a boat')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a restored cloud goes on with the conversation', async () => {
  const { aws, clock, say, address, at } = await boats();
  await say(address, 'order a boat');
  const restored = createAws({ clock: new VirtualClock(clock.now()), random: seededRandom(2) });
  await restored.restore(await aws.snapshot());
  const { sessionState } = await clientFor(restored, LexRuntimeV2Client, { clock }).send(new GetSessionCommand(at));
  expect(sessionState?.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'Size' });
});
