// The conversations of a run: its turns, gathered by session, in the order in which they began. Pure.
import type { CallRecord } from '../../../../lab/run-events.ts';
import { readLexCall } from './lex-call.ts';
import { type SessionAddress, sessionKey, type Turn } from './turn.ts';

export interface Conversation {
  readonly key: string;
  readonly address: SessionAddress;
  readonly turns: readonly Turn[];
}

/** What the program said to bots, turn by turn. */
export function programTurns(calls: readonly CallRecord[]): readonly Turn[] {
  return calls.flatMap((call): Turn[] => {
    const read = call.service === 'lex' ? readLexCall(call) : undefined;
    return read ? [{ key: `call ${call.id}`, atMs: call.atMs, by: 'program', ...read }] : [];
  });
}

export function conversationsOf(turns: readonly Turn[]): readonly Conversation[] {
  const byKey = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = sessionKey(turn.address);
    byKey.set(key, [...(byKey.get(key) ?? []), turn]);
  }
  return [...byKey].flatMap(([key, own]) => (own[0] ? [{ key, address: own[0].address, turns: own }] : []));
}
