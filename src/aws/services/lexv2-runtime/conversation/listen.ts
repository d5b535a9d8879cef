// What an utterance means in the conversation as it stands: an answer to the bot's question, or something new.
import type { ElicitationCodeHookInvocationSetting } from '@aws-sdk/client-lex-models-v2';
import type { IntentDefinition, SlotDefinition } from '../../../core/bot-definitions.ts';
import type { DialogAction } from '../session.ts';
import type { Heard, HeardIntent, Understanding } from '../understanding.ts';
import { missingSubSlot, subSlotsOf } from './composite-slots.ts';
import { interpretationsOf } from './interpretations.ts';
import { promptOf } from './messages.ts';
import { visit } from './places.ts';
import { maySwitch, timeZoneOf } from './request-attributes.ts';
import { heardFor, slotAt } from './slot-values.ts';
import type { Step } from './step.ts';
import { type CurrentIntent, fallbackOf, fresh, intentNamed, slotNamed, type Turn } from './turn.ts';

/** @param activeContexts those that the utterance may use */
export async function listen(turn: Turn, understanding: Understanding, activeContexts: readonly string[]): Promise<Step> {
  const { intent, dialogAction, bot } = turn;
  const at = { nowMs: turn.environment.clock.now(), timeZone: timeZoneOf(turn.requestAttributes), activeContexts };
  if (intent && dialogAction.type === 'ElicitSlot') {
    const name = intent.definition.intentName ?? '';
    const asked = { kind: 'slot', intent: name, slot: dialogAction.slotToElicit } as const;
    const hear = (more: { readonly subSlot?: string }) => understanding.hear(turn.text, { ...at, asked: { ...asked, ...more } });
    const subSlot = dialogAction.subSlotToElicit?.name;
    const heard = subSlot === undefined ? hear({}) : asPart(subSlot, hear({ subSlot }), hear({}));
    return slotAnswered(turn, intent, heard, dialogAction);
  }
  if (intent && dialogAction.type === 'ConfirmIntent')
    return confirmationAnswered(turn, intent, understanding.hear(turn.text, { ...at, asked: { kind: 'confirmation' } }));
  const heard = understanding.hear(turn.text, at);
  turn.interpretations = interpretationsOf(heard, { bot });
  return begin(turn, heard.intents[0]);
}

/** Begins the intent that was said, or the FallbackIntent where none is sure enough. */
function begin(turn: Turn, said: HeardIntent | undefined): Step {
  const { bot } = turn;
  const understood = said && said.score >= bot.locale.nluIntentConfidenceThreshold ? intentNamed(bot, said.intent) : undefined;
  if (!understood) turn.outcome = 'missed';
  const definition = understood ?? fallbackOf(bot);
  if (!definition) return { kind: 'elicit-intent' };
  turn.intent = fresh(definition);
  turn.retries = 0;
  if (understood && said) fill(turn, turn.intent, said.slots);
  return { kind: 'start' };
}

function fill(turn: Turn, { definition, slots }: CurrentIntent, heard: HeardIntent['slots']): void {
  for (const [name, value] of Object.entries(heard)) {
    const filled = heardFor(slotNamed(definition, name), value, turn);
    if (filled) slots[name] = filled;
  }
}

/** The answer to the question for a sub slot, as a value of its composite slot: that sub slot, or others that were said instead. */
function asPart(subSlot: string, { elicited: single, ...heard }: Heard, { elicited: whole }: Heard): Heard {
  const others = single?.how === 'whole' ? {} : (whole?.value.parts ?? {});
  const parts = { ...(single && { [subSlot]: single.value }), ...others };
  const found = single ?? whole;
  return found && Object.keys(parts).length > 0 ? { ...heard, elicited: { ...found, value: { ...found.value, parts } } } : heard;
}

/** Another intent that was said clearly enough to leave the present one. */
function switched({ bot, requestAttributes }: Turn, { definition }: CurrentIntent, { intents: [best] }: Heard): HeardIntent | undefined {
  if (!best || best.intent === definition.intentName || !maySwitch(requestAttributes)) return undefined;
  return best.score >= bot.locale.nluIntentConfidenceThreshold ? best : undefined;
}

