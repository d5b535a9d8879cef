// Does in the turn what a function answered, and says the step that follows.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
import { fromWire } from '../conversation/contexts.ts';
import { relay } from '../conversation/messages.ts';
import { hintsAfter } from '../conversation/runtime-hints.ts';
import type { Step } from '../conversation/step.ts';
import { fresh, type Turn } from '../conversation/turn.ts';
import type { HookResponse } from './hook-response.ts';

/** `next` where the function leaves it to Lex, which then takes no messages of it. */
export function applyAnswer(
  turn: Turn,
  { dialogAction, intent, sessionAttributes, activeContexts, runtimeHints, requestAttributes, messages }: HookResponse,
): Step {
  if (sessionAttributes) turn.attributes = { ...sessionAttributes };
  if (requestAttributes) turn.requestAttributes = requestAttributes;
  if (activeContexts) turn.contexts = fromWire(activeContexts, turn.environment.clock.now());
  turn.hints = hintsAfter(turn.hints, runtimeHints);
  if (intent) {
    const { definition, slots, state, confirmationState } = intent;
    if (turn.intent?.definition !== definition) {
      turn.intent = fresh(definition);
      turn.steering = 'function';
    }
    if (slots) turn.intent.slots = { ...turn.intent.slots, ...slots };
    if (state) turn.intent.state = state;
    if (confirmationState) turn.intent.confirmationState = confirmationState;
  }
  const { type, slotToElicit = '', subSlotToElicit: subSlot } = dialogAction;
  if (type === 'Delegate') return turn.intent?.state === 'ReadyForFulfillment' ? { kind: 'fulfil' } : { kind: 'next' };
  relay(turn, messages);
  const prompt = messages.length > 0 ? 'silent' : 'ask';
  if (type === 'ElicitSlot') return { kind: 'elicit-slot', slot: slotToElicit, subSlot, prompt };
  if (type === 'ConfirmIntent') return { kind: 'confirm', prompt };
  return type === 'ElicitIntent' ? { kind: 'elicit-intent' } : { kind: 'end' };
}
