// The session as the request wants it: what it says replaces what was kept.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_SessionState.html
import type { SessionState } from '@aws-sdk/client-lex-runtime-v2';
import type { BotDefinition } from '../../../core/bot-definitions.ts';
import { invalid } from '../errors.ts';
import type { DialogAction, IntentInSession, Session, SlotValue } from '../session.ts';
import { hasSubSlot } from './composite-slots.ts';
import { fromWire } from './contexts.ts';
import { hintsAfter, unknownHint } from './runtime-hints.ts';
import { type CurrentIntent, emptySlots, intentNamed, slotNamed } from './turn.ts';

export const newSession = (requestId: string): Session => ({
  attributes: {},
  contexts: [],
  retries: 0,
  originatingRequestId: requestId,
  messages: [],
  interpretations: [],
});

/** @param kept the session as it was. Throws AwsError ValidationException when the state names what the bot does not have. */
export function merged(kept: Session, state: SessionState | undefined, bot: BotDefinition, nowMs: number): Session {
  if (!state) return kept;
  const intent = state.intent ? intentOf(state.intent, bot) : kept.intent;
  const dialogAction = state.dialogAction ? actionOf(state.dialogAction, intent, bot) : kept.dialogAction;
  const unknown = state.runtimeHints && unknownHint(state.runtimeHints, bot);
  if (unknown) throw invalid(unknown);
  const hints = hintsAfter(kept.hints, state.runtimeHints);
  const { hints: _before, ...rest } = kept;
  return {
    ...rest,
    ...(hints && { hints }),
    ...(intent && { intent }),
    ...(dialogAction && { dialogAction }),
    // Another question: its first attempt.
    retries: state.dialogAction || state.intent ? 0 : kept.retries,
    attributes: state.sessionAttributes ?? kept.attributes,
    // AWS: absent keeps them, an empty list clears them.
    contexts: state.activeContexts ? fromWire(state.activeContexts, nowMs) : kept.contexts,
  };
}

function intentOf(
  { name = '', slots = {}, state, confirmationState }: NonNullable<SessionState['intent']>,
  bot: BotDefinition,
): IntentInSession {
  const definition = intentNamed(bot, name);
  if (!definition) throw invalid(`The bot has no intent ${name}.`);
  const unknown = Object.keys(slots).find((slot) => !slotNamed(definition, slot));
  if (unknown !== undefined) throw invalid(`The intent ${name} has no slot ${unknown}.`);
  return {
    name,
    slots: { ...emptySlots(definition), ...(slots as Record<string, SlotValue | null>) },
    state: state === 'Failed' || state === 'Fulfilled' || state === 'ReadyForFulfillment' ? state : 'InProgress',
    confirmationState: confirmationState ?? 'None',
  };
}

function actionOf(
  { type, slotToElicit, subSlotToElicit }: NonNullable<SessionState['dialogAction']>,
  intent: IntentInSession | undefined,
  bot: BotDefinition,
): DialogAction {
  if (type === undefined || type === 'ElicitIntent' || type === 'None' || type === 'Delegate' || type === 'Close')
    return { type: type ?? 'None' };
  const definition = intentNamed(bot, intent?.name);
  if (!definition) throw invalid(`dialogAction ${type} needs an intent.`);
  if (type === 'ConfirmIntent') return { type };
  if (slotToElicit === undefined || !slotNamed(definition, slotToElicit))
    throw invalid(`dialogAction ElicitSlot needs slotToElicit, a slot of the intent ${definition.intentName}.`);
  const subSlot = subSlotToElicit?.name;
  if (subSlot === undefined) return { type, slotToElicit };
  if (!hasSubSlot(slotNamed(definition, slotToElicit), subSlot, bot)) throw invalid(`The slot ${slotToElicit} has no sub slot ${subSlot}.`);
  return { type, slotToElicit, subSlotToElicit: { name: subSlot } };
}

/** The intent of a session, to be worked on; undefined when the bot does not have it any more. */
export function currentIntent({ intent }: Session, bot: BotDefinition): CurrentIntent | undefined {
  const definition = intentNamed(bot, intent?.name);
  if (!intent || !definition) return undefined;
  const { slots, state, confirmationState } = intent;
  return { definition, slots: { ...emptySlots(definition), ...slots }, state, confirmationState };
}
