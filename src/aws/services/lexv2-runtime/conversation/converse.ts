// One request of a conversation: the session, merged with what the request says, one turn, the session again.
import type { Message, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import type { CallContext } from '../../../core/call.ts';
import type { Session } from '../session.ts';
import type { SessionAddress, Sessions } from '../sessions.ts';
import { aged, alive } from './contexts.ts';
import { listen } from './listen.ts';
import { currentIntent, merged, newSession } from './merged-state.ts';
import { run } from './run.ts';
import type { Step } from './step.ts';
import { newTrace, tellTurn } from './trace.ts';
import { inSession, type Turn } from './turn.ts';
import { type SpokenBy, writeLog } from './write-log.ts';

export interface Request {
  readonly sessionState?: SessionState | undefined;
  readonly requestAttributes?: Readonly<Record<string, string>> | undefined;
}

export interface Answered {
  readonly session: Session;
  readonly requestAttributes: Readonly<Record<string, string>>;
}

/** The user said something. */
export function speak(
  sessions: Sessions,
  context: CallContext,
  address: SessionAddress,
  text: string,
  request: Request & { readonly operationName: SpokenBy },
): Promise<Answered> {
  return converse(sessions, context, address, { ...request, text }, async (turn, contexts) => {
    const understanding = sessions.understanding(turn.bot);
    await run(turn, await listen(turn, understanding, contexts));
    const definitions = await sessions.environment.ports.botDefinitions?.();
    definitions?.noteUtterance(turn.place, turn.bot, { text, sessionId: turn.sessionId, outcome: turn.outcome });
  });
}

/** The program put the session into a state; the bot says what belongs to it, unless it is told what to say. */
export function put(
  sessions: Sessions,
  context: CallContext,
  address: SessionAddress,
  messages: readonly Message[],
  request: Request,
): Promise<Answered> {
  return converse(sessions, context, address, { ...request, text: '' }, async (turn) => {
    turn.messages.push(...messages);
    const step = stepOf(turn, messages.length > 0 ? 'silent' : 'ask');
    if (step) await run(turn, step);
  });
}

/** Nothing where the program closes the session or only sets its state. */
function stepOf({ dialogAction }: Turn, prompt: 'ask' | 'silent'): Step | undefined {
  switch (dialogAction.type) {
    case 'ElicitSlot':
      return { kind: 'elicit-slot', slot: dialogAction.slotToElicit, subSlot: dialogAction.subSlotToElicit?.name, prompt };
    case 'ConfirmIntent':
      return { kind: 'confirm', prompt };
    case 'ElicitIntent':
      return { kind: 'elicit-intent' };
    // AWS: Lex then decides on the next step.
    case 'Delegate':
      return { kind: 'next' };
    default:
      return undefined;
  }
}

async function converse(
  sessions: Sessions,
  { account, region, requestId }: CallContext,
  address: SessionAddress,
  { text, sessionState, requestAttributes = {}, operationName }: Request & { readonly text: string; readonly operationName?: SpokenBy },
  work: (turn: Turn, activeContexts: readonly string[]) => Promise<void>,
): Promise<Answered> {
  const place = { account, region };
  const bot = await sessions.bot(place, address);
  return sessions.alone(place, address, async () => {
    const { now } = sessions;
    const begun = sessions.find(place, address);
    const before = merged(begun ?? newSession(requestId), sessionState, bot, now);
    // AWS: "Logging starts on new bot sessions. Changes to log settings aren't reflected for active sessions."
    const log = begun ? begun.log : bot.textLog;
    const contexts = alive(before.contexts, now);
    const turn: Turn = {
      environment: sessions.environment,
      place,
      bot,
      sessionId: address.sessionId,
      requestId,
      text,
      requestAttributes,
      attributes: { ...before.attributes },
      contexts: text === '' ? contexts : aged(contexts),
      hints: before.hints,
      intent: currentIntent(before, bot),
      dialogAction: before.dialogAction ?? { type: 'None' },
      retries: before.retries,
      messages: [],
      interpretations: [],
      outcome: 'detected',
      steering: 'bot',
      steps: 0,
      trace: newTrace(),
    };
    try {
      await work(
        turn,
        contexts.map(({ name }) => name),
      );
    } finally {
      tellTurn(turn, sessions);
    }
    const session: Session = {
      ...(turn.intent && { intent: inSession(turn.intent) }),
      dialogAction: turn.dialogAction,
      attributes: turn.attributes,
      contexts: turn.contexts,
      ...(turn.hints && { hints: turn.hints }),
      ...(log && { log }),
      retries: turn.retries,
      originatingRequestId: requestId,
      messages: turn.messages,
      interpretations: turn.interpretations,
    };
    sessions.keep(place, address, session, bot.idleSessionTTLInSeconds);
    if (operationName) await writeLog(turn, session, operationName);
    return { session, requestAttributes: turn.requestAttributes };
  });
}
