// A saved conversation as a test for vitest with the real SDK, as text to be copied into a project. Pure.
import type { SavedConversation } from '../../../../progress/saved-conversation.ts';

/** TypeScript. Expects the bot by its name in the account that the SDK is configured for. */
export function testText({ name, bot, botAliasId, localeId, turns }: SavedConversation): string {
  const lines = turns.flatMap(({ said, expected, judged }) => {
    if (judged === 'no') return [`  await say(${text(said)});`];
    return [`  expect(await say(${text(said)})).toEqual(${indented(expected)});`];
  });
  return `// A conversation with the bot ${bot.replaceAll('\n', ' ')}. Region and credentials come from the environment, as everywhere in the SDK.
import { LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, RecognizeTextCommand, type Slot } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';

const models = new LexModelsV2Client({});
const runtime = new LexRuntimeV2Client({});

/** The interpreted value of a slot; those of a list, or of its parts, with commas. */
function valueOf(slot: Slot | undefined): string {
  const parts = slot?.values?.length ? slot.values : Object.values(slot?.subSlots ?? {});
  return parts.length > 0 ? parts.map(valueOf).filter(Boolean).join(', ') : (slot?.value?.interpretedValue ?? '');
}

/** A new conversation: what is said, and what the bot makes of it. */
async function conversation() {
  const filters = [{ name: 'BotName' as const, values: [${text(bot)}], operator: 'EQ' as const }];
  const { botSummaries = [] } = await models.send(new ListBotsCommand({ filters }));
  const address = { botId: botSummaries[0]?.botId, botAliasId: ${text(botAliasId)}, localeId: ${text(localeId)}, sessionId: crypto.randomUUID() };
  return async (said: string) => {
    const { messages = [], sessionState } = await runtime.send(new RecognizeTextCommand({ ...address, text: said }));
    const { intent, dialogAction } = sessionState ?? {};
    const slots = Object.entries(intent?.slots ?? {}).map(([slot, value]) => [slot, valueOf(value)] as const);
    return {
      messages: messages.map(({ content, imageResponseCard }) => imageResponseCard?.title ?? content),
      intent: intent?.name,
      state: intent?.state,
      action: dialogAction?.type,
      slotToElicit: dialogAction?.slotToElicit,
      slots: Object.fromEntries(slots.filter(([, value]) => value !== '')),
    };
  };
}

test(${text(name)}, async () => {
  const say = await conversation();
${lines.join('\n')}
});
`;
}

/** In single quotes, as this code is written; JSON takes care of everything that must be escaped. */
function text(value: string): string {
  const inside = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside}'`;
}

function indented(value: object): string {
  const members = Object.entries(value).map(([name, member]) => `    ${name}: ${literal(member)},`);
  return `{\n${members.join('\n')}\n  }`;
}

function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const members = Object.entries(value as object).map(
    ([name, member]) => `${/^[a-z_]\w*$/i.test(name) ? name : text(name)}: ${literal(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
