// What a function may answer, checked: each breach is a sentence that says what is wrong.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
import type { ActiveContext, Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { BotDefinition, IntentDefinition } from '../../../core/bot-definitions.ts';
import { hasSubSlot } from '../conversation/composite-slots.ts';
import { unknownHint } from '../conversation/runtime-hints.ts';
import { intentNamed, slotNamed } from '../conversation/turn.ts';
import { badHook } from '../errors.ts';
import { base64BytesOf, bytesOf, LIMITS } from '../limits.ts';
import type { ConfirmationState, IntentState, SlotValue } from '../session.ts';
import { object, oneOf, texts } from './contract.ts';
import { checkedMessages } from './hook-messages.ts';

export interface HookResponse {
  readonly dialogAction: { readonly type: (typeof ACTIONS)[number]; readonly slotToElicit?: string; readonly subSlotToElicit?: string };
  readonly intent?: {
    readonly definition: IntentDefinition;
    readonly slots?: Readonly<Record<string, SlotValue | null>>;
    readonly state?: IntentState;
    readonly confirmationState?: ConfirmationState;
  };
  readonly sessionAttributes?: Readonly<Record<string, string>>;
  readonly activeContexts?: readonly ActiveContext[];
  readonly runtimeHints?: RuntimeHints;
  readonly requestAttributes?: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
}

const ACTIONS = ['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot'] as const;
const STATES = ['Failed', 'Fulfilled', 'InProgress', 'ReadyForFulfillment'] as const;
const CONFIRMATIONS = ['Confirmed', 'Denied', 'None'] as const;

/** Throws AwsError DependencyFailedException. */
export function checkedResponse(text: string, bot: BotDefinition): HookResponse {
  if (bytesOf(text) > LIMITS.hookAnswerBytes) throw badHook(`the response has more than ${LIMITS.hookAnswerBytes} bytes.`);
  const response = object(parsed(text), 'the response');
  const state = object(response.sessionState, 'sessionState');
  const action = object(state.dialogAction, 'sessionState.dialogAction');
  const type = oneOf(ACTIONS, action.type, 'sessionState.dialogAction.type');
  const intent =
    state.intent === undefined || state.intent === null ? undefined : checkedIntent(object(state.intent, 'sessionState.intent'), bot);
  if (!intent && type !== 'Delegate' && type !== 'ElicitIntent') throw badHook(`dialogAction ${type} needs sessionState.intent.`);
  if (intent?.state === 'ReadyForFulfillment' && type !== 'Delegate')
    throw badHook(`the state ReadyForFulfillment goes with dialogAction Delegate only, and not with ${type}.`);
  const messages = checkedMessages(response.messages);
  if (type === 'ElicitIntent' && messages.length === 0) throw badHook('dialogAction ElicitIntent needs messages.');
  // AWS: without messages the bot's own prompt is asked; "Close" needs the name and the state of the intent.
  if (type === 'ConfirmIntent' && messages.length === 0 && !intent?.definition.intentConfirmationSetting)
    throw badHook(`dialogAction ConfirmIntent needs messages: the intent ${intent?.definition.intentName} has no confirmation prompt.`);
  if (type === 'Close' && !intent?.state) throw badHook('dialogAction Close needs sessionState.intent.state.');
  const slotToElicit = typeof action.slotToElicit === 'string' ? action.slotToElicit : undefined;
  if (type === 'ElicitSlot' && (!intent || !slotNamed(intent.definition, slotToElicit)))
    throw badHook(
      `dialogAction ElicitSlot needs slotToElicit, a slot of the intent ${intent?.definition.intentName}: ${slotToElicit} is none.`,
    );
  const subSlotToElicit = isGiven(action.subSlotToElicit) ? object(action.subSlotToElicit, 'subSlotToElicit').name : undefined;
  if (subSlotToElicit !== undefined && !hasSubSlot(intent && slotNamed(intent.definition, slotToElicit), String(subSlotToElicit), bot))
    throw badHook(`subSlotToElicit is no sub slot of the slot ${slotToElicit}: ${String(subSlotToElicit)}.`);
  return {
    dialogAction: {
      type,
      ...(slotToElicit !== undefined && { slotToElicit }),
      ...(subSlotToElicit !== undefined && { subSlotToElicit: String(subSlotToElicit) }),
    },
    ...(intent && { intent }),
    ...(isGiven(state.sessionAttributes) && { sessionAttributes: checkedAttributes(state.sessionAttributes) }),
    ...(isGiven(state.activeContexts) && { activeContexts: checkedContexts(state.activeContexts) }),
    ...(isGiven(state.runtimeHints) && { runtimeHints: checkedHints(state.runtimeHints, bot) }),
    ...(isGiven(response.requestAttributes) && { requestAttributes: texts(response.requestAttributes, 'requestAttributes') }),
    messages,
  };
}

function checkedHints(hints: unknown, bot: BotDefinition): RuntimeHints {
  const checked = object(hints, 'sessionState.runtimeHints');
  if (isGiven(checked.slotHints))
    for (const [intent, slots] of Object.entries(object(checked.slotHints, 'sessionState.runtimeHints.slotHints'))) object(slots, intent);
  const unknown = unknownHint(checked as RuntimeHints, bot);
  if (unknown) throw badHook(unknown);
  return checked as RuntimeHints;
}

function checkedAttributes(attributes: unknown): Record<string, string> {
  const checked = texts(attributes, 'sessionState.sessionAttributes');
  if (base64BytesOf(JSON.stringify(checked)) > LIMITS.sessionAttributesBytes)
    throw badHook(`sessionState.sessionAttributes has more than ${LIMITS.sessionAttributesBytes} bytes in base64.`);
  return checked;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badHook(`it is not JSON: ${(error as Error).message}`);
  }
}

