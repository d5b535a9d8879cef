// A session as the API answers it.
import type { Interpretation, SessionState, Slot } from '@aws-sdk/client-lex-runtime-v2';
import { toWire } from './conversation/contexts.ts';
import type { Session } from './session.ts';

export function describedState(session: Session, nowMs: number): SessionState {
  const { intent, dialogAction, attributes, contexts, hints, originatingRequestId } = session;
  return {
    ...(dialogAction && { dialogAction: { ...dialogAction } }),
    ...(intent && { intent: { ...intent, slots: { ...intent.slots } as Record<string, Slot> } }),
    activeContexts: toWire(contexts, nowMs),
    sessionAttributes: { ...attributes },
    ...(hints && { runtimeHints: hints }),
    originatingRequestId,
  };
}

/**
 * Observed: the intent in hand is told in full, the others by name with slots that are null; scores stand in an object, unlike in events.
 * (test_event.json of aws-samples/amazon-lex-v2-lambdahook-for-booktripbot)
 */
export function describedInterpretations({ intent, interpretations }: Session): Interpretation[] {
  const empty = (names: readonly string[] = []) => Object.fromEntries(names.map((name) => [name, null])) as unknown as Record<string, Slot>;
  return interpretations.map(({ intent: name, score, slots }) => ({
    ...(score !== undefined && { nluConfidence: { score } }),
    intent: name === intent?.name ? { ...intent, slots: { ...intent.slots } as Record<string, Slot> } : { name, slots: empty(slots) },
    interpretationSource: 'Lex',
  }));
}