async function slotAnswered(
  turn: Turn,
  intent: CurrentIntent,
  heard: Heard,
  { slotToElicit: slotName, subSlotToElicit }: Extract<DialogAction, { type: 'ElicitSlot' }>,
): Promise<Step> {
  const slot = slotNamed(intent.definition, slotName);
  const other = switched(turn, intent, heard);
  const { elicited } = heard;
  const said = saidOfIntent(turn, intent, heard);
  if (said && elicited?.how !== 'whole' && (said.score === 1 || !elicited)) {
    turn.interpretations = interpretationsOf(heard, turn, said.intent);
    turn.retries = 0;
    fill(turn, intent, said.slots);
    return captured(turn, said.slots[slotName] ? slot : undefined, said);
  }
  // A word that may be anything is the value, unless it is a sample utterance of another intent.
  const value = elicited && !(elicited.how === 'words' && other?.score === 1) ? heardFor(slot, elicited.value, turn) : undefined;
  if (!value) {
    if (other && !elicited) return leave(turn, heard, other);
    if (other?.score === 1) return leave(turn, heard, other);
    return askAgain(turn, heard, slot, subSlotToElicit?.name);
  }
  turn.interpretations = interpretationsOf(heard, turn, intent.definition.intentName ?? '');
  turn.retries = 0;
  intent.slots[slotName] = value;
  // A composite slot is captured when nothing of it is missing (inferred): Lex goes on with the next of its sub slots.
  const subSlots = slot ? subSlotsOf(slot, turn.bot) : [];
  if (slot && subSlots.length > 0 && missingSubSlot(slot, value, subSlots) !== undefined) return { kind: 'next' };
  return captured(turn, slot);
}

/**
 * A sample utterance of the intent in hand, or what is most likely one, with values for its slots: two values at once, or another value
 * for a slot that is filled. Inferred: Lex keeps the intent and takes the values, as it does at a confirmation.
 */
function saidOfIntent({ bot }: Turn, { definition }: CurrentIntent, { intents: [best] }: Heard): HeardIntent | undefined {
  if (!best || best.intent !== definition.intentName || best.score < bot.locale.nluIntentConfidenceThreshold) return undefined;
  return Object.keys(best.slots).length > 0 ? best : undefined;
}

/** @param slot the one that was asked for; undefined when others were changed: they are captured anew, so the function sees them (inferred) */
function captured(turn: Turn, slot: SlotDefinition | undefined, said?: HeardIntent): Promise<Step> {
  const changed = slot ?? (turn.intent && slotNamed(turn.intent.definition, Object.keys(said?.slots ?? {})[0]));
  const setting = changed?.valueElicitationSetting?.slotCaptureSetting ?? {};
  const { captureResponse: response, captureNextStep: nextStep, captureConditional: conditional, codeHook } = setting;
  return visit(turn, { ...(slot && { response, nextStep, conditional }), codeHook, hook: 'by intent', otherwise: { kind: 'next' } });
}

function leave(turn: Turn, heard: Heard, other: HeardIntent): Step {
  turn.interpretations = interpretationsOf(heard, turn);
  return begin(turn, other);
}

/** The prompt again, as often as it may be; then the failure that the builder wrote, or the FallbackIntent. */
async function askAgain(turn: Turn, heard: Heard, slot: SlotDefinition | undefined, subSlot: string | undefined): Promise<Step> {
  const { slotCaptureSetting } = slot?.valueElicitationSetting ?? {};
  turn.outcome = 'missed';
  turn.interpretations = interpretationsOf({ ...heard, intents: [] }, turn, turn.intent?.definition.intentName ?? '');
  if (turn.retries < (promptOf(slot, subSlot)?.maxRetries ?? 0)) {
    turn.retries += 1;
    const name = slot?.slotName ?? '';
    const question = { kind: 'elicit-slot', slot: name, subSlot, prompt: 'ask' } as const;
    const isOpen = () => !slotAt(turn.intent?.slots ?? {}, subSlot === undefined ? name : `${name}.${subSlot}`);
    return askedAnew(turn, slotCaptureSetting?.elicitationCodeHook, question, isOpen);
  }
  const { failureResponse: response, failureNextStep: nextStep, failureConditional: conditional } = slotCaptureSetting ?? {};
  return failed(turn, { response, nextStep, conditional });
}