/** Functions in Python write null for what they leave out. */
const isGiven = (value: unknown) => value !== undefined && value !== null;

function checkedContexts(contexts: unknown): ActiveContext[] {
  if (!Array.isArray(contexts)) throw badHook('sessionState.activeContexts is not a list.');
  return contexts.map((context, index) => {
    const at = `sessionState.activeContexts[${index}]`;
    const { name, timeToLive, contextAttributes } = object(context, at);
    const { timeToLiveInSeconds, turnsToLive } = object(timeToLive, `${at}.timeToLive`);
    if (typeof name !== 'string') throw badHook(`${at}.name is missing.`);
    if (typeof timeToLiveInSeconds !== 'number' || typeof turnsToLive !== 'number')
      throw badHook(`${at}.timeToLive needs timeToLiveInSeconds and turnsToLive.`);
    const attributes = isGiven(contextAttributes) ? texts(contextAttributes, `${at}.contextAttributes`) : {};
    return { name, timeToLive: { timeToLiveInSeconds, turnsToLive }, contextAttributes: attributes };
  });
}

function checkedIntent(intent: Readonly<Record<string, unknown>>, bot: BotDefinition): NonNullable<HookResponse['intent']> {
  if (typeof intent.name !== 'string') throw badHook('Cannot construct instance of IntentResponse: sessionState.intent.name is missing.');
  const definition = intentNamed(bot, intent.name);
  if (!definition) throw badHook(`the bot has no intent ${intent.name}.`);
  const { state, confirmationState } = intent;
  return {
    definition,
    ...(isGiven(intent.slots) && { slots: checkedSlots(object(intent.slots, 'sessionState.intent.slots'), definition) }),
    ...(isGiven(state) && { state: oneOf(STATES, state, 'sessionState.intent.state') }),
    ...(isGiven(confirmationState) && {
      confirmationState: oneOf(CONFIRMATIONS, confirmationState, 'sessionState.intent.confirmationState'),
    }),
  };
}

function checkedSlots(slots: Readonly<Record<string, unknown>>, definition: IntentDefinition): Record<string, SlotValue | null> {
  return Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => {
      if (!slotNamed(definition, name)) throw badHook(`the intent ${definition.intentName} has no slot ${name}.`);
      return [name, slot === null ? null : checkedSlot(object(slot, `the slot ${name}`), name)];
    }),
  );
}

function checkedSlot(slot: Readonly<Record<string, unknown>>, name: string): SlotValue | null {
  if (slot.value === undefined || slot.value === null) return null;
  const { interpretedValue, originalValue, resolvedValues } = object(slot.value, `the value of the slot ${name}`);
  if (typeof interpretedValue !== 'string') throw badHook(`the value of the slot ${name} has no interpretedValue.`);
  const values = slot.shape === 'List' && Array.isArray(slot.values) ? slot.values : undefined;
  const subSlots = isGiven(slot.subSlots) ? Object.entries(object(slot.subSlots, `subSlots of the slot ${name}`)) : undefined;
  return {
    shape: values ? 'List' : subSlots ? 'Composite' : 'Scalar',
    value: {
      originalValue: typeof originalValue === 'string' ? originalValue : interpretedValue,
      interpretedValue,
      resolvedValues: Array.isArray(resolvedValues) ? resolvedValues.map(String) : [],
    },
    ...(subSlots && {
      subSlots: Object.fromEntries(
        subSlots.map(([part, value]) => [part, isGiven(value) ? checkedSlot(object(value, `the sub slot ${part}`), part) : null]),
      ),
    }),
    ...(values && { values: values.flatMap((value) => checkedSlot(object(value, `a value of the slot ${name}`), name) ?? []) }),
  };
}
