// The bots of a run, from the log of calls that the real client made of the embedded Lex.
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { registrar } from '../testing/registrar.ts';
import { programTurns } from '../turns/conversations.ts';
import { knownBots } from './known-bots.ts';

test('a bot that was made can be talked to by its test alias, before anybody did', async () => {
  const { calls, address } = await registrar();
  expect(knownBots(calls, [], [])).toEqual([
    { botId: address.botId, botName: 'registrar', botAliasId: 'TSTALIASID', aliasName: 'TestBotAlias', localeId: 'en_US', threshold: 0.4 },
  ]);
});

test('the bot that was talked to last comes first, and each once', async () => {
  const { calls, lex, session, bot } = await registrar();
  await bot('another');
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text: 'show me the talks' }));
  expect(knownBots(calls, programTurns(calls), []).map(({ botName }) => botName)).toEqual(['registrar', 'another']);
});

test('a bot whose making the log does not have is known by what it was asked, or by what the cloud tells', async () => {
  const { calls, lex, session, observations } = await registrar();
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text: 'show me the talks' }));
  const [turn] = programTurns(calls);
  const turns = turn ? [turn] : [];
  expect(knownBots([], turns, [])).toMatchObject([{ botName: session('').botId }]);
  const told = observations.filter((each) => each.kind === 'bot-turn');
  expect(knownBots([], turns, told)).toMatchObject([{ botName: 'registrar' }]);
});
