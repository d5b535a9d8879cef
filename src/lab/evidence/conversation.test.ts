// Conversations of checks, with a bot of the embedded Lex that is made by the real client.
import { expect, test } from 'vitest';
import { prompt } from '../../aws/services/lexv2-models/testing/lex-cloud.ts';
import { hookedCloud, talkingCloud } from '../../aws/services/lexv2-runtime/testing/talk.ts';
import { CheckFailure } from '../definition.ts';
import { requireBot, startConversation, type Turn, transcript } from './conversation.ts';

/** A bot that sells flowers and asks which; and what a check is given of that cloud. */
async function flowerShop({ built }: { readonly built: boolean }) {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const confirmation = { promptSpecification: prompt('Order them?'), active: true };
  const order = await cloud.intent(address, 'OrderFlowers', ['I want flowers', 'order {Flower}'], {
    intentConfirmationSetting: confirmation as never,
  });
  const flowers = await cloud.slotType(address, 'Flowers', ['roses', 'tulips']);
  await order.slot('Flower', flowers, 'Which flowers?');
  if (built) await cloud.build(address);
  const evidence = { console: [], calls: [], diagnostics: [] };
  return { cloud: cloud.client as never, evidence, name: (resource: string) => resource };
}

test('a conversation is told turn by turn, and keeps its session', async () => {
  const conversation = await startConversation(await flowerShop({ built: true }), 'Flowers', 'visitor-1');
  expect(await conversation.say('I want flowers')).toMatchObject({
    messages: ['Which flowers?'],
    cards: [],
    intent: 'OrderFlowers',
    action: 'ElicitSlot',
    slotToElicit: 'Flower',
    slots: {},
  });
  expect(await conversation.say('tulips')).toMatchObject({
    messages: ['Order them?'],
    action: 'ConfirmIntent',
    slots: { Flower: 'tulips' },
  });
  expect(transcript(conversation.turns)).toBe('You: "I want flowers" Bot: "Which flowers?" You: "tulips" Bot: "Order them?"');
});

test('a transcript tells a card by its buttons', () => {
  const card = {
    title: 'Flowers',
    buttons: [
      { text: 'Roses', value: 'roses' },
      { text: 'Tulips', value: 'tulips' },
    ],
  };
  const turn = { said: 'hello', messages: ['Which?'], cards: [card] } as unknown as Turn;
  expect(transcript([turn, { ...turn, messages: [], cards: [] }])).toBe(
    'You: "hello" Bot: "Which?" [card "Flowers": Roses | Tulips] You: "hello" Bot: nothing',
  );
});

test('a bot that is missing, or was not built, fails the check in words', async () => {
  const context = await flowerShop({ built: false });
  await expect(requireBot(context, 'Cakes')).rejects.toThrow(
    new CheckFailure({ observed: 'There is no bot called Cakes.', expected: 'A bot of that name.' }),
  );
  await expect(startConversation(context, 'Flowers', 'visitor-1')).rejects.toThrow(
    'The locale en_US of the bot is NotBuilt. Expected: It is Built: BuildBotLocale after the last change',
  );
});

test('a bot that was not built because AWS refused a call is told with the reason', async () => {
  const context = await flowerShop({ built: false });
  const response = JSON.stringify({ message: 'A slot type without a parent needs a valueSelectionSetting.' });
  const refused = {
    operation: 'PUT /bots/BOT/botversions/DRAFT/botlocales/en_US/slottypes/',
    errorCode: 'PreconditionFailedException',
    response,
  };
  const evidence = { ...context.evidence, calls: [refused] } as never;
  await expect(startConversation({ ...context, evidence }, 'Flowers', 'visitor-1')).rejects.toThrow(
    'is NotBuilt. AWS refused a call: PreconditionFailedException: A slot type without a parent needs a valueSelectionSetting.',
  );
  await expect(requireBot({ ...context, evidence }, 'Cakes')).rejects.toThrow(
    'There is no bot called Cakes. AWS refused a call: PreconditionFailedException',
  );
});

test('what Lex refuses to answer is told with the turns before it', async () => {
  const conversation = await startConversation(await flowerShop({ built: true }), 'Flowers', 'visitor-1');
  await conversation.say('I want flowers');
  await expect(conversation.say('x'.repeat(1025))).rejects.toThrow(
    /^After You: "I want flowers" Bot: "Which flowers\?", to "x+" the bot gives no answer: ValidationException/,
  );
});

test('a code hook that throws is told by its error, without the lines of its stack', async () => {
  const cloud = hookedCloud(() => {
    throw new Error('No roses.');
  });
  const address = await cloud.bot('Flowers');
  await cloud.intent(address, 'OrderFlowers', ['I want flowers'], { dialogCodeHook: { enabled: true } });
  await cloud.attach(address);
  await cloud.build(address);
  const evidence = { console: [], calls: [], diagnostics: [] };
  const context = { cloud: cloud.client as never, evidence, name: (resource: string) => resource };
  const conversation = await startConversation(context, 'Flowers', 'visitor-1');
  const { observed } = (await conversation.say('I want flowers').catch((error: CheckFailure) => error)) as CheckFailure;
  expect(observed).toContain('DependencyFailedException');
  expect(observed).toContain('No roses.');
  expect(observed).not.toContain('"trace"');
});
