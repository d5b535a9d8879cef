// Plays a saved conversation with the bot of today, in a fresh session, and judges it up to the first turn that differs.
import type { SavedConversation } from '../../../../progress/saved-conversation.ts';
import type { KnownBot } from '../bots/known-bots.ts';
import type { SessionAddress, Turn } from '../turns/turn.ts';
import { difference } from './expectation.ts';

export type Verdict =
  | { readonly kind: 'waiting' | 'playing' | 'passed' }
  /** `turn` counts from 1. */
  | { readonly kind: 'failed'; readonly turn: number; readonly because: string }
  /** It could not be played: a sentence. */
  | { readonly kind: 'not played'; readonly because: string };

export type Say = (address: SessionAddress, text: string) => Promise<Turn>;

/** The bot of that name and locale; by the alias it was saved with, if there is one. */
export function botFor({ bot, botAliasId, localeId }: SavedConversation, bots: readonly KnownBot[]): KnownBot | undefined {
  const named = bots.filter((each) => each.botName === bot && each.localeId === localeId);
  return named.find((each) => each.botAliasId === botAliasId) ?? named[0];
}

export async function play(saved: SavedConversation, bots: readonly KnownBot[], sessionId: string, say: Say): Promise<Verdict> {
  const bot = botFor(saved, bots);
  if (!bot) return { kind: 'not played', because: `The run made no bot called ${saved.bot} with the locale ${saved.localeId}.` };
  const address = { botId: bot.botId, botAliasId: bot.botAliasId, localeId: bot.localeId, sessionId };
  for (const [at, { said, expected, judged }] of saved.turns.entries()) {
    try {
      const { answer } = await say(address, said);
      const because = judged === 'yes' ? difference(expected, answer) : undefined;
      if (because) return { kind: 'failed', turn: at + 1, because };
    } catch (error) {
      return { kind: 'not played', because: error instanceof Error ? error.message : String(error) };
    }
  }
  return { kind: 'passed' };
}
