// The conversations of a run: its turns, gathered by session, in the order in which they began. Pure.
import type { CallRecord } from '../../../../lab/run-events.ts';
import { readLexCall } from './lex-call.ts';
import { type SessionAddress, sessionKey, type Turn } from './turn.ts';

export interface Conversation {
  readonly key: string;
  readonly address: SessionAddress;
  readonly turns: readonly Turn[];
}

/** Calls never change, and the log grows each frame: each is read once. */
const readCalls = new WeakMap<CallRecord, Turn | 'no turn'>();

/** What the program said to bots, turn by turn. */
export function programTurns(calls: readonly CallRecord[]): readonly Turn[] {
  return calls.flatMap((call) => {
    const turn = readCalls.get(call) ?? turnOfCall(call, 'program') ?? 'no turn';
    readCalls.set(call, turn);
    return turn === 'no turn' ? [] : turn;
  });
}

/** What a visitor said in the panel: a call that the panel made. */
export function visitorTurn(call: CallRecord, key: string): Turn | undefined {
  const turn = turnOfCall(call, 'visitor');
  return turn && { ...turn, key };
}

function turnOfCall(call: CallRecord, by: Turn['by']): Turn | undefined {
  const read = call.service === 'lex' ? readLexCall(call) : undefined;
  const { atMs, requestId } = call;
  return read && { key: `call ${call.id}`, atMs, by, ...(requestId !== undefined && { requestId }), ...read };
}

export function conversationsOf(turns: readonly Turn[]): readonly Conversation[] {
  const byKey = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = sessionKey(turn.address);
    const known = byKey.get(key);
    if (known) known.push(turn);
    else byKey.set(key, [turn]);
  }
  return [...byKey].flatMap(([key, own]) => (own[0] ? [{ key, address: own[0].address, turns: own }] : []));
}

/** The one to look at first: the longest, because a log of single utterances tells less; the earlier of two. */
export function mostTelling(conversations: readonly Conversation[]): Conversation | undefined {
  return conversations.reduce<Conversation | undefined>(
    (best, each) => (best && best.turns.length >= each.turns.length ? best : each),
    undefined,
  );
}