/** AWS: the elicitation code hook is called when no value was captured, before the question is asked again. */
async function askedAnew(
  turn: Turn,
  hook: ElicitationCodeHookInvocationSetting | undefined,
  question: Step,
  isOpen: () => boolean,
): Promise<Step> {
  const { enableCodeHookInvocation, invocationLabel } = hook ?? {};
  if (!enableCodeHookInvocation) return question;
  const codeHook = { active: true, enableCodeHookInvocation, invocationLabel, postCodeHookSpecification: undefined };
  const step = await visit(turn, { codeHook, hook: 'never', otherwise: question });
  return step.kind === 'next' && isOpen() ? question : step;
}

/** AWS: the FallbackIntent begins when the retries are used up, unless a failure response or next step is there. */
async function failed(turn: Turn, place: Pick<Parameters<typeof visit>[1], 'response' | 'nextStep' | 'conditional'>): Promise<Step> {
  turn.retries = 0;
  if (turn.intent) turn.intent.state = 'Failed';
  if (place.response || place.nextStep || place.conditional) return visit(turn, { ...place, hook: 'never', otherwise: { kind: 'end' } });
  return begin(turn, undefined);
}

async function confirmationAnswered(turn: Turn, intent: CurrentIntent, heard: Heard): Promise<Step> {
  const { intentConfirmationSetting: setting } = intent.definition as IntentDefinition;
  turn.interpretations = interpretationsOf(heard, turn, intent.definition.intentName ?? '');
  const [best] = heard.intents;
  const isChange = best !== undefined && best.intent === intent.definition.intentName && Object.keys(best.slots).length > 0;
  // "No, make it Sunday" is a change when it is a sample utterance, and no no.
  const answer = isChange && best.score === 1 ? undefined : heard.answer;
  // Whatever is asked next is asked for the first time.
  if (answer === 'yes' || answer === 'no') turn.retries = 0;
  if (answer === 'yes') {
    intent.confirmationState = 'Confirmed';
    const {
      confirmationResponse: response,
      confirmationNextStep: nextStep,
      confirmationConditional: conditional,
      codeHook,
    } = setting ?? {};
    return visit(turn, { response, nextStep, conditional, codeHook, hook: 'by intent', otherwise: { kind: 'fulfil' } });
  }
  if (answer === 'no') {
    intent.confirmationState = 'Denied';
    const { declinationResponse: response, declinationNextStep: nextStep, declinationConditional: conditional, codeHook } = setting ?? {};
    // Inferred: a denied intent ends as Failed where the builder says nothing else.
    return visit(turn, { response, nextStep, conditional, codeHook, hook: 'by intent', otherwise: { kind: 'decline' } });
  }
  if (isChange) {
    fill(turn, intent, best.slots);
    turn.retries = 0;
    intent.confirmationState = 'None';
    // What was changed is captured anew, so the function sees it before Lex asks again: inferred.
    const changed = slotNamed(intent.definition, Object.keys(best.slots)[0])?.valueElicitationSetting?.slotCaptureSetting;
    return visit(turn, { codeHook: changed?.codeHook, hook: 'by intent', otherwise: { kind: 'confirm', prompt: 'ask' } });
  }
  const other = switched(turn, intent, heard);
  // "I am not sure" is an answer, however close to another intent its words are: inferred.
  if (other && (heard.answer !== 'unclear' || other.score === 1)) return leave(turn, heard, other);
  if (turn.retries < (setting?.promptSpecification?.maxRetries ?? 0)) {
    turn.retries += 1;
    if (!answer) turn.outcome = 'missed';
    const isOpen = () => intent.confirmationState === 'None';
    return askedAnew(turn, setting?.elicitationCodeHook, { kind: 'confirm', prompt: 'ask' }, isOpen);
  }
  const { failureResponse: response, failureNextStep: nextStep, failureConditional: conditional } = setting ?? {};
  return failed(turn, { response, nextStep, conditional });
}
